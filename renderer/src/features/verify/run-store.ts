// The verification that runs, as every screen shows and hears it: the last view, what just happened, the huge line; of a walk of
// two that of the person whom this page shows. The frame starts the listening, so that it is heard on every screen; of several
// pages the one in front speaks. Decides nothing.

import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';

import type { Happening, VerificationEvent, Within } from '../../../../electron/contract/verification.ts';
import type {
  Utterance,
  VerificationMode,
  VerificationView,
} from '../../../../electron/domain/verification/protocol.ts';
import { application, listen, useAsking, type Failure } from '../../app/application.ts';
import { useFrame } from '../../app/frame-store.ts';
import { i18n } from '../../app/i18n.ts';
import { useSettings } from '../../app/settings-store.ts';
import { useSite } from '../../app/site-store.ts';
import { pageVoice } from './aloud.ts';
import { headline, split } from './headline.ts';
import { rememberedSeat, rememberSeat, type Person } from './seat.ts';
import { Announcer } from './voice.ts';

/** A screenful and a half, as the application keeps it. */
const happeningsKept = 50;
const learnSeconds = 60;

export interface Learnt {
  readonly type: string | null;
  readonly name: string | null;
  readonly watts: number | null;
  readonly label: string | null;
}
export interface Scope {
  readonly mode: VerificationMode;
  readonly only: string[];
  readonly within: Within | null;
}
type Client = ReturnType<typeof application>['verification'];
export type Action = Parameters<Client['act']>[0];

export const useRun = defineStore('run', () => {
  const frame = useFrame();
  const site = useSite();
  const settings = useSettings();
  const { failure, busy, ask } = useAsking();
  const view = shallowRef<VerificationView | null>(null);
  const happened = shallowRef<readonly Happening[]>([]);
  /** What ended the run: the document can't be written, say. */
  const trouble = shallowRef<Failure | null>(null);
  /** A label that was scanned or typed, until the next thing is said. */
  const read = shallowRef<Extract<Utterance, { say: 'label-read' | 'label-unknown' }> | null>(null);
  const load = shallowRef<Learnt | null>(null);
  const learning = ref(false);
  const speaksHere = ref(false);
  /** Another page speaks for the other of two people. */
  const speaksForOne = ref(false);
  /** Which of two people this page shows. */
  const seat = ref<Person | null>(rememberedSeat());
  /** Raised when the system's voices have come. */
  const voices = ref(0);
  // One name for as long as the page lives; no two pages begin in the same microsecond.
  const page = `page-${performance.timeOrigin}`;
  const aloud = pageVoice(window);
  const announcer = new Announcer(aloud, ({ key, ...parameters }) => i18n.global.t(`verify.say.${key}`, parameters));

  const places = computed(() => new Map((site.sockets?.ids ?? []).map((id, index) => [id, index])));
  const placeOf = (socketId: string): number => places.value.get(socketId) ?? -1;
  const labelOf = (socketId: string): string => site.sockets?.labels[placeOf(socketId)] ?? '';
  const planOf = (socketId: string | null): string | null =>
    socketId === null ? null : (site.sockets?.planIds[placeOf(socketId)] ?? null);

  const line = computed(() => view.value && headline(view.value, labelOf));
  const parts = computed(() => (line.value?.label == null ? null : split(line.value.label)));
  const last = computed(() => happened.value.find((one) => one.kind === 'verdict') ?? null);
  /** A walk of two, as far as each of them is. */
  const crew = computed(() => frame.view?.crew ?? null);
  /** What the frame says of the run that this page shows. */
  const own = computed(
    () => frame.view?.runs.find(({ person }) => crew.value === null || person === seat.value) ?? null,
  );
  /** The other of two, while they walk. */
  const other = computed(
    () => crew.value?.people.find(({ person, isThere }) => isThere && person !== seat.value) ?? null,
  );
  const hasVoice = computed(() => voices.value >= 0 && aloud.hasVoice(settings.language));

  function take(event: VerificationEvent): void {
    switch (event.event) {
      case 'view':
        return void (view.value = event.view);
      case 'before':
        [happened.value, trouble.value, read.value] = [event.happenings, null, null];
        return;
      case 'happened':
        return void (happened.value = [event.happening, ...happened.value].slice(0, happeningsKept));
      case 'trouble':
        return void (trouble.value = event.failure);
      case 'over':
        return void (view.value = null);
      case 'speaker':
        [speaksHere.value, speaksForOne.value] = [event.here, event.named];
        return;
      case 'seat':
        return rememberSeat((seat.value = event.person));
      case 'say':
        return hear(event.utterance);
    }
  }

  function hear(utterance: Utterance): void {
    read.value = utterance.say === 'label-read' || utterance.say === 'label-unknown' ? utterance : null;
    if (!settings.settings.sound || !speaksHere.value) return;
    const whose = speaksForOne.value ? seat.value : null;
    announcer.hear(utterance, { language: settings.language, volume: settings.settings.volume, whose });
  }

  /** "Do you hear me?": a signal and a sentence, whatever else is said. */
  function test(): void {
    const { volume } = settings.settings;
    aloud.sound('pass', volume);
    aloud.say(i18n.global.t('verify.voice.sentence'), settings.language, volume, true);
  }

  const speakHere = (): Promise<unknown> => application().verification.speakHere({ page });

  /** For as long as the page lives. */
  function follow(): Promise<void> {
    aloud.onVoices(() => (voices.value += 1));
    window.addEventListener('focus', () => void speakHere());
    if (document.hasFocus()) void speakHere();
    return listen(application().verification.events({ page, person: seat.value }), take);
  }

  async function learn(): Promise<void> {
    learning.value = true;
    try {
      const learnt = await ask(application().verification.learnLoad({ seconds: learnSeconds }));
      load.value = learnt ?? load.value;
    } finally {
      learning.value = false;
    }
  }

  const testLoad = () => {
    const { type, name } = load.value ?? {};
    return load.value && { ...(type ? { type } : {}), ...(name ? { name } : {}) };
  };

  /** `people` 2: as the first of them. */
  async function start(scope: Scope, people: 1 | 2 = 1): Promise<void> {
    const { lampAnswers } = settings.settings;
    await speakHere();
    await ask(application().verification.start({ ...scope, page, people, testLoad: testLoad(), lampAnswers }));
  }

  /** As one of two, who begins with it where nobody has. */
  async function join(person: Person): Promise<void> {
    await speakHere();
    await ask(application().verification.join({ page, person, testLoad: testLoad() }));
  }

  const act = (action: Action): Promise<unknown> => ask(application().verification.act({ ...action, page }));
  const stop = (): Promise<unknown> => ask(application().verification.stop({ page }));
  /** Where two walk, one's own last step: the site's may be the other's. */
  const undo = (): Promise<unknown> =>
    ask(crew.value === null ? application().site.undo() : application().verification.undo({ page }));
  const summary = () => application().verification.summary({ page });
  const forgetLoad = (): void => void (load.value = null);

  return {
    ...{ view, happened, trouble, read, load, learning, line, parts, last, hasVoice, speaksHere, failure, busy },
    ...{ seat, crew, own, other },
    ...{ placeOf, labelOf, planOf, follow, start, join, act, stop, undo, summary, ask, learn, forgetLoad, test },
  };
});

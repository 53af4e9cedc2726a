// The procedure as it stands on the screen: what the site or one of its locations keeps, with what was changed here and not saved
// yet laid over it. Asks what saving would make stale. Each location's changes wait on their own.

import { computed, ref, shallowRef, watch, type Ref } from 'vue';

import type { Procedure } from '../../../../electron/domain/procedure.ts';
import { application, ifThere, useAsking } from '../../app/application.ts';
import { useDraft } from '../../app/draft.ts';
import { useSite } from '../../app/site-store.ts';
import { changesAgainst, impossible, sent } from './procedure-fields.ts';

/** `locationId`: whose procedure it is; empty: the whole site's. */
export function useProcedureDraft(locationId: Ref<string>) {
  const site = useSite();
  const { failure, busy, ask } = useAsking();
  const effect = shallowRef<{ stale: number; labels: string[] } | null>(null);
  const saved = ref(false);

  const ofSite = computed(() => site.view?.procedure ?? null);
  const location = computed(() => site.view?.locations.find(({ id }) => id === locationId.value) ?? null);
  const target = computed(() => location.value?.id ?? '');
  const own = computed(() => location.value?.procedure ?? null);
  /** A location that begins one of its own calls it after itself. */
  const kept = computed(() => {
    if (!ofSite.value || own.value || !location.value) return own.value ?? ofSite.value;
    return { ...ofSite.value, name: `${ofSite.value.name} · ${location.value.name}` };
  });
  const changes = useDraft<Partial<Procedure>>(() => `procedure/${target.value}`, {});
  const draft = computed(() => kept.value && { ...kept.value, ...changes.value });
  const isChanged = computed(() => Object.keys(changes.value).length > 0);
  const wrong = computed(() => draft.value && impossible(draft.value));

  function change(patch: Partial<Procedure>): void {
    if (!kept.value) return;
    saved.value = false;
    changes.value = changesAgainst(kept.value, { ...changes.value, ...patch });
  }
  // Saved here or elsewhere, undone: what is the same now is no change any more.
  watch(kept, (now) => {
    if (now) changes.value = changesAgainst(now, changes.value);
  });
  watch(target, () => (saved.value = false));

  const asked = (procedure: Procedure | null) => ({
    procedure: procedure && sent(procedure),
    ...(target.value !== '' && { locationId: target.value }),
  });

  watch([draft, isChanged], async () => {
    effect.value = null;
    const now = draft.value;
    if (!now || !isChanged.value || wrong.value) return;
    const told = await ifThere(application().site.procedureEffect(asked(now)));
    if (told?.ok && draft.value === now) effect.value = told.value;
  });

  async function keep(procedure: Procedure | null): Promise<void> {
    const done = await ask(application().site.edit({ kind: 'set-procedure', ...asked(procedure) }));
    saved.value = done !== null;
    if (done && !procedure) discard();
  }
  const save = async (): Promise<void> => void (draft.value && (await keep(draft.value)));
  const discard = (): void => void (changes.value = {});
  /** The location does as the site says again. */
  const asSite = (): Promise<void> => keep(null);

  return { location, own, draft, isChanged, wrong, effect, saved, failure, busy, change, save, discard, asSite };
}

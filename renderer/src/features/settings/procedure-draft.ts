// The procedure as it stands on the screen: what the site keeps, with what was changed here and not saved yet laid over it. Asks
// what saving would make stale.

import { computed, ref, shallowRef, watch } from 'vue';

import { defaultProcedure, type Procedure } from '../../../../electron/domain/procedure.ts';
import { application, ifThere, useAsking } from '../../app/application.ts';
import { useSite } from '../../app/site-store.ts';
import { changesAgainst, impossible } from './procedure-fields.ts';

export function useProcedureDraft() {
  const site = useSite();
  const { failure, busy, ask } = useAsking();
  const changes = shallowRef<Partial<Procedure>>({});
  const effect = shallowRef<{ stale: number; labels: string[] } | null>(null);
  const saved = ref(false);
  const kept = computed(() => site.view?.procedure ?? null);
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

  watch([draft, isChanged], async () => {
    effect.value = null;
    const asked = draft.value;
    if (!asked || !isChanged.value || wrong.value) return;
    const told = await ifThere(application().site.procedureEffect({ procedure: sent(asked) }));
    if (told?.ok && draft.value === asked) effect.value = told.value;
  });

  async function save(): Promise<void> {
    if (!draft.value) return;
    const edit = { kind: 'set-procedure' as const, procedure: sent(draft.value) };
    saved.value = (await ask(application().site.edit(edit))) !== null;
  }
  const discard = (): void => void (changes.value = {});
  /** The name is the site's own. */
  const reset = (): void => change({ ...defaultProcedure, name: kept.value?.name ?? defaultProcedure.name });
  return { draft, isChanged, wrong, effect, saved, failure, busy, change, save, discard, reset };
}

const sent = (procedure: Procedure) => ({ ...procedure, checks: [...procedure.checks] });

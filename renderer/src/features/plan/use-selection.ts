// What is selected on the plan that is shown, and what of it is said. View state only.

import { computed, ref, shallowRef, watch, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';

import { useSite } from '../../app/site-store.ts';
import type { useSockets } from './use-sockets.ts';

export function useSelection(sockets: ReturnType<typeof useSockets>, planId: () => string | undefined) {
  const { t } = useI18n();
  const site = useSite();
  const selection = shallowRef<ReadonlySet<string>>(new Set());
  const selected = computed(() => [...selection.value].flatMap((id) => sockets.byId.value.get(id) ?? []));
  const only = computed(() => (selected.value.length === 1 ? (selected.value[0]?.id ?? null) : null));
  /** The last thing done, in a sentence. */
  const said: Ref<string> = ref('');

  watch(sockets.byId, (byId) => {
    const left = [...selection.value].filter((id) => byId.has(id));
    if (left.length < selection.value.size) selection.value = new Set(left);
  });
  watch(planId, () => (selection.value = new Set()));

  const names = (ids: ReadonlySet<string>): string => {
    const [first = ''] = ids;
    return ids.size === 1 ? (sockets.byId.value.get(first)?.label ?? '') : t('plan.several', { count: ids.size });
  };
  function pick(ids: readonly string[], how: 'only' | 'add' | 'toggle'): void {
    const picked = new Set(how === 'only' ? [] : selection.value);
    for (const id of ids) {
      if (how === 'toggle' && picked.has(id)) picked.delete(id);
      else picked.add(id);
    }
    selection.value = picked;
    const [first] = picked;
    if (picked.size === 1 && first) say(first);
    else said.value = picked.size > 1 ? t('plan.saidSelected', { count: picked.size }) : '';
  }
  function say(socketId: string): void {
    const at = sockets.here.value.findIndex(({ id }) => id === socketId);
    const verdict = t(`verdict.${site.rows.standing(socketId).verdict}`);
    const label = sockets.byId.value.get(socketId)?.label ?? '';
    said.value = t('plan.said', { label, verdict, at: at + 1, count: sockets.here.value.length });
  }
  return { selection, selected, only, said, names, pick };
}

export type Selection = ReturnType<typeof useSelection>;

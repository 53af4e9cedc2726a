// Which sockets of the plan are looked for: by verdict, by what was typed, by a label that two have; and the way from one to the
// next.

import { computed, ref, shallowRef } from 'vue';

import type { Verdict } from '../../../../electron/domain/verdict.ts';
import { useSite } from '../../app/site-store.ts';
import type { PlanHandle } from './plan-handle.ts';
import { sharedLabels } from './shared-labels.ts';
import type { Selection } from './use-selection.ts';
import type { useSockets } from './use-sockets.ts';

export function useFinding(
  sockets: ReturnType<typeof useSockets>,
  { selection, pick }: Selection,
  canvas: () => PlanHandle | null,
) {
  const site = useSite();
  const wanted = ref<ReadonlySet<Verdict>>(new Set());
  const faded = computed<ReadonlySet<string>>(() => {
    if (wanted.value.size === 0) return new Set();
    void site.version;
    const others = sockets.here.value.filter(({ id }) => !wanted.value.has(site.rows.standing(id).verdict));
    return new Set(others.map(({ id }) => id));
  });
  const shownIds = computed(() => sockets.here.value.map(({ id }) => id).filter((id) => !faded.value.has(id)));
  const found = shallowRef<ReadonlySet<string>>(new Set());
  const shared = computed(() => sharedLabels(site.sockets));
  const doubled = computed<ReadonlySet<string>>(() => new Set(shared.value.flatMap(({ ids }) => ids)));

  function walk(to: 'next' | 'previous' | 'first' | 'last'): void {
    const ids = shownIds.value;
    const at = ids.indexOf([...selection.value].at(-1) ?? '');
    const last = ids.length - 1;
    const index = { first: 0, last, next: at < last ? at + 1 : 0, previous: at > 0 ? at - 1 : last }[to];
    const id = ids[index];
    if (id === undefined) return;
    pick([id], 'only');
    canvas()?.bringIntoView(id);
  }
  return { wanted, faded, shownIds, found, shared, doubled, walk };
}

// The tool in hand: what it needs to know, where its sockets would stand, and what is done when the hand lets go. Asks for edits;
// which labels and places those have is decided by `numbering.ts`, `placing.ts` and `copying.ts`.

import { computed, ref, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';

import type { AreaView } from '../../../../electron/contract/site-views.ts';
import { isInside } from '../../../../electron/domain/outline.ts';
import type { Point } from '../../../../electron/domain/units.ts';
import { copyOf, putDown, type Copied } from './copying.ts';
import type { Tool } from './input/protocol.ts';
import { patternOf } from './numbering.ts';
import type { Order } from './ordering.ts';
import { gridBetween, rowBetween, spreadAlong } from './placing.ts';
import type { Snap } from './snapping.ts';
import type { Edits, Here } from './use-edits.ts';
import type { Selection } from './use-selection.ts';
import type { SocketRow, useSockets } from './use-sockets.ts';

const whole = (value: number, most: number): number => Math.min(most, Math.max(1, Math.floor(Number(value)) || 1));

interface Surroundings {
  readonly here: () => Here | null;
  readonly sockets: ReturnType<typeof useSockets>;
  readonly unplaced: () => readonly SocketRow[];
  readonly edits: Edits;
  readonly selecting: Selection;
  readonly focusPlan: () => void;
}

export function useTool({ here, sockets, unplaced, edits, selecting, focusPlan }: Surroundings) {
  const { t } = useI18n();
  const { selection, said } = selecting;
  const tool = ref<Tool>('look');
  const snap = ref<Snap>('sockets');
  /** A socket that is on no plan yet, to be placed. */
  const chosen = ref<string | null>(null);
  const [pattern, order] = [ref('{nn}'), ref<Order>('reading')];
  const [count, columns, rows] = [ref(6), ref(4), ref(3)];
  const areaName = ref('');
  const copied = shallowRef<Copied | null>(null);
  const labelOf = (socketId: string): string => sockets.byId.value.get(socketId)?.label ?? '';

  const howMany = computed(() => {
    if (tool.value === 'row' || tool.value === 'line') return whole(count.value, 500);
    if (tool.value === 'grid') return whole(columns.value, 100) * whole(rows.value, 100);
    return tool.value === 'copy' ? (copied.value?.sockets.length ?? 0) : 1;
  });
  const labels = computed(() => edits.labelsFor(pattern.value, howMany.value));

  /** Where sockets would stand along these corners, in the order in which they are numbered. */
  function ghosts(corners: readonly Point[]): readonly Point[] {
    const [from, to, plan] = [corners[0], corners.at(-1), here()?.plan];
    if (!from || !to || !plan) return [];
    if (tool.value === 'grid') {
      return gridBetween(from, to, whole(columns.value, 100), whole(rows.value, 100), order.value);
    }
    if (tool.value === 'copy') return copied.value ? putDown(copied.value, to, plan).places : [];
    return tool.value === 'line' ? spreadAlong(corners, howMany.value, plan) : rowBetween(from, to, howMany.value);
  }

  function take(next: Tool, byKey = false): void {
    [tool.value, chosen.value, said.value] = [next, null, ''];
    if (['place', 'row', 'grid', 'line'].includes(next) && pattern.value === '{nn}') {
      pattern.value = patternOf(sockets.here.value.map(({ label }) => label));
    }
    if (next === 'area') areaName.value = freeAreaName();
    if (next !== 'look' && next !== 'select') selection.value = new Set();
    if (byKey) focusPlan();
  }
  function choose(socketId: string | null): void {
    take(socketId === null ? 'look' : 'place');
    chosen.value = socketId;
  }
  function freeAreaName(): string {
    const taken = new Set(here()?.plan.areas.map(({ name }) => name));
    let n = taken.size + 1;
    while (taken.has(t('plan.areaDefault', { n }))) n += 1;
    return t('plan.areaDefault', { n });
  }
  /** Escape: first the tool, then what is selected. */
  function leave(): void {
    if (tool.value !== 'look') take('look');
    else selecting.pick([], 'only');
  }

  /** Takes sockets along, in the order of their labels; with an area, what stands in it. */
  function copy(from: readonly SocketRow[], area: AreaView | null = null): void {
    const standing = from.flatMap(({ place, expected }) => (place ? { place, expected } : []));
    const plan = here()?.plan;
    if (!plan || (standing.length === 0 && !area)) return;
    copied.value = copyOf(standing, area, plan);
    const suggested = from.length > 0 ? patternOf(from.map(({ label }) => label)) : pattern.value;
    take('copy', true);
    pattern.value = suggested;
  }
  const copySelected = (): void => copy(sockets.here.value.filter(({ id }) => selection.value.has(id)));
  const copyArea = (area: AreaView): void =>
    copy(
      sockets.here.value.filter(({ place }) => place && isInside(area.outline, place)),
      area,
    );

  async function place(at: Point): Promise<void> {
    if (tool.value === 'copy') return put(at);
    const { value: socketId } = chosen;
    if (socketId === null) return placed(await edits.add(pattern.value, [at]));
    const waiting = unplaced();
    const next = waiting[waiting.findIndex(({ id }) => id === socketId) + 1]?.id ?? null;
    const what = labelOf(socketId);
    if (!(await edits.placeAgain(socketId, at))) return;
    choose(next);
    said.value = t('plan.placed', { what });
  }
  async function put(at: Point): Promise<void> {
    if (copied.value) placed(await edits.putDown(pattern.value, copied.value, at));
  }
  const placeRun = async (corners: readonly Point[]): Promise<void> =>
    placed(await edits.add(pattern.value, ghosts(corners)));
  function placed(done: readonly string[] | null): void {
    const [first, last] = [done?.[0], done?.at(-1)];
    if (first === undefined || last === undefined) return;
    said.value = t('plan.placed', { what: first === last ? first : t('plan.run', { first, last }) });
  }
  async function outline(corners: readonly Point[]): Promise<void> {
    const name = areaName.value.trim() || freeAreaName();
    if (await edits.outline(name, corners)) take('look');
  }

  const hint = computed(() => {
    const [first, last] = [labels.value[0] ?? '', labels.value.at(-1) ?? ''];
    const label = chosen.value === null ? first : labelOf(chosen.value);
    return t(`plan.hint.${chosen.value === null ? tool.value : 'unplaced'}`, { label, first, last });
  });

  return {
    ...{ tool, snap, chosen, pattern, order, count, columns, rows, areaName, labels, hint },
    ...{ ghosts, take, choose, leave, copySelected, copyArea, place, placeRun, outline },
  };
}

// The site's sockets by their ids, and those of one plan in the order of their labels.

import { computed } from 'vue';

import type { ExpectedDevice } from '../../../../electron/domain/events.ts';
import type { Point } from '../../../../electron/domain/units.ts';
import { useSite } from '../../app/site-store.ts';

export interface SocketRow {
  readonly id: string;
  readonly label: string;
  readonly locationId: string;
  readonly planId: string | null;
  readonly place: Point | null;
  readonly expected: ExpectedDevice;
}

const order = new Intl.Collator(undefined, { numeric: true });
const byLabel = (a: SocketRow, b: SocketRow): number => order.compare(a.label, b.label);

export function useSockets(planId: () => string | null) {
  const site = useSite();
  const rows = computed(() => {
    const all = site.sockets;
    return (all?.ids ?? []).map((id, index): SocketRow => {
      const [x, y] = [all?.xs[index] ?? null, all?.ys[index] ?? null];
      return {
        id,
        label: all?.labels[index] ?? '',
        locationId: all?.locationIds[index] ?? '',
        planId: all?.planIds[index] ?? null,
        place: x === null || y === null ? null : { x, y },
        expected: all?.expected[index] ?? 'open',
      };
    });
  });
  const byId = computed(() => new Map(rows.value.map((row) => [row.id, row])));
  const here = computed(() => rows.value.filter((row) => row.planId === planId() && row.place !== null).sort(byLabel));
  return { rows, byId, here };
}

/** Of this location, on no plan yet; in the order of their labels. */
export const unplacedOf = (rows: readonly SocketRow[], locationId: string): SocketRow[] =>
  rows.filter((row) => row.locationId === locationId && (row.planId === null || row.place === null)).sort(byLabel);

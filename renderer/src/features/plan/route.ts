// Where the sockets of a way lie on one plan, in the order in which they are visited. Pure.

import type { SocketsView } from '../../../../electron/contract/site-views.ts';
import type { Point } from '../../../../electron/domain/units.ts';

/** Fractions of the picture; what lies on another plan, or nowhere, ends the way here. */
export function placesOf(sockets: SocketsView | null, planId: string, ids: readonly string[]): readonly Point[] {
  const places: Point[] = [];
  for (const id of ids) {
    const index = sockets?.ids.indexOf(id) ?? -1;
    const [x, y] = [sockets?.xs[index] ?? null, sockets?.ys[index] ?? null];
    if (sockets?.planIds[index] !== planId || x === null || y === null) break;
    places.push({ x, y });
  }
  return places;
}

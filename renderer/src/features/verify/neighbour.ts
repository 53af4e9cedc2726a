// Decides which socket an arrow key means: the nearest in that direction on the same plan, with what lies straight ahead before
// what lies aside. Pure. Screens, *arrows choose*.

import type { SocketsView } from '../../../../electron/contract/site-views.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** A socket aside counts as so many times farther. */
const asideCosts = 2.5;

/** Null: nothing lies there, or the socket has no pin. */
export function neighbour(
  all: Pick<SocketsView, 'ids' | 'planIds' | 'xs' | 'ys'>,
  from: string,
  direction: Direction,
): string | null {
  const start = all.ids.indexOf(from);
  const [x, y, planId] = [all.xs[start] ?? null, all.ys[start] ?? null, all.planIds[start] ?? null];
  if (start < 0 || x === null || y === null || planId === null) return null;
  let best: string | null = null;
  let nearest = Infinity;
  for (const [index, id] of all.ids.entries()) {
    const [otherX, otherY] = [all.xs[index] ?? null, all.ys[index] ?? null];
    if (index === start || all.planIds[index] !== planId || otherX === null || otherY === null) continue;
    const away = distance(otherX - x, otherY - y, direction);
    if (away < nearest) [nearest, best] = [away, id];
  }
  return best;
}

function distance(dx: number, dy: number, direction: Direction): number {
  const sideways = direction === 'left' || direction === 'right';
  const ahead = (direction === 'left' || direction === 'up' ? -1 : 1) * (sideways ? dx : dy);
  const aside = Math.abs(sideways ? dy : dx);
  // Half a turn at most: what lies farther aside than ahead is in another direction.
  return ahead > 0 && aside <= ahead * 2 ? ahead + asideCosts * aside : Infinity;
}

// Where a hand that places or moves a socket means: in line with a neighbour, else on the grid, else just there. Pure; in pixels
// of the picture.

import type { Point } from '../../../../electron/domain/units.ts';
import type { Box } from './canvas/pin-set.ts';

/** What a hand is drawn to. */
export type Snap = 'sockets' | 'grid' | 'off';
export const snaps: readonly Snap[] = ['sockets', 'grid', 'off'];

/** From the place to the neighbour that it is in line with. */
export interface Guide {
  readonly from: Point;
  readonly to: Point;
}

export interface Snapped {
  readonly at: Point;
  readonly guides: readonly Guide[];
}

export interface Neighbours {
  readonly ids: readonly string[];
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
}

export interface Surroundings {
  readonly pins: Neighbours;
  /** What moves is no neighbour of itself. */
  readonly but: ReadonlySet<string>;
  /** Corners and ends that belong to no socket yet. */
  readonly also: readonly Point[];
  /** Only what is in view draws. */
  readonly view: Box;
  /** How near a line must be. */
  readonly reach: number;
  /** Of the grid; null: none. */
  readonly step: number | null;
}

export function snapped(at: Point, around: Surroundings): Snapped {
  const neighbours = inView(around);
  const x = nearest(at, neighbours, 'x', around.reach);
  const y = nearest(at, neighbours, 'y', around.reach);
  const place = { x: x?.x ?? onGrid(at.x, around.step), y: y?.y ?? onGrid(at.y, around.step) };
  return { at: place, guides: [x, y].flatMap((to) => (to ? { from: place, to } : [])) };
}

function inView({ pins, but, also, view }: Surroundings): Point[] {
  const seen: Point[] = [...also];
  for (const [index, id] of pins.ids.entries()) {
    const [x, y] = [pins.xs[index] ?? 0, pins.ys[index] ?? 0];
    const isSeen = x >= view.left && x <= view.right && y >= view.top && y <= view.bottom;
    if (isSeen && !but.has(id)) seen.push({ x, y });
  }
  return seen;
}

/** Nearest on one axis; of several that are in line, the nearest at all. */
function nearest(at: Point, neighbours: readonly Point[], axis: 'x' | 'y', reach: number): Point | null {
  const other = axis === 'x' ? 'y' : 'x';
  let best: Point | null = null;
  let least = reach;
  for (const one of neighbours) {
    const off = Math.abs(one[axis] - at[axis]);
    const isNearer = off < least || (best !== null && off === least && far(one) < far(best));
    if (off <= reach && isNearer) [best, least] = [one, off];
  }
  return best;

  function far(one: Point): number {
    return Math.abs(one[other] - at[other]);
  }
}

const onGrid = (value: number, step: number | null): number =>
  step === null ? value : Math.round(value / step) * step;

/** Lines of the grid stand at least so far apart, in pixels of the view. */
const apart = 24;

/** The grid's step in pixels of the picture, a round number: 1, 2 or 5 and noughts. `scale`: pixels of the view for each. */
export function gridStep(scale: number): number {
  const wanted = apart / scale;
  const power = 10 ** Math.floor(Math.log10(wanted));
  return [1, 2, 5, 10].map((round) => round * power).find((step) => step >= wanted) ?? 10 * power;
}

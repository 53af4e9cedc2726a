// Where selected sockets stand when they are brought into line, or spread evenly. Pure; places are fractions of the picture.

import type { Point } from '../../../../electron/domain/units.ts';

/** Edges, and the middle lines: `centre` lies upright, `middle` level. */
export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';
export type Spread = 'across' | 'down';

interface Standing extends Point {
  readonly id: string;
}

/** Only those that move. */
export function aligned<P extends Standing>(places: readonly P[], to: Alignment): P[] {
  const axis = to === 'left' || to === 'centre' || to === 'right' ? 'x' : 'y';
  const values = places.map((place) => place[axis]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const at = {
    left: least,
    top: least,
    right: most,
    bottom: most,
    centre: (least + most) / 2,
    middle: (least + most) / 2,
  };
  return places.filter((place) => place[axis] !== at[to]).map((place) => ({ ...place, [axis]: at[to] }));
}

/** The outermost stay; the others stand evenly between them, in the order in which they stood. Only those that move. */
export function spreadEvenly<P extends Standing>(places: readonly P[], along: Spread): P[] {
  const axis = along === 'across' ? 'x' : 'y';
  const sorted = [...places].sort((a, b) => a[axis] - b[axis]);
  const [first, last] = [sorted[0]?.[axis] ?? 0, sorted.at(-1)?.[axis] ?? 0];
  return sorted
    .map((place, index) => ({ place, at: first + ((last - first) * index) / Math.max(1, sorted.length - 1) }))
    .filter(({ place, at }) => Math.abs(place[axis] - at) > 1e-12)
    .map(({ place, at }) => ({ ...place, [axis]: at }));
}

// Decides in which order sockets are numbered: as one reads, as a plough goes (snake), or around the room (clockwise). Pure.

import type { Point } from '../../../../electron/domain/units.ts';

export type Order = 'reading' | 'snake' | 'clockwise';
export const orders: readonly Order[] = ['reading', 'snake', 'clockwise'];

export function inOrder<P extends Point>(places: readonly P[], order: Order): P[] {
  switch (order) {
    case 'reading':
      return linesOf(places).flat();
    case 'snake':
      return linesOf(places).flatMap(everySecondBack);
    case 'clockwise':
      return clockwise(places);
  }
}

/** Lines from above, each from the left: what is nearly as high stands in one line. `height`: of a line. */
function linesOf<P extends Point>(places: readonly P[], height = 0.02): P[][] {
  const lines: P[][] = [];
  for (const place of [...places].sort((a, b) => a.y - b.y)) {
    const line = lines.at(-1);
    if (line?.[0] && place.y - line[0].y <= height) line.push(place);
    else lines.push([place]);
  }
  return lines.map((line) => line.sort((a, b) => a.x - b.x));
}

export const everySecondBack = <P>(line: readonly P[], index: number): readonly P[] =>
  index % 2 === 0 ? line : line.toReversed();

/** Around their middle, from the one that is nearest to the upper left corner; along one ray from the outside in. */
function clockwise<P extends Point>(places: readonly P[]): P[] {
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left || 1, Math.max(...ys) - top || 1];
  const within = (place: P): Point => ({ x: (place.x - left) / width, y: (place.y - top) / height });
  const fromCorner = (place: P): number => Math.hypot(within(place).x, within(place).y);
  const [first] = [...places].sort((a, b) => fromCorner(a) - fromCorner(b));
  if (!first) return [];
  const angle = (place: P): number => Math.atan2(within(place).y - 0.5, within(place).x - 0.5);
  // Angles grow clockwise, because y grows downwards.
  const turn = (place: P): number => {
    const turned = (angle(place) - angle(first) + 4 * Math.PI) % (2 * Math.PI);
    return 2 * Math.PI - turned < 1e-9 ? 0 : turned;
  };
  const far = (place: P): number => Math.hypot(within(place).x - 0.5, within(place).y - 0.5);
  return [...places].sort((a, b) => {
    const turns = turn(a) - turn(b);
    return Math.abs(turns) > 1e-9 ? turns : far(b) - far(a);
  });
}

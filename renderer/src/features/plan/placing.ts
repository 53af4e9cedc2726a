// Where sockets stand: in a row, in a grid, along a line, moved together. Pure; places are fractions.

import type { Point } from '../../../../electron/domain/units.ts';
import type { Size } from './camera.ts';
import { everySecondBack, inOrder, type Order } from './ordering.ts';

const part = (from: number, to: number, index: number, count: number): number =>
  count < 2 ? from : from + ((to - from) * index) / (count - 1);

/** Evenly from one place to the other, both of them taken. */
export const rowBetween = (from: Point, to: Point, count: number): Point[] =>
  Array.from({ length: count }, (_, index) => ({
    x: part(from.x, to.x, index, count),
    y: part(from.y, to.y, index, count),
  }));

/** Row by row from the first place, in the order in which they are to be numbered. */
export function gridBetween(from: Point, to: Point, columns: number, rows: number, order: Order = 'reading'): Point[] {
  const lines = Array.from({ length: rows }, (_line, row) =>
    Array.from({ length: columns }, (_place, column) => ({
      x: part(from.x, to.x, column, columns),
      y: part(from.y, to.y, row, rows),
    })),
  );
  if (order === 'clockwise') return inOrder(lines.flat(), order);
  return order === 'snake' ? lines.flatMap(everySecondBack) : lines.flat();
}

/** Evenly along a line with corners, its first and last place taken; as far apart as on the wall. `size`: of the picture. */
export function spreadAlong(corners: readonly Point[], count: number, { width, height }: Size): Point[] {
  const [first, last] = [corners[0], corners.at(-1)];
  if (!first || !last) return [];
  const legs = corners.slice(1).map((to, index) => {
    const from = corners[index]!;
    return { from, to, length: Math.hypot((to.x - from.x) * width, (to.y - from.y) * height) };
  });
  const whole = legs.reduce((sum, { length }) => sum + length, 0);
  return Array.from({ length: count }, (_, index) => {
    let left = part(0, whole, index, count);
    for (const { from, to, length } of legs) {
      if (left <= length && length > 0) {
        return { x: from.x + ((to.x - from.x) * left) / length, y: from.y + ((to.y - from.y) * left) / length };
      }
      left -= length;
    }
    // What rounding leaves over.
    return index === 0 ? first : last;
  });
}

const within = (value: number): number => Math.min(1, Math.max(0, value));
export const onSheet = ({ x, y }: Point): Point => ({ x: within(x), y: within(y) });

/** As far as all of them stay on the sheet. */
export function farthest(places: readonly Point[], by: Point): Point {
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const held = (values: readonly number[], want: number): number =>
    Math.min(1 - Math.max(...values), Math.max(0 - Math.min(...values), want));
  return places.length === 0 ? by : { x: held(xs, by.x), y: held(ys, by.y) };
}

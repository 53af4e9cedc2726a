// Where sockets stand: in a row, in a grid, moved together; and in which order a person reads them. Pure; places are fractions.

import type { Point } from '../../../../electron/domain/units.ts';

const part = (from: number, to: number, index: number, count: number): number =>
  count < 2 ? from : from + ((to - from) * index) / (count - 1);

/** Evenly from one place to the other, both of them taken. */
export const rowBetween = (from: Point, to: Point, count: number): Point[] =>
  Array.from({ length: count }, (_, index) => ({
    x: part(from.x, to.x, index, count),
    y: part(from.y, to.y, index, count),
  }));

/** Row by row, as one reads. */
export const gridBetween = (from: Point, to: Point, columns: number, rows: number): Point[] =>
  Array.from({ length: columns * rows }, (_, index) => ({
    x: part(from.x, to.x, index % columns, columns),
    y: part(from.y, to.y, Math.floor(index / columns), rows),
  }));

const within = (value: number): number => Math.min(1, Math.max(0, value));
export const onSheet = ({ x, y }: Point): Point => ({ x: within(x), y: within(y) });

/** As far as all of them stay on the sheet. */
export function farthest(places: readonly Point[], by: Point): Point {
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const held = (values: readonly number[], want: number): number =>
    Math.min(1 - Math.max(...values), Math.max(0 - Math.min(...values), want));
  return places.length === 0 ? by : { x: held(xs, by.x), y: held(ys, by.y) };
}

/** Lines from above, each from the left: what is nearly as high stands in one line. `height`: of a line. */
export function inReadingOrder<P extends Point>(places: readonly P[], height = 0.02): P[] {
  const lines: P[][] = [];
  for (const place of [...places].sort((a, b) => a.y - b.y)) {
    const line = lines.at(-1);
    if (line?.[0] && place.y - line[0].y <= height) line.push(place);
    else lines.push([place]);
  }
  return lines.flatMap((line) => line.sort((a, b) => a.x - b.x));
}

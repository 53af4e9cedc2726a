// A room, or some sockets, taken along to be put down elsewhere: what is remembered, and where it then stands. Pure. Lengths are
// in parts of the picture's width, so that a room keeps its form on a sheet of another format.

import type { ExpectedDevice } from '../../../../electron/domain/events.ts';
import type { Point } from '../../../../electron/domain/units.ts';
import type { Size } from './camera.ts';
import { nextLabel } from './numbering.ts';
import { farthest, onSheet } from './placing.ts';

export interface Copied {
  /** In the order in which they were labelled. */
  readonly sockets: readonly { readonly off: Point; readonly expected: ExpectedDevice }[];
  /** Of the area that was copied with them. */
  readonly area: { readonly name: string; readonly outline: readonly Point[] } | null;
}

interface Standing {
  readonly place: Point;
  readonly expected: ExpectedDevice;
}

/** `off`: from the middle of all of it. */
export function copyOf(
  sockets: readonly Standing[],
  area: { readonly name: string; readonly outline: readonly Point[] } | null,
  size: Size,
): Copied {
  const all = [...sockets.map(({ place }) => place), ...(area?.outline ?? [])];
  const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)];
  const [x, y] = [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
  const off = (place: Point): Point => ({ x: place.x - x, y: ((place.y - y) * size.height) / size.width });
  return {
    sockets: sockets.map(({ place, expected }) => ({ off: off(place), expected })),
    area: area && { name: area.name, outline: area.outline.map(off) },
  };
}

/** With its middle at a place, or as near as all of it is on the sheet. */
export function putDown(copied: Copied, at: Point, size: Size): { places: Point[]; outline: Point[] } {
  const on = ({ x, y }: Point): Point => ({ x: at.x + x, y: at.y + (y * size.width) / size.height });
  const [places, outline] = [copied.sockets.map(({ off }) => on(off)), (copied.area?.outline ?? []).map(on)];
  const back = farthest([...places, ...outline], { x: 0, y: 0 });
  const kept = (place: Point): Point => onSheet({ x: place.x + back.x, y: place.y + back.y });
  return { places: places.map(kept), outline: outline.map(kept) };
}

/** "Kitchen" becomes "Kitchen 2", "Room 4" the next room that is free. */
export function nextName(name: string, taken: readonly string[]): string {
  const start = /^(.*?)\s*\d+$/.exec(name)?.[1] ?? name;
  return nextLabel(`${start} {n}`, [...taken, `${start} 1`]);
}

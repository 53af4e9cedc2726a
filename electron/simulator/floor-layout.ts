// Decides where rooms, doors and desks stand on one generated floor: rooms on both sides of a corridor, desks in rows.
// Pixels of the picture; the sockets' fractions are taken from here.

import type { Chance } from '../environment/chance.ts';

export const pictureWidth = 1600;
export const pictureHeight = 1200;

const margin = 60;
const corridor = 110;
const roomPadding = 34;
/** Sockets in an ordinary room. */
const perRoom = 18;

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Room extends Rectangle {
  readonly name: string;
  /** Rooms above the corridor have their door at the bottom, those below it at the top. */
  readonly above: boolean;
  /** One place a socket, in rows from the top left, in pixels. */
  readonly places: readonly { readonly x: number; readonly y: number }[];
}

export interface FloorLayout {
  readonly outline: Rectangle;
  readonly corridor: Rectangle;
  readonly rooms: readonly Room[];
}

/** `floor` from 1 numbers the rooms: 201, 202 … */
export function layOutFloor(sockets: number, floor: number, chance: Chance): FloorLayout {
  const count = Math.max(1, Math.round(sockets / perRoom));
  const outline = { x: margin, y: margin, width: pictureWidth - 2 * margin, height: pictureHeight - 2 * margin };
  const above = Math.ceil(count / 2);
  const half = (outline.height - corridor) / 2;
  const rooms: Room[] = [];
  for (let index = 0; index < count; index++) {
    const upper = index < above;
    const inRow = upper ? above : count - above;
    const column = upper ? index : index - above;
    const width = outline.width / inRow;
    const rectangle = {
      x: Math.round(outline.x + column * width),
      y: Math.round(upper ? outline.y : outline.y + half + corridor),
      width: Math.round(width),
      height: Math.round(half),
    };
    const own = Math.floor(((index + 1) * sockets) / count) - Math.floor((index * sockets) / count);
    const name = `Room ${floor}${String(index + 1).padStart(2, '0')}`;
    rooms.push({ ...rectangle, name, above: upper, places: placesIn(rectangle, own, chance) });
  }
  return { outline, corridor: { ...outline, y: outline.y + half, height: corridor }, rooms };
}

function placesIn(room: Rectangle, count: number, chance: Chance): { x: number; y: number }[] {
  const inner = { width: room.width - 2 * roomPadding, height: room.height - 2 * roomPadding };
  const columns = Math.max(1, Math.min(count, Math.round(Math.sqrt((count * inner.width) / inner.height))));
  const rows = Math.max(1, Math.ceil(count / columns));
  return Array.from({ length: count }, (_, index) => {
    const step = { x: inner.width / columns, y: inner.height / rows };
    const wobble = (chance() - 0.5) * 0.2;
    return {
      x: room.x + roomPadding + ((index % columns) + 0.5 + wobble) * step.x,
      y: room.y + roomPadding + (Math.floor(index / columns) + 0.5) * step.y,
    };
  });
}

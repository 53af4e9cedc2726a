// Decides what the items of a space say about plans and places, and how a place is written among them. Pure. Platform
// contract, *The dialect `operated`* [vendor]: `point` is integers, origin at the centre of the drawing, y upwards, one
// unit a pixel. Which picture a port is on is said by `imageId` where a space has several [inferred].

import type { Point } from '../../domain/units.ts';
import type { Raw } from '../platform.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export type PixelPoint = readonly [number, number];

export const toPixels = ({ x, y }: Point, { width, height }: Size): PixelPoint => [
  Math.round(x * width - width / 2) + 0,
  Math.round(height / 2 - y * height) + 0,
];

export const toFractions = ([x, y]: PixelPoint, { width, height }: Size): Point => ({
  x: (x + width / 2) / width,
  y: (height / 2 - y) / height,
});

/** Where a port is said to be: on which picture, in its pixels. */
export interface Place {
  readonly imageId: string | null;
  readonly point: PixelPoint | null;
}

function itemsOf(space: Raw): readonly Raw[] {
  const items = space['items'];
  return Array.isArray(items) ? (items as unknown[]).filter(isObject) : [];
}

export const imagesOf = (space: Raw): readonly Raw[] => itemsOf(space).filter((item) => item['type'] === 'image');

export const portsOf = (space: Raw): readonly Raw[] => itemsOf(space).filter((item) => item['type'] === 'port');

export function idOf(item: Raw): string {
  const { id } = item;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
}

/** Null: the space doesn't show this port. */
export function placeIn(space: Raw, portId: string): Place | null {
  const item = itemsOf(space).find((each) => each['type'] === 'port' && idOf(each) === portId);
  return item ? placeOf(item, onlyImage(space)) : null;
}

/** Places of all ports of a space at once. */
export function placesIn(space: Raw): Map<string, Place> {
  const only = onlyImage(space);
  return new Map(portsOf(space).map((item) => [idOf(item), placeOf(item, only)]));
}

/** The space with its ports placed so; null takes a port off the drawing. Everything else stays as it is. */
export function withPlaces(space: Raw, places: ReadonlyMap<string, Place | null>): Raw {
  const waiting = new Map(places);
  const kept = itemsOf(space).flatMap((item): Raw[] => {
    const id = idOf(item);
    if (item['type'] !== 'port' || !waiting.has(id)) return [item];
    const place = waiting.get(id) ?? null;
    waiting.delete(id);
    return place ? [{ ...item, ...written(place) }] : [];
  });
  const added = [...waiting].flatMap(([id, place]) => (place ? [{ id, type: 'port', ...written(place) }] : []));
  return { ...space, items: [...kept, ...added] };
}

/** The space with one item changed, or (null) without it and what is drawn on it. */
export function withItem(space: Raw, id: string, change: Raw | null): Raw {
  const others = itemsOf(space).flatMap((item): Raw[] => {
    if (idOf(item) === id) return change ? [{ ...item, ...change }] : [];
    return change === null && item['imageId'] === id ? [] : [item];
  });
  return { ...space, items: others };
}

/** Where what is drawn on a picture is to stand, by port, now that the picture has another size in pixels. */
export function rescaled(
  space: Raw,
  imageId: string,
  from: Size,
  to: Size,
): Map<string, Place & { point: PixelPoint }> {
  const moved = new Map<string, Place & { point: PixelPoint }>();
  if (from.width === to.width && from.height === to.height) return moved;
  for (const [portId, { imageId: on, point }] of placesIn(space)) {
    if (on === imageId && point) moved.set(portId, { imageId, point: toPixels(toFractions(point, from), to) });
  }
  return moved;
}

const written = ({ imageId, point }: Place): Raw => ({
  point,
  ...(imageId === null ? {} : { imageId }),
});

/** A space with one picture needs no `imageId`. */
function onlyImage(space: Raw): string | null {
  const [first, second] = imagesOf(space);
  return first && !second ? idOf(first) : null;
}

function placeOf(item: Raw, only: string | null): Place {
  const named = item['imageId'];
  const point = item['point'];
  const isPoint = Array.isArray(point) && typeof point[0] === 'number' && typeof point[1] === 'number';
  return {
    imageId: typeof named === 'string' || typeof named === 'number' ? String(named) : only,
    point: isPoint ? [point[0] as number, point[1] as number] : null,
  };
}

const isObject = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

// Decides whether what a page made of a plan is whole: a pack of its tiles, taken apart into pictures that are as large as the
// pack says. A page is outside: nothing it says is believed.
//
// A pack: the length of its index in four bytes (little-endian), the index as JSON, then the tiles one after another.

import { imageSize } from 'image-size';

import { done, failed, type Result } from '../domain/failures.ts';
import type { TileLevel } from '../domain/plan-tiles.ts';

export interface ReadTiles {
  readonly side: number;
  readonly levels: readonly (TileLevel & { readonly tiles: readonly Uint8Array[] })[];
}

/** In the pack. `bytes`: how many each tile has, row by row. */
interface PackedLevel extends TileLevel {
  readonly bytes: readonly number[];
}

/** A level of 20,000 pixels halves to nothing in fewer. */
const mostLevels = 16;
/** Of one level: 20,000 pixels a side in the smallest tiles. */
const mostTiles = 10_000;
const sides = { least: 128, most: 4_096 } as const;

/** Failure: `plans.bad-tiles`. */
export function readTiles(pack: Uint8Array): Result<ReadTiles> {
  const start = pack.length < 4 ? NaN : 4 + new DataView(pack.buffer, pack.byteOffset, 4).getUint32(0, true);
  const index = start <= pack.length ? parsed(pack.subarray(4, start)) : null;
  if (!isIndex(index)) return failed('plans.bad-tiles');
  let at = start;
  const levels = index.levels.map(({ width, height, columns, rows, bytes }) => {
    const tiles = bytes.map((length) => pack.subarray(at, (at += length)));
    return { width, height, columns, rows, tiles };
  });
  const isWhole = at === pack.length && levels.every((level) => holdsItsTiles(level, index.side));
  return isWhole ? done({ side: index.side, levels }) : failed('plans.bad-tiles');
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

const isCount = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= most;

function isIndex(value: unknown): value is { side: number; levels: readonly PackedLevel[] } {
  const { side, levels } = (value ?? {}) as { side?: unknown; levels?: unknown };
  if (!isCount(side, sides.most) || side < sides.least || !Array.isArray(levels)) return false;
  return levels.length > 0 && levels.length <= mostLevels && levels.every((level) => isLevel(level, side));
}

function isLevel(value: unknown, side: number): value is PackedLevel {
  const { width, height, columns, rows, bytes } = (value ?? {}) as Partial<Record<keyof PackedLevel, unknown>>;
  if (!isCount(width, 65_536) || !isCount(height, 65_536)) return false;
  if (columns !== Math.ceil(width / side) || rows !== Math.ceil(height / side)) return false;
  return (
    Array.isArray(bytes) &&
    bytes.length === columns * rows &&
    bytes.length <= mostTiles &&
    bytes.every((length) => isCount(length, 256 * 1024 * 1024))
  );
}

function holdsItsTiles({ width, height, columns, tiles }: ReadTiles['levels'][number], side: number): boolean {
  return tiles.every((tile, index) => {
    const [left, top] = [(index % columns) * side, Math.floor(index / columns) * side];
    const size = sizeOf(tile);
    return size?.width === Math.min(side, width - left) && size.height === Math.min(side, height - top);
  });
}

/** Null: no JPEG, WebP or PNG. */
function sizeOf(tile: Uint8Array): { readonly width: number; readonly height: number } | null {
  try {
    const { width, height, type } = imageSize(tile);
    return type === 'jpg' || type === 'webp' || type === 'png' ? { width, height } : null;
  } catch {
    return null;
  }
}

// Lays the tiles of a sheet into one file, as the application reads it (`electron/plans/read-tiles.ts`).

import type { TileLevel } from '../../../../../electron/domain/plan-tiles.ts';

/** `tiles`: of each level, row by row. */
export function packed(side: number, levels: readonly TileLevel[], tiles: readonly (readonly Blob[])[]): Blob {
  const index = {
    side,
    levels: levels.map((level, at) => ({ ...level, bytes: (tiles[at] ?? []).map(({ size }) => size) })),
  };
  const text = new TextEncoder().encode(JSON.stringify(index));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, text.length, true);
  return new Blob([length, text, ...tiles.flat()]);
}

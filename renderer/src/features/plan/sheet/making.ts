// Makes a sheet's tiles, from the smallest parts to the whole: each square of a level is drawn from the four below it, so no more
// than one square a level is in hand. Beside it, what becomes the picture of it all.

import type { MadeSheet, MakeJob } from './protocol.ts';
import { packed } from './pack.ts';
import { levelsOf, tileBox, tileSide, type Box, type Cutting } from './pyramid.ts';
import { newSquare, whiten } from './square.ts';

export interface Making {
  /** A part of the drawing. It is closed here. */
  readonly draw: (cutting: Cutting) => Promise<ImageBitmap>;
  readonly made: (count: number, of: number) => void;
}

interface Block {
  readonly column: number;
  readonly row: number;
  /** Of its level, in pixels. */
  readonly part: Box;
  readonly bitmap: ImageBitmap;
}

/** JPEG: a tenth of the time that WebP takes here, and on drawings nobody sees a difference. docs/decisions/0009. */
const tileType = { type: 'image/jpeg', quality: 0.9 } as const;

/** Tiles that are written as JPEG at once. */
const mostWriting = 4;

export async function makeSheet(job: MakeJob, { draw, made }: Making): Promise<MadeSheet> {
  const { box, turns, scale } = job;
  const levels = levelsOf(box);
  const squares = levels.map(() => newSquare(tileSide, tileSide));
  const tiles = levels.map((): Promise<Blob>[] => []);
  const count = levels.reduce((sum, { columns, rows }) => sum + columns * rows, 0);
  const picture = job.picture && newPicture(job, job.picture.longestSide);
  const writing: Promise<Blob>[] = [];
  /** Of each level what was drawn last: several tiles may lie in it. */
  const blocks = levels.map((): Block | null => null);
  let done = 0;

  async function blockOf(at: number, column: number, row: number): Promise<Block> {
    const [c, r] = [Math.floor(column / job.tilesAtOnce), Math.floor(row / job.tilesAtOnce)];
    const last = blocks[at];
    if (last?.column === c && last.row === r) return last;
    last?.bitmap.close();
    const share = 0.5 ** at;
    const part = tileBox(levels[at]!, c, r, tileSide * job.tilesAtOnce);
    const [x, y] = [part.x + box.x * share, part.y + box.y * share];
    const bitmap = await draw({ turns, scale: scale * share, ...part, x, y });
    if (at === 0) picture?.take(bitmap, part);
    return (blocks[at] = { column: c, row: r, part, bitmap });
  }

  async function tile(at: number, column: number, row: number): Promise<OffscreenCanvas> {
    const level = levels[at]!;
    const part = tileBox(level, column, row);
    const { canvas, context } = squares[at]!;
    whiten(squares[at]!, part);
    const below = levels[at - 1];
    for (const [right, down] of below ? quarters : []) {
      const [c, r] = [2 * column + right, 2 * row + down];
      if (c >= below!.columns || r >= below!.rows) continue;
      const child = await tile(at - 1, c, r);
      const half = tileSide / 2;
      context.drawImage(child, right * half, down * half, child.width / 2, child.height / 2);
    }
    if (at === 0 || job.drawsEachLevel) {
      const block = await blockOf(at, column, row);
      context.drawImage(block.bitmap, block.part.x - part.x, block.part.y - part.y);
    }
    const written = canvas.convertToBlob(tileType);
    tiles[at]![row * level.columns + column] = written;
    // Each that is not yet written holds a copy of its pixels.
    writing.push(written);
    if (writing.length > mostWriting) await writing.shift();
    made((done += 1), count);
    return canvas;
  }

  await tile(levels.length - 1, 0, 0);
  for (const block of blocks) block?.bitmap.close();
  const blobs = await Promise.all(tiles.map((level) => Promise.all(level)));
  return {
    tiles: packed(tileSide, levels, blobs),
    picture: picture && (await picture.blob(job.picture?.mediaType ?? 'image/png')),
  };
}

const quarters = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const;

function newPicture({ box }: MakeJob, longestSide: number) {
  const share = Math.min(1, longestSide / Math.max(box.width, box.height));
  const size = {
    width: Math.max(1, Math.round(box.width * share)),
    height: Math.max(1, Math.round(box.height * share)),
  };
  const square = newSquare(size.width, size.height);
  const { canvas, context } = square;
  whiten(square, size);
  context.imageSmoothingQuality = 'high';
  return {
    take(bitmap: ImageBitmap, part: { readonly x: number; readonly y: number }): void {
      context.drawImage(bitmap, part.x * share, part.y * share, bitmap.width * share, bitmap.height * share);
    },
    blob: (type: string): Promise<Blob> => canvas.convertToBlob({ type, quality: 0.92 }),
  };
}

import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';

import { readTiles } from '../../../electron/plans/read-tiles.ts';
import { packed } from '../../../renderer/src/features/plan/sheet/pack.ts';
import { levelsOf, tileBox } from '../../../renderer/src/features/plan/sheet/pyramid.ts';

const side = 128;
const blank = (width: number, height: number): Blob =>
  new Blob([new Uint8Array(PNG.sync.write(new PNG({ width, height })))]);

/** As the page makes it, of blank tiles. */
async function pack(width: number, height: number, tileOf = blank): Promise<Uint8Array> {
  const levels = levelsOf({ width, height }, side);
  const tiles = levels.map((level) =>
    Array.from({ length: level.columns * level.rows }, (_, at) => {
      const box = tileBox(level, at % level.columns, Math.floor(at / level.columns), side);
      return tileOf(box.width, box.height);
    }),
  );
  return new Uint8Array(await packed(side, levels, tiles).arrayBuffer());
}

/** With another index in front of the same tiles. */
function withIndex(bytes: Uint8Array, change: (index: { side: number; levels: Record<string, unknown>[] }) => void) {
  const length = new DataView(bytes.buffer).getUint32(0, true);
  const index = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Parameters<typeof change>[0];
  change(index);
  const text = new TextEncoder().encode(JSON.stringify(index));
  const made = new Uint8Array(4 + text.length + bytes.length - 4 - length);
  new DataView(made.buffer).setUint32(0, text.length, true);
  made.set(text, 4);
  made.set(bytes.subarray(4 + length), 4 + text.length);
  return made;
}

describe('a pack of tiles', () => {
  it('is read as the page laid it', async () => {
    const read = readTiles(await pack(300, 200));
    if (!read.ok) throw new Error(read.failure.code);
    expect(read.value.levels.map(({ width, columns, rows, tiles }) => [width, columns, rows, tiles.length])).toEqual([
      [300, 3, 2, 6],
      [150, 2, 1, 2],
      [75, 1, 1, 1],
    ]);
  });

  it('may lie anywhere in its buffer', async () => {
    const bytes = await pack(300, 200);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(readTiles(shifted.subarray(3)).ok).toBe(true);
  });

  const refused: readonly (readonly [string, (bytes: Uint8Array) => Uint8Array])[] = [
    ['empty', () => new Uint8Array()],
    ['no pack at all', () => new TextEncoder().encode('Dear Sir, this is no pack')],
    ['cut short', (bytes) => bytes.subarray(0, -1)],
    ['longer than it says', (bytes) => new Uint8Array([...bytes, 0])],
    ['without levels', (bytes) => withIndex(bytes, (index) => (index.levels = []))],
    ['of tiles too small to be any', (bytes) => withIndex(bytes, (index) => (index.side = 2))],
    ['wider than its tiles', (bytes) => withIndex(bytes, ({ levels }) => (levels[0]!['width'] = 310))],
    ['with a level that says another count', (bytes) => withIndex(bytes, ({ levels }) => (levels[0]!['columns'] = 4))],
    ['of a negative size', (bytes) => withIndex(bytes, ({ levels }) => (levels[2]!['bytes'] = [-5]))],
  ];
  it.each(refused)('%s is refused', async (_name, change) => {
    const read = readTiles(change(await pack(300, 200)));
    expect(read).toMatchObject({ ok: false, failure: { code: 'plans.bad-tiles' } });
  });

  it('of something that is no picture is refused', async () => {
    const read = readTiles(await pack(100, 100, () => new Blob(['<script>alert(1)</script>'])));
    expect(read).toMatchObject({ ok: false, failure: { code: 'plans.bad-tiles' } });
  });
});

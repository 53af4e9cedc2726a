import { setImmediate as settled } from 'node:timers/promises';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { PlanTiles } from '../../../electron/domain/plan-tiles.ts';
import { TiledPicture } from '../../../renderer/src/features/plan/canvas/tiled-picture.ts';
import { TileShelf } from '../../../renderer/src/features/plan/canvas/tile-shelf.ts';
import {
  framedPixels,
  levelsOf,
  matrixOf,
  partOf,
  tileBox,
} from '../../../renderer/src/features/plan/sheet/pyramid.ts';

describe('a sheet', () => {
  it('is halved until one tile holds it', () => {
    expect(levelsOf({ width: 12_000, height: 9_000 })).toEqual([
      { width: 12_000, height: 9_000, columns: 12, rows: 9 },
      { width: 6_000, height: 4_500, columns: 6, rows: 5 },
      { width: 3_000, height: 2_250, columns: 3, rows: 3 },
      { width: 1_500, height: 1_125, columns: 2, rows: 2 },
      { width: 750, height: 563, columns: 1, rows: 1 },
    ]);
    expect(levelsOf({ width: 1, height: 1 })).toHaveLength(1);
  });
  it('ends where it ends', () => {
    expect(tileBox({ width: 1_500, height: 1_125 }, 1, 1)).toEqual({ x: 1_024, y: 1_024, width: 476, height: 101 });
  });

  const size = { width: 400, height: 300 };
  it.each([0, 1, 2, 3] as const)('turned %s times shows the part that was asked for', (turns) => {
    const cutting = { turns, scale: 2, x: 20, y: 40, width: 100, height: 60 };
    const [a, b, c, d, e, f] = matrixOf(size, cutting);
    const part = partOf(size, cutting);
    // The corners of that part, drawn, are the corners of the picture that is cut.
    const corners = [
      [part.x, part.y],
      [part.x + part.width, part.y + part.height],
    ].map(([x = 0, y = 0]) => [a * x + c * y + e, b * x + d * y + f]);
    expect(corners.map(([x]) => x).sort((one, other) => one! - other!)).toEqual([0, 100]);
    expect(corners.map(([, y]) => y).sort((one, other) => one! - other!)).toEqual([0, 60]);
  });
  it('is as large as its frame', () => {
    const frame = { turns: 1 as const, cut: { left: 0.5, top: 0, width: 0.5, height: 0.25 } };
    expect(framedPixels(size, frame, 2)).toEqual({ x: 300, y: 0, width: 300, height: 200 });
  });
});

const bitmap = (name: string) => ({ name, close: () => undefined });

describe('the shelf of tiles', () => {
  /** Loads when it is told to. */
  function shelf(isSlow = false) {
    const begun: string[] = [];
    const ends: (() => void)[] = [];
    const made = new TileShelf<{ name: string }, ReturnType<typeof bitmap>>({
      isSlow: () => isSlow,
      changed: () => undefined,
      load: ({ name }) =>
        new Promise((resolve) => {
          begun.push(name);
          ends.push(() => resolve(bitmap(name)));
        }),
    });
    return { made, begun, ends };
  }
  const named = (names: string) => [...names].map((name) => ({ name }));

  it('begins only what is wanted last', async () => {
    const { made, begun, ends } = shelf();
    made.want(named('abcdefghij'), 10);
    expect(begun.join('')).toBe('abcdef');
    made.want(named('xy'), 2);
    for (const end of ends.splice(0)) end();
    await settled();
    expect(begun.join('')).toBe('abcdefxy');
  });
  it('draws one after the other', () => {
    const { made, begun } = shelf(true);
    made.want(named('abc'), 3);
    expect(begun).toEqual(['a']);
  });
  it('holds no more than it has room for', async () => {
    let count = 0;
    const made = new TileShelf<{ at: number }, { close: () => void }>({
      isSlow: () => false,
      changed: () => undefined,
      load: async () => {
        count += 1;
        return { close: () => void (count -= 1) };
      },
    });
    for (let at = 0; at < 200; at += 1) {
      made.want([{ at }], 1);
      await settled();
    }
    expect(count).toBe(24);
    made.close();
    expect(count).toBe(0);
  });
});

describe('a picture in tiles', () => {
  const levels = levelsOf({ width: 4_096, height: 2_048 }).map((level, at) => ({
    ...level,
    tiles: Array.from({ length: level.columns * level.rows }, (_, index) => `${at}:${index}`),
  }));
  const tiles: PlanTiles = { form: 1, side: 1_024, levels, source: null };
  const whole = { left: 0, top: 0, right: 1, bottom: 1 };
  it('asks for the level that is nearly as large as it is shown, the whole in small first', async () => {
    const asked: string[] = [];
    const picture = new TiledPicture(tiles, {
      near: null,
      changed: () => undefined,
      read: (name) => {
        asked.push(name);
        return Promise.resolve(null);
      },
    });
    expect(picture.pieces({ ...whole, across: 1_500 })).toEqual([]);
    await settled();
    expect(asked).toEqual(['2:0', '1:0', '1:1']);
  });
  it('asks for what is in view alone', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        (left, top) => {
          const asked: string[] = [];
          const picture = new TiledPicture(tiles, {
            near: null,
            changed: () => undefined,
            read: (name) => {
              asked.push(name);
              return Promise.resolve(null);
            },
          });
          picture.pieces({ left, top, right: left + 0.1, bottom: top + 0.1, across: 4_096 });
          // 410 by 205 pixels touch at most four tiles, and one is the whole in small.
          expect(asked.length).toBeLessThanOrEqual(5);
          expect(asked.length).toBeGreaterThan(1);
        },
      ),
    );
  });
});

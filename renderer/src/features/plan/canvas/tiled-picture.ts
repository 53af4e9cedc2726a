// A plan's picture in tiles: whatever the size of the drawing, only what is in view is held, from the level that is nearly as large
// as it is shown. Nearer than the largest level a drawing is drawn anew, where it can be.

import type { PlanTiles } from '../../../../../electron/domain/plan-tiles.ts';
import type { Box } from '../sheet/pyramid.ts';
import { levelFor } from './levels.ts';
import type { Held, Piece, Seen } from './pieces.ts';
import { TileShelf } from './tile-shelf.ts';

/** The drawing that the tiles were made from. */
export interface NearDrawing<B> {
  /** A part of the sheet, so many times as large as its largest level; the part is in pixels of what is drawn. */
  draw(part: Box, times: number): Promise<B | null>;
  close(): void;
}

interface TileAt {
  /** Below zero: nearer than the largest level, doubled so often. */
  readonly level: number;
  readonly column: number;
  readonly row: number;
}

/** Doublings beyond the largest level: a camera goes no nearer than 16. */
const nearest = 4;

export class TiledPicture<B extends Held> {
  readonly #tiles: PlanTiles;
  readonly #shelf: TileShelf<TileAt, B>;
  readonly #isDrawable: boolean;
  #near: Promise<NearDrawing<B> | null> | null = null;

  /** `read`: a tile by its name; null: it is not there. `changed`: more can be painted. */
  constructor(
    tiles: PlanTiles,
    {
      read,
      near,
      changed,
    }: {
      readonly read: (sha256: string) => Promise<B | null>;
      readonly near: (() => Promise<NearDrawing<B> | null>) | null;
      readonly changed: () => void;
    },
  ) {
    this.#tiles = tiles;
    this.#isDrawable = near !== null;
    this.#shelf = new TileShelf<TileAt, B>({
      changed,
      isSlow: ({ level }) => level < 0,
      load: async (tile) => {
        if (tile.level < 0) {
          const drawing = await (this.#near ??= near?.() ?? Promise.resolve(null));
          return (await drawing?.draw(this.#box(tile), 2 ** -tile.level)) ?? null;
        }
        const { tiles: names, columns } = tiles.levels[tile.level]!;
        return read(names[tile.row * columns + tile.column] ?? '');
      },
    });
  }

  /** The coarse before the fine that lies on it. */
  pieces({ across, ...view }: Seen): readonly Piece<B>[] {
    const level = this.#levelFor(across / this.#tiles.levels[0]!.width);
    const wanted = this.#within(level, view);
    const missing = wanted.filter((tile) => !this.#shelf.has(tile));
    const last = this.#tiles.levels.length - 1;
    const stand = new Map<string, TileAt>();
    for (const tile of missing) {
      const found = this.#standIn(tile);
      if (found) stand.set(keyOf(found), found);
    }
    // The whole in small first: until the rest has come there is something to be seen.
    this.#shelf.want([...(this.#shelf.isEmpty ? this.#within(last, view) : []), ...missing], wanted.length);
    return [...[...stand.values()].sort((a, b) => b.level - a.level), ...wanted].flatMap((tile) => {
      const bitmap = this.#shelf.take(tile);
      return bitmap ? [{ bitmap, ...this.#fraction(tile) }] : [];
    });
  }

  close(): void {
    this.#shelf.close();
    void this.#near?.then((drawing) => drawing?.close());
  }

  #levelFor(shown: number): number {
    const near = Math.ceil(Math.log2(shown) - 0.3);
    if (near > 0 && this.#isDrawable) return -Math.min(nearest, near);
    return levelFor(this.#tiles.levels.length, shown);
  }

  /** The nearest coarser one that is there. */
  #standIn({ level, column, row }: TileAt): TileAt | null {
    for (
      let at: TileAt = { level: level + 1, column: column >> 1, row: row >> 1 };
      at.level < this.#tiles.levels.length;
    ) {
      if (this.#shelf.has(at)) return at;
      at = { level: at.level + 1, column: at.column >> 1, row: at.row >> 1 };
    }
    return null;
  }

  #within(level: number, { left, top, right, bottom }: Omit<Seen, 'across'>): TileAt[] {
    const { width, height } = this.#sizeOf(level);
    const { side } = this.#tiles;
    const [columns, rows] = [Math.ceil(width / side), Math.ceil(height / side)];
    const first = (at: number, of: number): number => Math.max(0, Math.floor((at * of) / side));
    const last = (at: number, of: number, count: number): number =>
      Math.min(count - 1, Math.ceil((at * of) / side) - 1);
    const tiles: TileAt[] = [];
    for (let row = first(top, height); row <= last(bottom, height, rows); row += 1) {
      for (let column = first(left, width); column <= last(right, width, columns); column += 1) {
        tiles.push({ level, column, row });
      }
    }
    return tiles;
  }

  #sizeOf(level: number): { readonly width: number; readonly height: number } {
    const { levels } = this.#tiles;
    if (level >= 0) return levels[level]!;
    const { width, height } = levels[0]!;
    return { width: width * 2 ** -level, height: height * 2 ** -level };
  }

  #box({ level, column, row }: TileAt): Box {
    const { width, height } = this.#sizeOf(level);
    const { side } = this.#tiles;
    const [x, y] = [column * side, row * side];
    return { x, y, width: Math.min(side, width - x), height: Math.min(side, height - y) };
  }

  /** Levels are rounded up: what counts is how many of the largest level's pixels one of theirs is. */
  #fraction(tile: TileAt): Omit<Piece<B>, 'bitmap'> {
    const { x, y, width, height } = this.#box(tile);
    const { width: wide, height: high } = this.#tiles.levels[0]!;
    const times = 2 ** tile.level;
    return {
      left: (x * times) / wide,
      top: (y * times) / high,
      right: Math.min(1, ((x + width) * times) / wide),
      bottom: Math.min(1, ((y + height) * times) / high),
    };
  }
}

const keyOf = ({ level, column, row }: TileAt): string => `${level}/${column}/${row}`;

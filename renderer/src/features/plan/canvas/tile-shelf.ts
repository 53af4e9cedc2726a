// Holds the tiles that were painted last, and loads what is wanted now: the newest wish counts, what nobody wants any more is not
// begun. Bounded, whatever is panned over.

import type { Held } from './pieces.ts';

/** Read at the same time; a drawn one takes its threads alone. */
const atOnce = 6;
/** Of 1,024 pixels, four bytes each: 96 MB. More only where more is in view. */
const held = 24;

interface Loading<T, B> {
  /** Null: it can't be had, and is not asked for again. */
  load(tile: T): Promise<B | null>;
  /** It is drawn and not read: one after the other. */
  isSlow(tile: T): boolean;
  changed(): void;
}

export class TileShelf<T extends object, B extends Held> {
  readonly #loading: Loading<T, B>;
  /** The longest unused first. Null: it can't be had. */
  readonly #tiles = new Map<string, B | null>();
  readonly #under = new Map<string, boolean>();
  #wanted: readonly T[] = [];
  #room = held;
  #isOver = false;

  constructor(loading: Loading<T, B>) {
    this.#loading = loading;
  }

  get isEmpty(): boolean {
    return this.#tiles.size === 0;
  }

  has(tile: T): boolean {
    return this.#tiles.get(keyOf(tile)) != null;
  }

  /** To be painted. */
  take(tile: T): B | null {
    const key = keyOf(tile);
    const bitmap = this.#tiles.get(key) ?? null;
    if (!bitmap) return null;
    this.#tiles.delete(key);
    this.#tiles.set(key, bitmap);
    return bitmap;
  }

  /** In this order, and nothing else. `inView`: so many are painted at once. */
  want(tiles: readonly T[], inView: number): void {
    this.#wanted = tiles;
    this.#room = Math.max(held, 2 * inView);
    this.#begin();
  }

  close(): void {
    this.#isOver = true;
    for (const bitmap of this.#tiles.values()) bitmap?.close();
    this.#tiles.clear();
  }

  #begin(): void {
    for (const tile of this.#wanted) {
      if (this.#isOver || this.#under.size >= atOnce) return;
      const key = keyOf(tile);
      if (this.#tiles.has(key) || this.#under.has(key)) continue;
      const isSlow = this.#loading.isSlow(tile);
      if (isSlow && [...this.#under.values()].includes(true)) continue;
      this.#under.set(key, isSlow);
      void this.#load(key, tile);
    }
  }

  async #load(key: string, tile: T): Promise<void> {
    const bitmap = await this.#loading.load(tile).catch(() => null);
    this.#under.delete(key);
    if (this.#isOver) return bitmap?.close();
    this.#tiles.set(key, bitmap);
    for (const [oldest, old] of this.#tiles) {
      if (this.#tiles.size <= this.#room) break;
      this.#tiles.delete(oldest);
      old?.close();
    }
    this.#begin();
    this.#loading.changed();
  }
}

const keyOf = (tile: object): string => Object.values(tile).join('/');

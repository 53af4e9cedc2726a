// Decides how far back the fold can go without folding everything again: the latest few hundred events, each with what it
// touched and how to take its writes back.

import type { SiteEvent } from '../events.ts';
import type { Change } from '../site-types.ts';
import { byPlace, indexOfPlace, type EventPlace } from './event-order.ts';

/** How many of the latest events can be gone back over, and undone. */
export const tailLength = 512;

interface TailEntry {
  readonly event: SiteEvent;
  readonly touched: readonly Change[];
  /** Null: folded too long ago, its writes can't be taken back one by one. */
  readonly takeBack: readonly (() => void)[] | null;
}

export class Tail {
  #entries: TailEntry[] = [];

  clear(): void {
    this.#entries = [];
  }

  add(entry: TailEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length >= 2 * tailLength) this.#entries = this.#entries.slice(-tailLength);
  }

  last(): SiteEvent | undefined {
    return this.#entries.at(-1)?.event;
  }

  latestFirst(): readonly SiteEvent[] {
    return this.#entries.map(({ event }) => event).toReversed();
  }

  placeOf(id: string): EventPlace | undefined {
    return this.#entries.find(({ event }) => event.id === id)?.event;
  }

  /**
   * Takes back everything from `place` on and returns it, oldest first. Null, and nothing done, where that is further back
   * than can be gone.
   */
  rewind(place: EventPlace): readonly TailEntry[] | null {
    const from = indexOfPlace(
      this.#entries.map(({ event }) => event),
      place,
    );
    const entries = this.#entries.slice(from);
    if (entries.some(({ takeBack }) => takeBack === null)) return null;
    // Whether something older belongs after `place` can't be told where the tail begins.
    if (from === 0 && !(this.#entries[0] && byPlace(this.#entries[0].event, place) === 0)) return null;
    for (const { takeBack } of entries.toReversed()) takeBack!.toReversed().forEach((undo) => undo());
    this.#entries.length = from;
    return entries;
  }
}

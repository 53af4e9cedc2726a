// Decides how far back the fold can go without folding everything again: the latest few thousand events, each with what it
// touched and how to take its writes back.

import type { SiteEvent } from '../events.ts';
import type { Change } from '../site-types.ts';
import { byPlace, indexOfPlace, type EventPlace } from './event-order.ts';

/** How many of the latest events can be gone back over: some acts of many sockets. What lies before is folded anew. */
export const tailLength = 4_096;
/** How many of them are kept with a fold that is put aside. */
export const keptTail = 512;

interface TailEntry {
  readonly event: SiteEvent;
  readonly touched: readonly Change[];
  /** Null: folded too long ago, its writes can't be taken back one by one. */
  readonly takeBack: readonly (() => void)[] | null;
}

export class Tail {
  #entries: TailEntry[] = [];
  readonly #byId = new Map<string, SiteEvent>();

  get length(): number {
    return this.#entries.length;
  }

  clear(): void {
    this.#entries = [];
    this.#byId.clear();
  }

  add(entry: TailEntry): void {
    this.#entries.push(entry);
    this.#byId.set(entry.event.id, entry.event);
    if (this.#entries.length < 2 * tailLength) return;
    for (const { event } of this.#entries.slice(0, -tailLength)) this.#byId.delete(event.id);
    this.#entries = this.#entries.slice(-tailLength);
  }

  event(id: string): SiteEvent | undefined {
    return this.#byId.get(id);
  }

  last(): SiteEvent | undefined {
    return this.#entries.at(-1)?.event;
  }

  *latestFirst(): IterableIterator<SiteEvent> {
    for (let index = this.#entries.length - 1; index >= 0; index -= 1) yield this.#entries[index]!.event;
  }

  /** The latest so many, oldest first. */
  latest(count: number): readonly SiteEvent[] {
    return this.#entries.slice(-count).map(({ event }) => event);
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
    for (const { event } of entries) this.#byId.delete(event.id);
    return entries;
  }
}

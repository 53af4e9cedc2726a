// Remembers what the connection of the open site went through, the latest few hundred things, also from one connection to the
// next. Facts and failures, worded when somebody asks, in the language of then.

import type { Happened, TimelineEntry } from '../contract/diagnostics.ts';
import { wordsOf, type Failure, type Language } from '../domain/failures.ts';
import type { Millis } from '../domain/units.ts';
import type { Clock } from '../environment/clock.ts';

export type Noted = Happened | { readonly kind: 'lost' | 'trouble'; readonly failure: Failure };

const kept = 200;

export class Timeline {
  readonly #clock: Clock;
  #entries: { readonly at: Millis; readonly what: Noted }[] = [];
  #count = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** So many so far: another number, another timeline. */
  get count(): number {
    return this.#count;
  }

  /** The same trouble again and again is one line: the first, which says since when. */
  note(what: Noted): void {
    const before = this.#entries.at(-1)?.what;
    if (what.kind === 'trouble' && before?.kind === 'trouble' && before.failure.code === what.failure.code) return;
    this.#entries.push({ at: this.#clock.now(), what });
    if (this.#entries.length > kept) this.#entries.shift();
    this.#count += 1;
  }

  /** Another site. */
  forget(): void {
    this.#entries = [];
    this.#count += 1;
  }

  /** Newest last. */
  entries(): readonly { readonly at: Millis; readonly what: Noted }[] {
    return this.#entries;
  }

  inWords(language: Language): TimelineEntry[] {
    return this.#entries.map(({ at, what }) =>
      'failure' in what
        ? { at, kind: what.kind, words: { code: what.failure.code, ...wordsOf(what.failure, language) } }
        : { at, ...what },
    );
  }
}

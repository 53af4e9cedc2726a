// What happened in a run, newest first: verdicts, notes, repairs. The screens' list, also for one that comes later; bounded.

import type { Happened, Happening } from '../contract/verification.ts';
import type { Millis } from '../domain/units.ts';

/** A screenful and a half. */
const kept = 50;

export class Happenings {
  readonly #list: Happening[] = [];
  #count = 0;

  /** Numbered, so that a list knows its entries apart. */
  add(at: Millis, happened: Happened): Happening {
    this.#count += 1;
    const happening = { ...happened, at, number: this.#count };
    this.#list.unshift(happening);
    if (this.#list.length > kept) this.#list.pop();
    return happening;
  }

  get newestFirst(): readonly Happening[] {
    return this.#list;
  }
}

// Time, handed in at composition. Nothing below a shell reads the machine's clock itself.

import type { Millis } from '../domain/units.ts';

export type Cancel = () => void;

export interface Clock {
  now(): Millis;
  /** Runs once after `ms`; the returned function takes it back. */
  after(ms: Millis, run: () => void): Cancel;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** A clock that stands still until told to move: for tests and for simulated days. */
export class VirtualClock implements Clock {
  #now: Millis;
  #due: { at: Millis; order: number; run: () => void }[] = [];
  #order = 0;

  constructor(now: Millis = 1_767_225_600_000) {
    this.#now = now;
  }

  now(): Millis {
    return this.#now;
  }

  after(ms: Millis, run: () => void): Cancel {
    const entry = { at: this.#now + ms, order: this.#order++, run };
    this.#due.push(entry);
    return () => {
      this.#due = this.#due.filter((other) => other !== entry);
    };
  }

  /** Moves time forward, running what falls due in its order. */
  advance(ms: Millis): void {
    const until = this.#now + ms;
    for (;;) {
      const next = this.#due.filter((entry) => entry.at <= until).sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (!next) break;
      this.#due = this.#due.filter((entry) => entry !== next);
      this.#now = next.at;
      next.run();
    }
    this.#now = until;
  }
}

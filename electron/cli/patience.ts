// Says on standard error that something is still waited for, when nothing has been heard of it for a while: a terminal that is
// silent looks like a program that hangs.

import type { Millis } from '../domain/units.ts';
import type { Clock } from '../environment/clock.ts';

export interface Patience {
  /** Something came: it is waited for anew. */
  heard(): void;
  end(): void;
}

/** Longer than any honest answer takes. Each silence is twice as long as the one before. */
const firstMs = 10_000;

export function patience(clock: Clock, say: () => void): Patience {
  let cancel = (): void => {};
  const wait = (ms: Millis): void => {
    cancel = clock.after(ms, () => {
      say();
      wait(2 * ms);
    });
  };
  wait(firstMs);
  return {
    heard() {
      cancel();
      wait(firstMs);
    },
    end: () => cancel(),
  };
}

// Waiting between tries, by the Clock; all of it ends at once when the connection is closed.

import type { Millis } from '../../domain/units.ts';
import type { Clock } from '../../environment/clock.ts';

export class Pauses {
  readonly #clock: Clock;
  readonly #sleeping = new Set<() => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  sleep(ms: Millis): Promise<void> {
    return new Promise((wake) => {
      const end = (): void => {
        cancel();
        this.#sleeping.delete(end);
        wake();
      };
      const cancel = this.#clock.after(ms, end);
      this.#sleeping.add(end);
    });
  }

  endAll(): void {
    for (const end of [...this.#sleeping]) end();
  }
}

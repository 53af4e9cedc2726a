// A clock that stands still and says what is waited for.

import { VirtualClock, type Cancel } from '../../../electron/environment/clock.ts';

export class CountingClock extends VirtualClock {
  readonly #waiting = new Map<object, number>();

  override after(ms: number, run: () => void): Cancel {
    const mark = {};
    this.#waiting.set(mark, ms);
    const cancel = super.after(ms, () => {
      this.#waiting.delete(mark);
      run();
    });
    return () => {
      this.#waiting.delete(mark);
      cancel();
    };
  }

  /** How long each wait under way is in all, in ms. */
  waits(): number[] {
    return [...this.#waiting.values()];
  }
}

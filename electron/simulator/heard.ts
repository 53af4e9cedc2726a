// Remembers what has come in over REST and MQTT, so that a test can wait for it instead of sleeping.

import type { Millis } from '../domain/units.ts';
import type { Clock } from '../environment/clock.ts';

export interface HeardItem {
  readonly kind: 'rest' | 'publish';
  /** `PUT /api/ports/x`, or a topic. */
  readonly what: string;
  readonly body: unknown;
}

const keptAtMost = 2_000;

export class Heard {
  readonly #clock: Clock;
  readonly #items: HeardItem[] = [];
  readonly #waiting = new Map<(item: HeardItem) => void, () => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  note(item: HeardItem): void {
    this.#items.push(item);
    if (this.#items.length > 2 * keptAtMost) this.#items.splice(0, keptAtMost);
    for (const tell of this.#waiting.keys()) tell(item);
  }

  /** Who still waits is told that nothing came. */
  stop(): void {
    for (const giveUp of this.#waiting.values()) giveUp();
  }

  /** True at once for what has come already, or as soon as it comes; false when the time is over. */
  async saw(match: (item: HeardItem) => boolean, within: Millis): Promise<boolean> {
    if (this.#items.some(match)) return true;
    return new Promise((resolve) => {
      const finish = (seen: boolean): void => {
        cancel();
        this.#waiting.delete(listen);
        resolve(seen);
      };
      const listen = (item: HeardItem): void => void (match(item) && finish(true));
      const cancel = this.#clock.after(within, () => finish(false));
      this.#waiting.set(listen, () => finish(false));
    });
  }
}

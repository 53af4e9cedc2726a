// Counts what one connection may do in a second: AWS IoT allows 100 publishes each way and discards the rest without a
// word. Pure. Platform contract, *What AWS IoT Core allows one connection*.

import type { Millis } from '../../domain/units.ts';

/** [aws] quotas of one connection. */
export const aws = {
  publishesPerSecond: 100,
  filters: 50,
  filtersPerSubscribe: 8,
  messageBytes: 128 * 1024,
  topicBytes: 256,
  topicSlashes: 7,
  clientIdBytes: 128,
  /** Keep-alive in seconds: the floor, and what 0 becomes. */
  keepAliveFloor: 30,
  keepAliveDefault: 1_200,
  /** One CONNECT for a client id in so many ms. */
  connectEvery: 1_000,
  /** A WebSocket lives so long at most, in ms. */
  webSocketLife: 24 * 3_600_000,
} as const;

/** At most `limit` in any second, by a ring of the last `limit` times. */
export class RateLimit {
  readonly #times: Float64Array;
  #next = 0;

  constructor(limit: number) {
    this.#times = new Float64Array(limit).fill(Number.NEGATIVE_INFINITY);
  }

  /** Counts one more if it may pass. */
  take(now: Millis): boolean {
    if (now - this.#times[this.#next]! < 1_000) return false;
    this.#times[this.#next] = now;
    this.#next = (this.#next + 1) % this.#times.length;
    return true;
  }
}

// Measures how much each port says, so that subscriptions can be dealt out. A message costs one addition; the sums are made
// once a second. Platform contract, *Subscription plan* (measured rates).

import type { PortKey } from '../domain/reading.ts';
import type { Millis } from '../domain/units.ts';

export interface Rates {
  count(portKey: PortKey): void;
  /** Once a second: closes the running slice. */
  tick(now: Millis): void;
  /** Messages a second over the window; undefined until there is enough to go by. */
  rateOf(): ((portKey: PortKey) => number) | undefined;
  clear(now: Millis): void;
}

interface Slice {
  readonly counts: Map<PortKey, number>;
  readonly ms: Millis;
}

/** So many slices of about a second make the window. */
const slicesKept = 10;
const enoughMs: Millis = 900;
/** A port that said nothing in the window still reports every five minutes. Platform contract [vendor]. */
const least = 1 / 300;

export function createRates(now: Millis): Rates {
  let slices: Slice[] = [];
  let counts = new Map<PortKey, number>();
  let since = now;
  return {
    count(portKey) {
      counts.set(portKey, (counts.get(portKey) ?? 0) + 1);
    },
    tick(at) {
      slices = [...slices.slice(1 - slicesKept), { counts, ms: Math.max(1, at - since) }];
      counts = new Map();
      since = at;
    },
    rateOf() {
      const ms = slices.reduce((sum, slice) => sum + slice.ms, 0);
      if (ms < enoughMs) return undefined;
      const sums = new Map<PortKey, number>();
      for (const slice of slices)
        for (const [portKey, count] of slice.counts) sums.set(portKey, (sums.get(portKey) ?? 0) + count);
      return (portKey) => Math.max(least, ((sums.get(portKey) ?? 0) * 1_000) / ms);
    },
    clear(at) {
      slices = [];
      counts = new Map();
      since = at;
    },
  };
}

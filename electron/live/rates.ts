// Measures how much each port says, so that subscriptions can be dealt out. A message costs one addition; the sums are made
// once a second. Platform contract, *Subscription plan* (measured rates).

import type { Millis } from '../domain/units.ts';

export interface Rates {
  /** Once a second, with the running counts by port. */
  tick(now: Millis, counts: Uint32Array): void;
  /** Messages a second by port over the window; undefined until there is enough to go by. */
  measured(): Float64Array | undefined;
  clear(): void;
}

/** So many snapshots of about a second make the window. */
const kept = 10;
const enoughMs: Millis = 900;
/** A port that said nothing in the window still reports every five minutes. Platform contract [vendor]. */
const least = 1 / 300;

export function createRates(): Rates {
  let snapshots: { readonly at: Millis; readonly counts: Uint32Array }[] = [];
  return {
    tick(at, counts) {
      const fits = snapshots[0]?.counts.length === counts.length;
      snapshots = [...(fits ? snapshots.slice(-kept) : []), { at, counts: counts.slice() }];
    },
    measured() {
      const [first, last] = [snapshots[0], snapshots.at(-1)];
      if (first === undefined || last === undefined || last.at - first.at < enoughMs) return undefined;
      const seconds = (last.at - first.at) / 1_000;
      return Float64Array.from(last.counts, (count, port) => Math.max(least, (count - first.counts[port]!) / seconds));
    },
    clear() {
      snapshots = [];
    },
  };
}

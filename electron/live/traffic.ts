// How busy each lane is: messages a second over the last three seconds, and the highest of a single second. Diagnostics and
// the subscription plan go by it. Platform contract, *Subscription plan*.

import type { Millis } from '../domain/units.ts';

export interface Traffic {
  /** Once a second, with the lane's running count. */
  tick(lane: object, now: Millis, messages: number): void;
  /** Messages a second, over the last three seconds. */
  rate(lane: object): number;
  /** The highest of the last three seconds. */
  peak(lane: object): number;
  /** Seconds in which some lane was full, since the beginning, and when the last of them was; null: none. */
  full(): { readonly seconds: number; readonly at: Millis | null };
}

interface Second {
  readonly at: Millis;
  readonly messages: number;
}

const kept = 4;

/** `isFull`: so many messages in a second are so near the quota that some may have been discarded. */
export function createTraffic(isFull: (perSecond: number) => boolean): Traffic {
  const lanes = new WeakMap<object, readonly Second[]>();
  let full: { seconds: number; at: Millis | null } = { seconds: 0, at: null };
  const between = (from: Second | undefined, to: Second | undefined): number =>
    from === undefined || to === undefined || to.at <= from.at
      ? 0
      : ((to.messages - from.messages) * 1_000) / (to.at - from.at);
  return {
    tick(lane, at, messages) {
      const before = (lanes.get(lane) ?? []).slice(1 - kept);
      const now = { at, messages };
      lanes.set(lane, [...before, now]);
      // Two lanes full in the same second are one second.
      if (full.at !== at && isFull(between(before.at(-1), now))) full = { seconds: full.seconds + 1, at };
    },
    full: () => full,
    rate(lane) {
      const seconds = lanes.get(lane);
      return between(seconds?.[0], seconds?.at(-1));
    },
    peak(lane) {
      const seconds = lanes.get(lane) ?? [];
      return seconds.reduce((most, second, index) => Math.max(most, between(seconds[index - 1], second)), 0);
    },
  };
}

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
}

interface Second {
  readonly at: Millis;
  readonly messages: number;
}

const kept = 4;

export function createTraffic(): Traffic {
  const lanes = new WeakMap<object, readonly Second[]>();
  const between = (from: Second | undefined, to: Second | undefined): number =>
    from === undefined || to === undefined || to.at <= from.at
      ? 0
      : ((to.messages - from.messages) * 1_000) / (to.at - from.at);
  return {
    tick(lane, at, messages) {
      lanes.set(lane, [...(lanes.get(lane) ?? []).slice(1 - kept), { at, messages }]);
    },
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

// Lets every port report unasked once an interval, spread evenly and always in the same order. One timer for all of them.
// Platform contract: ports report at least every five minutes.

import type { Millis } from '../domain/units.ts';
import type { Cancel, Clock } from '../environment/clock.ts';

const stepAtLeast = 20;
const stepAtMost = 500;

/** `report` is called for each of `things` once per `interval`; the returned function ends it. */
export function startHeartbeat<T>(
  things: readonly T[],
  interval: Millis,
  clock: Clock,
  report: (thing: T) => void,
): Cancel {
  if (things.length === 0 || !(interval > 0)) return () => {};
  const each = interval / things.length;
  const step = Math.min(stepAtMost, Math.max(stepAtLeast, each));
  const start = clock.now();
  let told = 0;
  let cancel = clock.after(step, beat);

  function beat(): void {
    const due = Math.floor((clock.now() - start) / each);
    // After a stall (or a jump of the clock) nothing is made up for twice.
    if (due - told > things.length || due < told) told = Math.max(0, due - things.length);
    while (told < due) report(things[told++ % things.length]!);
    cancel = clock.after(step, beat);
  }
  return () => cancel();
}

// Decides an event's place in time across laptops whose clocks disagree: a hybrid logical clock, as text that sorts. Pure.
// `<48 bits of milliseconds>-<16 bits of counter>`, both in hex. Source: domain, *The site document*; the algorithm is
// Kulkarni and others, "Logical Physical Clocks" (2014), with the station kept beside it in the event.

import type { Millis } from './units.ts';

const timeDigits = 12;
const counterDigits = 4;
const counterLimit = 16 ** counterDigits;

/** Before every event. */
export const clockZero = `${'0'.repeat(timeDigits)}-${'0'.repeat(counterDigits)}`;

/**
 * The next clock of this station: after `last` whatever the wall clock says (it may have jumped back), and at `now` where
 * that is later. `last` is the greatest clock seen so far, own or received.
 */
export function tick(last: string, now: Millis): string {
  const before = parts(last);
  const time = Math.max(before.time, Math.floor(now), 0);
  if (time > before.time) return text(time, 0);
  return before.counter + 1 < counterLimit ? text(time, before.counter + 1) : text(time + 1, 0);
}

/** The greater of what was known and what came from elsewhere: what the next `tick` must come after. */
export const received = (last: string, remote: string): string => (remote > last ? remote : last);

/** The wall-clock part, for showing. */
export const timeOf = (clock: string): Millis => parts(clock).time;

function parts(clock: string): { time: number; counter: number } {
  return { time: parseInt(clock.slice(0, timeDigits), 16), counter: parseInt(clock.slice(timeDigits + 1), 16) };
}

const text = (time: number, counter: number): string =>
  `${time.toString(16).padStart(timeDigits, '0')}-${counter.toString(16).padStart(counterDigits, '0')}`;

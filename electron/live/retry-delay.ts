// How long to wait before the next try: short with jitter at first, then backing off. Performance.md (reconnect after a
// broker restart: 8 to 43 ms when tuned).

import type { Chance } from '../environment/chance.ts';
import type { Failure } from '../domain/failures.ts';
import type { Millis } from '../domain/units.ts';

const firstMs: Millis = 20;
const longestMs: Millis = 5_000;
/** A sign-in that was refused will not be taken a moment later. */
const refusedMs: Millis = 5_000;
const refusedLongestMs: Millis = 60_000;

/** `attempt` counts from 0. Half of the time is chance, so that many laptops and lanes do not come back in step. */
export function retryDelay(attempt: number, failure: Failure, chance: Chance): Millis {
  const refused = failure.code === 'live.refused' || failure.code === 'live.no-permission';
  const [first, longest] = refused ? [refusedMs, refusedLongestMs] : [firstMs, longestMs];
  const full = Math.min(longest, first * 2 ** Math.min(attempt, 20));
  return full / 2 + (full / 2) * chance();
}

/**
 * When to renew credentials that end at `expiresAt`: after four fifths of their life, five minutes before the end at the
 * latest for those of an hour. A life that makes no sense (a clock that is off) counts as an hour.
 */
export function renewalDelay(expiresAt: Millis, now: Millis, tries: number, chance: Chance): Millis {
  const life = expiresAt - now;
  const sane = life > 0 ? life : 3_600_000;
  if (tries > 0) return Math.min(sane, 60_000, 1_000 * 2 ** Math.min(tries, 6)) * (0.5 + chance() / 2);
  return Math.min(sane * 0.8, 6 * 3_600_000) * (0.95 + chance() * 0.05);
}

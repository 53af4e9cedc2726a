// Decides whether and when a call is tried again: exponential backoff with jitter, or exactly as long as the server asks
// for. Pure. Platform contract, *REST* (Not-OK answers); domain, *Offline and the platform*.

import type { FailureCode } from '../../domain/failures.ts';
import type { Millis } from '../../domain/units.ts';
import type { Chance } from '../../environment/chance.ts';

export interface RetrySchedule {
  /** Tries in all, the first one among them. */
  readonly attempts: number;
  readonly firstMs: Millis;
  readonly longestMs: Millis;
  /** A server that asks for more than this is taken at its word by the caller, not waited for. */
  readonly longestAskedMs: Millis;
}

export const defaultRetries: RetrySchedule = { attempts: 5, firstMs: 250, longestMs: 8_000, longestAskedMs: 60_000 };

/** Failures after which the same call may succeed a little later. */
const passing: ReadonlySet<FailureCode> = new Set([
  'platform.unknown-host',
  'platform.unreachable',
  'platform.no-answer',
  'platform.cut-off',
  'platform.too-many',
  'platform.trouble',
  'platform.broken-answer',
]);

/** Failures after which nobody knows whether the server has done what it was asked. */
const ambiguous: ReadonlySet<FailureCode> = new Set([
  'platform.no-answer',
  'platform.cut-off',
  'platform.trouble',
  'platform.broken-answer',
  'platform.empty-answer',
  'platform.not-json',
  'platform.wrong-shape',
]);

export const mayPass = (code: FailureCode): boolean => passing.has(code);
export const isAmbiguous = (code: FailureCode): boolean => ambiguous.has(code);

/** `tries` = how many failed so far, from 1. Half of the time is chance, so that laptops do not come back in step. */
export function backoff(tries: number, schedule: RetrySchedule, chance: Chance): Millis {
  const full = Math.min(schedule.longestMs, schedule.firstMs * 2 ** (tries - 1));
  return full / 2 + (full / 2) * chance();
}

/** `Retry-After` in milliseconds from now: seconds or an HTTP date (RFC 9110, 10.2.3); null: neither. */
export function retryAfter(header: string | undefined, now: Millis): Millis | null {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  const at = /[a-z]/i.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

import { describe, expect, it } from 'vitest';

import { backoff, defaultRetries, isAmbiguous, mayPass, retryAfter } from '../../../electron/platform/http/retry.ts';

const now = Date.parse('2026-03-01T12:00:00Z');

describe('Retry-After', () => {
  it.each([
    ['0', 0],
    ['120', 120_000],
    ['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
    ['Sun, 01 Mar 2026 11:59:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['', null],
    [undefined, null],
  ])('%s is %s ms', (header, ms) => {
    expect(retryAfter(header, now)).toBe(ms);
  });
});

describe('backing off', () => {
  it('doubles, half of it by chance, up to the longest', () => {
    const at = (tries: number, chance: number) => backoff(tries, defaultRetries, () => chance);
    expect([1, 2, 3, 9].map((tries) => at(tries, 0))).toEqual([125, 250, 500, 4_000]);
    expect([1, 2, 3, 9].map((tries) => at(tries, 1))).toEqual([250, 500, 1_000, 8_000]);
  });
});

describe('a failure', () => {
  it.each([
    ['platform.unreachable', true, false],
    ['platform.no-answer', true, true],
    ['platform.cut-off', true, true],
    ['platform.trouble', true, true],
    ['platform.broken-answer', true, true],
    ['platform.too-many', true, false],
    ['platform.not-accepted', false, false],
    ['platform.no-permission', false, false],
    ['platform.not-found', false, false],
    ['platform.untrusted', false, false],
    ['platform.not-json', false, true],
    ['platform.empty-answer', false, true],
  ] as const)('%s may pass: %s, may have been done: %s', (code, passes, ambiguous) => {
    expect([mayPass(code), isAmbiguous(code)]).toEqual([passes, ambiguous]);
  });
});

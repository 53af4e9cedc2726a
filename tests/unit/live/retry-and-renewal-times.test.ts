import { expect, test } from 'vitest';
import { renewalDelay, retryDelay } from '../../../electron/live/retry-delay.ts';

const lost = { code: 'live.lost', params: {} } as const;
const refused = { code: 'live.refused', params: {} } as const;

test('the first try comes within 20 ms, later ones back off to 5 s, half of it chance', () => {
  expect(retryDelay(0, lost, () => 1)).toBe(20);
  expect(retryDelay(0, lost, () => 0)).toBe(10);
  expect(retryDelay(3, lost, () => 1)).toBe(160);
  expect(retryDelay(50, lost, () => 1)).toBe(5_000);
});
test('who was refused does not knock at once again', () => {
  expect(retryDelay(0, refused, () => 0)).toBe(2_500);
  expect(retryDelay(20, refused, () => 1)).toBe(60_000);
});
test('credentials of an hour are renewed about ten minutes before their end', () => {
  expect(renewalDelay(3_600_000, 0, 0, () => 1)).toBe(2_880_000);
  expect(renewalDelay(3_600_000, 0, 0, () => 0)).toBe(2_736_000);
});
test('a renewal that failed is tried again soon, and never after the end', () => {
  expect(renewalDelay(3_600_000, 2_880_000, 1, () => 1)).toBe(2_000);
  expect(renewalDelay(3_600_000, 3_599_000, 5, () => 1)).toBe(1_000);
});
test('an end in the past comes from a clock that is off: it counts as an hour', () =>
  expect(renewalDelay(0, 7_200_000, 0, () => 1)).toBe(2_880_000));

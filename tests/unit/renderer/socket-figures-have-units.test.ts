import { describe, expect, it, test } from 'vitest';

import { marginOfOutcome } from '../../../electron/domain/report/schedule-rows.ts';
import { ageOf, figure, limitsOf, sparkOf } from '../../../renderer/src/features/socket/figures.ts';

describe('an age', () => {
  it.each([
    [0, 'now', 0],
    [999, 'now', 0],
    [12_400, 'seconds', 12],
    [59_999, 'seconds', 59],
    [60_000, 'minutes', 1],
    [7_200_000, 'hours', 2],
  ])('of %i ms is said in %s', (ms, unit, count) => {
    expect(ageOf(ms)).toEqual({ unit, count });
  });
});

test('a value has its unit and the decimals of the language', () => {
  expect(figure(29.54, 'W', 'en')).toBe('29.5\u00a0W');
  expect(figure(29.54, 'W', 'sv')).toBe('29,5\u00a0W');
  expect(figure(3, '', 'en')).toBe('3');
});

describe('limits and margin', () => {
  it.each([
    [{ value: 29.5, min: 5, max: 240 }, '5–240\u00a0W', 24.5],
    [{ value: 239, min: 5, max: 240 }, '5–240\u00a0W', 1],
    [{ value: 4, min: 5 }, '≥\u00a05\u00a0W', -1],
    [{ value: 250, max: 240 }, '≤\u00a0240\u00a0W', -10],
    [{ value: 7 }, '', null],
    [{ min: 5 }, '≥\u00a05\u00a0W', null],
  ])('of %j', (given, limits, margin) => {
    const outcome = { check: 'power', outcome: 'pass', unit: 'W', ...given } as const;
    expect(limitsOf(outcome, 'en')).toBe(limits);
    expect(marginOfOutcome(outcome)).toBe(margin);
  });
});

describe('the line of a day', () => {
  it('goes from left to right, zero at the bottom, the most at the top', () => {
    const points = [
      { at: 0, value: 0 },
      { at: 50, value: 20 },
      { at: 100, value: 10 },
    ];
    expect(sparkOf({ from: 0, to: 100, points }, 100, 40)).toEqual({
      path: 'M0.0 40.0L50.0 0.0L100.0 20.0',
      least: 0,
      most: 20,
    });
  });

  it('of next to nothing lies low, and what lies outside the day is at its edge', () => {
    const points = [
      { at: -10, value: 0 },
      { at: 110, value: 0.1 },
    ];
    expect(sparkOf({ from: 0, to: 100, points }, 100, 40)?.path).toBe('M0.0 40.0L100.0 36.0');
  });

  it('needs two values', () => {
    expect(sparkOf({ from: 0, to: 100, points: [{ at: 1, value: 1 }] }, 100, 40)).toBeNull();
    expect(sparkOf({ from: 0, to: 100, points: [] }, 100, 40)).toBeNull();
  });
});

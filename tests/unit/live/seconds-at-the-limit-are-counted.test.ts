import { expect, test } from 'vitest';

import { createTraffic } from '../../../electron/live/traffic.ts';

test('a second in which a lane is full is counted, with its time; two lanes in one second are one', () => {
  const traffic = createTraffic((perSecond) => perSecond >= 90);
  const [first, second] = [{}, {}];
  expect(traffic.full()).toEqual({ seconds: 0, at: null });
  let [a, b] = [0, 0];
  for (const [at, more] of [50, 95, 95, 10].entries()) {
    traffic.tick(first, at * 1_000, a);
    traffic.tick(second, at * 1_000, b);
    [a, b] = [a + more, b + (more === 95 ? 99 : 0)];
  }
  traffic.tick(first, 4_000, a);
  traffic.tick(second, 4_000, b);
  expect(traffic.full()).toEqual({ seconds: 2, at: 3_000 });
  expect(traffic.peak(first)).toBe(95);
});

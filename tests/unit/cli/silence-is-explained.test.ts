import { expect, test } from 'vitest';

import { patience } from '../../../electron/cli/patience.ts';
import { VirtualClock } from '../../../electron/environment/clock.ts';

test('a terminal is told that something is waited for, ever more seldom, and anew when something came', () => {
  const clock = new VirtualClock();
  let said = 0;
  const waiting = patience(clock, () => (said += 1));
  const after = (seconds: number): number => {
    clock.advance(seconds * 1_000);
    return said;
  };
  expect(after(9)).toBe(0);
  expect(after(1)).toBe(1);
  expect(after(19)).toBe(1);
  expect(after(1)).toBe(2);
  waiting.heard();
  expect(after(9)).toBe(2);
  expect(after(1)).toBe(3);
  waiting.end();
  expect(after(600)).toBe(3);
});

import { expect, test } from 'vitest';
import { VirtualClock } from '../../../electron/environment/clock.ts';
import { createLine } from '../../../electron/live/line.ts';
import type { LineState } from '../../../electron/live/live.ts';

const failure = { code: 'live.lost', params: {} } as const;
const site = () => {
  const clock = new VirtualClock(100_000);
  const line = createLine(clock);
  const told: LineState[] = [];
  line.onLine((state) => told.push(state));
  line.connected();
  return { clock, line, told };
};
const [one, two] = [{}, {}];

test('lost with the first lane, back with the last, the gap counted from the last sign of life', () => {
  const { clock, line, told } = site();
  line.down(one, failure, 98_000);
  line.down(two, failure, 99_000);
  clock.advance(1_000);
  line.up(two);
  expect(line.state()).toEqual({ line: 'lost', since: 98_000, failure });
  line.up(one);
  expect(told).toEqual([
    { line: 'connected' },
    { line: 'lost', since: 98_000, failure },
    { line: 'back', gapMs: 3_000 },
  ]);
  expect(line.state()).toEqual({ line: 'connected' });
});

test('a lane that left the plan is not waited for', () => {
  const { line, told } = site();
  line.down(one, failure, 100_000);
  line.left(one);
  expect(told.at(-1)).toEqual({ line: 'back', gapMs: 0 });
});

test('a clock that jumped back makes no negative gap', () => {
  const { line, told } = site();
  line.down(one, failure, 200_000);
  line.up(one);
  expect(told.at(-1)).toEqual({ line: 'back', gapMs: 0 });
});

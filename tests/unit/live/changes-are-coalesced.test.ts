import { expect, test } from 'vitest';
import { VirtualClock } from '../../../electron/environment/clock.ts';
import { createCoalescer } from '../../../electron/live/coalesce.ts';

const site = () => {
  const clock = new VirtualClock();
  const sent: (readonly number[])[] = [];
  return { clock, sent, coalescer: createCoalescer<number>(clock, (keys) => sent.push(keys)) };
};

test('when idle a change is handed out at once', () => {
  const { clock, sent, coalescer } = site();
  coalescer.touch(7);
  expect(sent).toEqual([[7]]);
  clock.advance(100);
  coalescer.touch(8);
  expect(sent).toEqual([[7], [8]]);
});

test('when busy once a frame, each key once', () => {
  const { clock, sent, coalescer } = site();
  for (let message = 0; message < 1_000; message++) {
    coalescer.touch(message % 5);
    if (message % 100 === 99) clock.advance(16);
  }
  expect(sent[0]).toEqual([0]);
  expect(sent.slice(1).every((keys) => keys.length === 5)).toBe(true);
  expect(sent.length).toBe(11);
});

test('quiet again: nothing is sent, and the next change goes at once', () => {
  const { clock, sent, coalescer } = site();
  coalescer.touch(1);
  clock.advance(64);
  expect(sent.length).toBe(1);
  coalescer.touch(2);
  coalescer.touch(3);
  coalescer.flush();
  expect(sent).toEqual([[1], [2], [3]]);
});

test('stopped: nothing more', () => {
  const { clock, sent, coalescer } = site();
  coalescer.touch(1);
  coalescer.touch(2);
  coalescer.stop();
  clock.advance(100);
  expect(sent).toEqual([[1]]);
});

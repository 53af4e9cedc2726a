import { expect, test, vi } from 'vitest';

import { coalesced } from '../../../renderer/src/app/coalesced.ts';

const answers = (): { ask: () => Promise<void>; answer: () => void; asked: () => number } => {
  const waiting: (() => void)[] = [];
  const ask = vi.fn(() => new Promise<void>((resolve) => waiting.push(resolve)));
  return { ask, answer: () => waiting.shift()?.(), asked: () => ask.mock.calls.length };
};
const turn = async (): Promise<void> => {
  for (let at = 0; at < 10; at++) await Promise.resolve();
};

test('a hundred changes while an answer is awaited make one more question, not a hundred', async () => {
  const { ask, answer, asked } = answers();
  const refresh = coalesced(ask);
  const all = Array.from({ length: 100 }, () => refresh());
  expect(asked()).toBe(1);
  for (let change = 0; change < 100; change++) void refresh();
  answer();
  await turn();
  expect(asked()).toBe(2);
  answer();
  await Promise.all(all);
  expect(asked()).toBe(2);
});

test('what becomes stale later is asked for again, also after a question that failed', async () => {
  let fails = true;
  const ask = vi.fn(() => (fails ? Promise.reject(new Error('gone')) : Promise.resolve()));
  const refresh = coalesced(ask);
  await expect(refresh()).rejects.toThrow('gone');
  fails = false;
  await refresh();
  await refresh();
  expect(ask).toHaveBeenCalledTimes(3);
});

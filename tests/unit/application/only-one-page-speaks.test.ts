import { expect, test } from 'vitest';

import { Speaker } from '../../../electron/application/speaker.ts';

test('the page in front speaks; when it goes, the one that was in front before it', () => {
  const speaker = new Speaker();
  const speaking = (): string | null => speaker.among(() => true);
  let told = 0;
  const forget = speaker.onChange(() => (told += 1));
  expect(speaking()).toBeNull();
  speaker.joins('laptop');
  expect(speaking()).toBe('laptop');
  speaker.joins('tablet');
  expect(speaking()).toBe('laptop');
  speaker.speaks('tablet');
  expect(speaking()).toBe('tablet');
  speaker.leaves('tablet');
  expect(speaking()).toBe('laptop');
  expect(told).toBe(4);
  forget();
  speaker.leaves('laptop');
  expect(speaking()).toBeNull();
  expect(told).toBe(4);
});

test('of pages that show different people each may speak', () => {
  const speaker = new Speaker();
  for (const page of ['laptop', 'tablet', 'other tablet']) speaker.speaks(page);
  expect(speaker.among((page) => page === 'laptop')).toBe('laptop');
  expect(speaker.among((page) => page !== 'laptop')).toBe('other tablet');
  expect(speaker.among(() => false)).toBeNull();
});

import { expect, test } from 'vitest';

import { Speaker } from '../../../electron/application/speaker.ts';

test('the page in front speaks; when it goes, the one that was in front before it', () => {
  const speaker = new Speaker();
  let told = 0;
  const forget = speaker.onChange(() => (told += 1));
  expect(speaker.page).toBeNull();
  speaker.joins('laptop');
  expect(speaker.page).toBe('laptop');
  speaker.joins('tablet');
  expect(speaker.page).toBe('laptop');
  speaker.speaks('tablet');
  expect(speaker.page).toBe('tablet');
  speaker.leaves('tablet');
  expect(speaker.page).toBe('laptop');
  expect(told).toBe(4);
  forget();
  speaker.leaves('laptop');
  expect(speaker.page).toBeNull();
  expect(told).toBe(4);
});

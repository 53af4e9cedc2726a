import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { liveWord } from '../../../renderer/src/app/live-word.ts';

const words = JSON.parse(readFileSync(new URL('../../../renderer/src/app/words/en.json', import.meta.url), 'utf8')) as {
  readonly live: Readonly<Record<string, string>>;
};
const trouble = { code: 'platform.refused', say: 'The password is wrong.', next: 'Sign in again.' };

test.each([
  ['none', null, 'not connected'],
  ['connecting', null, 'connecting'],
  ['connecting', trouble, 'not connected'],
  ['connected', null, 'connected'],
  ['connected', trouble, 'connected'],
  ['catching-up', null, 'catching up'],
  ['lost', null, 'offline since {time}'],
  ['lost', trouble, 'offline since {time}'],
] as const)('%s, trouble %j: %s', (line, wrong, said) => {
  expect(words.live[liveWord({ line, trouble: wrong })]).toBe(said);
});

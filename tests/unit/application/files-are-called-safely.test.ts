import { expect, test } from 'vitest';

import { plainFileName } from '../../../electron/application/file-name.ts';

test.each([
  ['Bryggan 1', 'Bryggan 1'],
  ['Östra kajen', 'Östra kajen'],
  ['../../etc/passwd', 'etc passwd'],
  ['A/B: <C> "D"?', 'A B C D'],
  ['.hidden', 'hidden'],
  ['ends with a dot. ', 'ends with a dot'],
  ['\u202egnirts', 'gnirts'],
  ['\0\n\t', 'Site'],
  ['', 'Site'],
  ['x'.repeat(10_000), 'x'.repeat(80)],
])('a site called %j lies in a file called %j', (name, file) => {
  expect(plainFileName(name)).toBe(file);
});

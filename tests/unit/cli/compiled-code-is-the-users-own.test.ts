import { join } from 'node:path';

import { expect, test } from 'vitest';

import { cacheFolder } from '../../../electron/cli/compile-cache.ts';

test.each([
  ['linux', {}, join('/home/eva', '.cache', 'commissioner', 'compiled')],
  ['linux', { XDG_CACHE_HOME: '/fast' }, join('/fast', 'commissioner', 'compiled')],
  ['darwin', {}, join('/home/eva', 'Library', 'Caches', 'Commissioner', 'compiled')],
  ['win32', { LOCALAPPDATA: 'C' }, join('C', 'Commissioner', 'compiled')],
  ['win32', {}, null],
] as const)('on %s with %o what is compiled lies in a folder of the user’s own', (platform, env, folder) => {
  expect(cacheFolder(platform, env, '/home/eva')).toBe(folder);
});

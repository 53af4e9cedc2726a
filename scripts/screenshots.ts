// `npm run screenshots`: pictures of every screen, for people to look at, into `screenshots/`.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { built } from './electron-binary.ts';
import { findTestBrowser } from './test-browser.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const browser = findTestBrowser();
if (!browser.found) console.error(browser.why);
else if (built(root)) {
  const env = { ...process.env, COMMISSIONER_SCREENSHOTS: '1', COMMISSIONER_TEST_BROWSER: browser.executable };
  const run = spawnSync('playwright', ['test', '--project', 'screenshots'], { cwd: root, stdio: 'inherit', env });
  process.exitCode = run.status ?? 1;
}
process.exitCode ??= 1;

// `npm run demo`: a simulated building on the screens, in Electron or else in the browser; without a screen, or when asked to, the
// walk from the command line.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { hasScreen } from '../electron/cli/has-screen.ts';
import { built, electronBinary } from './electron-binary.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const args = process.argv.slice(2);
const showing = hasScreen() && !['--headless', '--json', '--help', '-h'].some((option) => args.includes(option));

if (showing && !built(root)) process.exit(1);
const executable = showing ? electronBinary(root) : null;
if (executable !== null) {
  process.exitCode = spawnSync(executable, [root, '--demo', ...args], { stdio: 'inherit' }).status ?? 1;
} else {
  // In this process, so that whoever ends it ends the walk.
  process.argv.splice(2, args.length, 'demo', ...args);
  await import('../electron/cli/commissioner.ts');
}

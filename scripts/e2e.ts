// Runs the window specs (and, when they come, those of the browser shell), on a screen of its own where there is none. Says
// which shells it used. Exit code 3, with one sentence, where there is no Electron: never a pass in silence.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { findTestElectron } from './test-electron.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Wraps a command in a virtual screen where the machine has none. */
function onAScreen(command: readonly string[]): readonly string[] {
  const needsScreen = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
  return needsScreen ? ['xvfb-run', '-a', ...command] : command;
}

function main(): number {
  const electron = findTestElectron(root);
  if (!electron.found) {
    console.log(`skipped: the window specs were not run. ${electron.why}`);
    return 3;
  }
  if (!existsSync(path.join(root, 'out/main/main.js'))) {
    console.error('The window is not built yet. Run `npm run build` first.');
    return 1;
  }
  console.log(`shells: Electron ${electron.version} (${electron.from})`);
  const [program = '', ...args] = onAScreen(['playwright', 'test', ...process.argv.slice(2)]);
  const run = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, COMMISSIONER_TEST_ELECTRON: electron.executable },
  });
  if (run.error) console.error(`${program} could not be started: ${run.error.message}`);
  return run.status ?? 1;
}

process.exitCode = main();

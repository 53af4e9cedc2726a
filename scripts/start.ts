// `npm start`: opens the built product in Electron; where Electron's binary can't be had, says so in one sentence and opens the
// same screens in the browser.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { built, electronBinary } from './electron-binary.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

function main(args: readonly string[]): number {
  if (!built(root)) return 1;
  const executable = electronBinary(root);
  if (executable === null) {
    console.error("Electron's binary can't be had on this machine: the same screens open in your browser instead.");
    const commissioner = path.join(root, 'out/main/commissioner.js');
    return spawnSync(process.execPath, [commissioner, 'serve', ...args], { stdio: 'inherit' }).status ?? 1;
  }
  return spawnSync(executable, [root, ...args], { stdio: 'inherit' }).status ?? 1;
}

process.exitCode = main(process.argv.slice(2));

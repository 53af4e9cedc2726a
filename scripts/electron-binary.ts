// Finds the product's own Electron.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** The executable's path; the package fetches it the first time, in a process whose stack traces nobody needs to read. */
export function electronBinary(root: string): string | null {
  const asked = spawnSync(process.execPath, ['-e', "process.stderr.write(require('electron'))"], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return asked.status === 0 && existsSync(asked.stderr) ? asked.stderr : null;
}

/** Makes what the shells show, once. False: it could not be made. */
export function built(root: string): boolean {
  if (existsSync(`${root}/out/main/main.js`)) return true;
  return spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 2, 2] }).status === 0;
}

// `npm start`: opens the built product in Electron; where Electron's binary can't be had, says so in one sentence and opens the
// same screens in the browser.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The executable's path; the package fetches it the first time, in a process whose stack traces nobody needs to read. */
function electron(): string | null {
  const asked = spawnSync(process.execPath, ['-e', "process.stderr.write(require('electron'))"], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return asked.status === 0 && existsSync(asked.stderr) ? asked.stderr : null;
}

function main(args: readonly string[]): number {
  if (!existsSync(path.join(root, 'out/main/main.js'))) {
    const build = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
    if (build.status !== 0) return 1;
  }
  const executable = electron();
  if (executable === null) {
    console.error("Electron's binary can't be had on this machine: the same screens open in your browser instead.");
    const commissioner = path.join(root, 'out/main/commissioner.js');
    return spawnSync(process.execPath, [commissioner, 'serve', ...args], { stdio: 'inherit' }).status ?? 1;
  }
  return spawnSync(executable, [root, ...args], { stdio: 'inherit' }).status ?? 1;
}

process.exitCode = main(process.argv.slice(2));

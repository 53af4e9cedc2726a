// Runs the end-to-end specs: the window's and the packed program's in Electron, on a screen of their own where there is none, and
// the screens' in a browser. Says which shells it used. Arguments are Playwright's (`--project browser`). Where there is no browser:
// one sentence and exit code 1; where there is no Electron: one sentence, and exit code 3 if nothing else was asked for.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { projectsToRun } from './e2e-projects.ts';
import { findTestBrowser } from './test-browser.ts';
import { findTestElectron } from './test-electron.ts';

/** The surroundings refuse. */
const noElectron = 3;
const root = fileURLToPath(new URL('..', import.meta.url));

/** Wraps a command in a virtual screen where the machine has none. */
function onAScreen(command: readonly string[]): readonly string[] {
  const needsScreen = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
  // Two that begin at the same moment and look for a free number from the same one would both take it.
  const from = String(100 + (process.pid % 900));
  return needsScreen ? ['xvfb-run', '-a', '-n', from, ...command] : command;
}

function main(args: readonly string[]): number {
  if (!existsSync(path.join(root, 'out/main/main.js'))) {
    console.error('The shells are not built yet. Run `npm run build` first.');
    return 1;
  }
  const { asked, others } = projectsToRun(args);
  const browser = asked.includes('browser') ? findTestBrowser() : null;
  if (browser && !browser.found) {
    console.error(browser.why);
    return 1;
  }
  const electron = asked.some((project) => project !== 'browser') ? findTestElectron(root) : null;
  const possible = asked.filter((project) => project === 'browser' || isPossible(project, electron));
  if (possible.length === 0) return noElectron;
  if (electron?.found) console.log(`shell: Electron ${electron.version} (${electron.from})`);
  if (browser) console.log(`shell: browser, ${browser.version} (${browser.executable})`);

  const command = ['playwright', 'test', ...others, ...possible.flatMap((project) => ['--project', project])];
  const [program = '', ...rest] = electron?.found ? onAScreen(command) : command;
  const run = spawnSync(program, rest, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      // Where the package `electron` looks: Playwright has to find it there by itself (tests/e2e/electron/window.ts).
      ...(electron?.found ? { ELECTRON_OVERRIDE_DIST_PATH: electron.folder } : {}),
      ...(browser ? { COMMISSIONER_TEST_BROWSER: browser.executable } : {}),
    },
  });
  if (run.error) console.error(`${program} could not be started: ${run.error.message}`);
  return run.status ?? 1;
}

/** Says why not, where it is not. */
function isPossible(project: string, electron: ReturnType<typeof findTestElectron> | null): boolean {
  const why =
    electron?.found === false
      ? electron.why
      : project === 'packed' && process.platform !== 'linux'
        ? 'They pack for Linux.'
        : null;
  if (why !== null) console.log(`skipped: the specs of "${project}" were not run. ${why}`);
  return why === null;
}

process.exitCode = main(process.argv.slice(2));

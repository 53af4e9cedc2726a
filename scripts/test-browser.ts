// Finds a browser to test the browser shell with: one that is installed, else Playwright's own, else Debian's package where we
// may install it. Says in one sentence what to install where there is none.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

import { chromium } from '@playwright/test';

export type TestBrowser =
  | { readonly found: true; readonly executable: string; readonly version: string }
  | { readonly found: false; readonly why: string };

/** The first has no window of its own: the same engine, and the specs take a quarter less time. */
const commands = [
  ...['chromium-headless-shell', 'chromium', 'chromium-browser'],
  ...['google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge'],
];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) =>
    ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].map((file) =>
      path.join(process.env[variable] ?? '/nowhere', file),
    ),
  ),
];

/** `COMMISSIONER_TEST_BROWSER` names one outright. */
export function findTestBrowser(): TestBrowser {
  const executable = named() ?? installed() ?? playwrights() ?? debians();
  if (executable === null) {
    return {
      found: false,
      why: 'No browser was found: install Chromium, Chrome or Edge, or `npx playwright install`.',
    };
  }
  const asked = spawnSync(executable, ['--version'], { encoding: 'utf8' });
  return { found: true, executable, version: asked.status === 0 ? asked.stdout.trim() : 'of unknown version' };
}

const named = (): string | null => process.env['COMMISSIONER_TEST_BROWSER'] ?? null;

function installed(): string | null {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const onPath = commands.flatMap((command) => folders.map((folder) => path.join(folder, command)));
  return [...onPath, ...places].find((file) => existsSync(file)) ?? null;
}

function playwrights(): string | null {
  const file = chromium.executablePath();
  return existsSync(file) ? file : null;
}

function debians(): string | null {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  console.log("no browser: installing Debian's chromium-headless-shell");
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args: string[]): number | null => spawnSync('apt-get', args, { env, stdio: 'ignore' }).status;
  run('update', '-qq');
  return run('install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell') === 0 ? installed() : null;
}

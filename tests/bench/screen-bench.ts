// From a plug-in published to another word painted in Verify, in a real browser on the browser shell: once while 10,000 sockets are
// quiet, once while they say 5,000 messages a second. And how long that shell takes to be ready.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { chromium, type Page } from '@playwright/test';

import { Application } from '../../electron/application/application.ts';
import { secretsInMemory } from '../../electron/application/secrets-in-memory.ts';
import { startBrowserShell } from '../../electron/browser/browser-shell.ts';
import { boundPort } from '../../electron/domain/site-queries.ts';
import { built as build } from '../../scripts/electron-binary.ts';
import { findTestBrowser } from '../../scripts/test-browser.ts';
import { benchSite } from '../support/bench-site.ts';
import type { PlugControl } from '../support/plug-control.ts';
import { testShell } from '../support/test-shell.ts';
import { valueOf } from '../support/value-of.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = (file: string): string => join(root, 'out', file);
const plugs = 25;

export async function measureScreen(): Promise<Record<string, number>> {
  if (!build(root)) throw new Error('the shells could not be built');
  const start = await browserShellStarts();
  const browser = findTestBrowser();
  if (!browser.found) {
    process.stderr.write(`plugToPixel is not measured. ${browser.why}\n`);
    return start;
  }
  const quiet = await plugToPixel(browser.executable, ['--heartbeat', '300']);
  const busy = await plugToPixel(browser.executable, ['--heartbeat', '2']);
  return {
    ...start,
    plugToPixelIdleMsP50: at(quiet, 0.5),
    plugToPixelIdleMsP95: at(quiet, 0.95),
    plugToPixelMsP50: at(busy, 0.5),
    plugToPixelMsP95: at(busy, 0.95),
  };
}

function at(times: readonly number[], share: number): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * share)] ?? NaN;
}

async function plugToPixel(executablePath: string, flags: readonly string[]): Promise<number[]> {
  const site = await benchSite(['--sockets', '10000', '--seed', '3', '--quotas', 'off', ...flags]);
  const { path } = site.document;
  const { profile, password, control } = site;
  await site.letGo();
  const secrets = secretsInMemory();
  secrets.set('P', password, false);
  const shell = testShell({ secrets });
  shell.kept.set('profiles', { Bench: profile });
  const application = new Application(shell);
  valueOf(await application.openPath(path));
  valueOf(await application.join('Bench'));
  const shown = valueOf(await startBrowserShell({ application, pageFolder: built('renderer'), port: 0 }));
  const chrome = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await chrome.newPage({ viewport: { width: 1366, height: 768 } });
    await page.goto(shown.url);
    await page.getByRole('link', { name: 'Verify' }).click();
    return await walked(application, page, control);
  } finally {
    await chrome.close();
    await application.close();
    await shown.close();
    await site.end();
  }
}

/** Tells when TESTING has been painted: the task after the frame it was drawn in. Told, not asked for: whoever asks disturbs. */
const watchPhases = `
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (!target.matches('.big.testing')) continue;
      requestAnimationFrame(() => setTimeout(() => window.painted(performance.timeOrigin + performance.now())));
    }
  }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['class'] });`;

async function walked(application: Application, page: Page, control: PlugControl): Promise<number[]> {
  const run = valueOf(
    await application.startVerification({ mode: 'walk', only: [], testLoad: null, lampAnswers: false }),
  );
  await page.locator('.big').waitFor();
  const told = { painted: (_at: number): void => {} };
  await page.exposeFunction('painted', (at: number) => told.painted(at));
  await page.evaluate(watchPhases);
  // The first seconds are those of a screen that has just been opened.
  await pause(2_000);
  const state = application.document!.state;
  const times: number[] = [];
  while (times.length < plugs) {
    const socketId = run.view().proposed;
    const socket = socketId === null ? undefined : state.sockets.get(socketId);
    const portKey = socket && boundPort(state, socket)?.portKey;
    if (!portKey) throw new Error('the walk proposes nothing that could be plugged');
    const painted = new Promise<number>((resolve) => (told.painted = resolve));
    const began = performance.timeOrigin + performance.now();
    await control.plug(portKey);
    times.push((await painted) - began);
    while (run.view().proposed === socketId) await pause(20);
    await control.unplug(portKey);
    await pause(300);
  }
  return times;
}

/** Where it has never been started, and where it has: what is compiled is kept then. */
async function browserShellStarts(): Promise<{ firstStartMs: number; startMs: number }> {
  const home = mkdtempSync(join(tmpdir(), 'bench-start-'));
  const firstStartMs = await browserShellStart(home);
  const startMs = await browserShellStart(home);
  rmSync(home, { recursive: true, force: true });
  return { firstStartMs, startMs };
}

/** From the program's start to the address it tells, as built. */
async function browserShellStart(home: string): Promise<number> {
  const began = performance.now();
  const serving = spawn(process.execPath, [built('main/commissioner.js'), 'serve', '--no-open', '--json'], {
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, 'config'), XDG_CACHE_HOME: join(home, 'cache') },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(createInterface(serving.stdout), 'line');
  const took = performance.now() - began;
  const gone = once(serving, 'exit');
  serving.kill('SIGTERM');
  await gone;
  return took;
}

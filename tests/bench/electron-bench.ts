// From the program's start to the first words painted in its window, as built, in the Electron there is. Asked after the fact: the
// page notes its own first paint, so that nobody who drives it slows it down.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { chromium } from '@playwright/test';

import { built } from '../../scripts/electron-binary.ts';
import { findTestElectron } from '../../scripts/test-electron.ts';
import { debuggingAddress } from '../support/debugging-address.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Long after the window has been painted. */
const untilPaintedMs = 4_000;

export async function measureElectron(): Promise<Record<string, number>> {
  if (!built(root)) throw new Error('the shells could not be built');
  const electron = findTestElectron(root);
  if (!electron.found) {
    process.stderr.write(`electronStartMs is not measured. ${electron.why}\n`);
    return {};
  }
  const screen = await aScreen();
  const data = mkdtempSync(join(tmpdir(), 'bench-electron-'));
  try {
    return { electronStartMs: await firstPaint(electron.executable, data, screen.env) };
  } finally {
    screen.end();
    rmSync(data, { recursive: true, force: true });
  }
}

async function firstPaint(executable: string, data: string, env: NodeJS.ProcessEnv): Promise<number> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const began = performance.timeOrigin + performance.now();
  const program = spawn(
    executable,
    [join(root, 'out/main/main.js'), `--user-data-dir=${data}`, '--remote-debugging-port=0', ...asRoot],
    { env, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  try {
    const address = await debuggingAddress(program);
    await pause(untilPaintedMs);
    const chrome = await chromium.connectOverCDP(address);
    const page = chrome.contexts()[0]!.pages()[0]!;
    const painted = await page.evaluate(
      "performance.timeOrigin + performance.getEntriesByName('first-contentful-paint')[0].startTime",
    );
    await chrome.close();
    return Number(painted) - began;
  } finally {
    await ended(program);
  }
}

/** The screen there is, or a virtual one, whose own start is not the program's. */
async function aScreen(): Promise<{ readonly env: NodeJS.ProcessEnv; end(): void }> {
  if (process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
    return { env: process.env, end() {} };
  const xvfb = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1366x768x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [display] = (await once(xvfb.stdout, 'data')) as [Buffer];
  return { env: { ...process.env, DISPLAY: `:${display.toString().trim()}` }, end: () => xvfb.kill() };
}

async function ended(program: ChildProcess): Promise<void> {
  const gone = once(program, 'exit');
  program.kill('SIGTERM');
  await gone;
}

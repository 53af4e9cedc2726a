// The browser shell, as it is built, with a data folder of its own, and a simulated platform to sign in to: what the screens' specs run against.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { expect, test as base } from '@playwright/test';

import type { Simulator } from '../../../electron/simulator/simulator.ts';
import { startSimulator } from '../../../electron/simulator/start-simulator.ts';
import { ended } from '../ended.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

interface Surroundings {
  readonly address: string;
  readonly simulator: Simulator;
  /** Starts `commissioner demo` with these flags; the address of its page. */
  readonly demonstrate: (flags: readonly string[]) => Promise<string>;
  /** Every error and warning of the page's console; each spec ends with none. */
  readonly complaints: string[];
}

export const test = base.extend<Surroundings>({
  // Playwright reads the pattern to learn what a fixture needs, so there must be one.
  simulator: async ({ browserName: _browser }, use) => {
    const started = await startSimulator({ sockets: 12, seed: 3, commissioned: false, heartbeat: 30 });
    if (!started.ok) throw new Error(started.failure.code);
    await use(started.value);
    await started.value.stop();
  },
  address: async ({ browserName: _browser }, use) => {
    const home = await mkdtemp(path.join(tmpdir(), 'commissioner-page-'));
    const serving = started(home, ['serve', '--no-open', '--json']);
    const { url } = JSON.parse(await firstLine(serving)) as { url: string };
    await use(url);
    serving.kill('SIGTERM');
    await ended(serving);
    await rm(home, { recursive: true, force: true });
  },
  demonstrate: async ({ page }, use) => {
    const home = await mkdtemp(path.join(tmpdir(), 'commissioner-page-'));
    // A machine with a screen, and without a browser that could be opened.
    const { CI: _ci, SSH_CONNECTION: _ssh, ...env } = process.env;
    const running: ChildProcess[] = [];
    await use(async (flags) => {
      const demo = started(home, ['demo', ...flags], { ...env, DISPLAY: ':0', PATH: '' });
      running.push(demo);
      return firstLine(demo);
    });
    await page.close();
    for (const demo of running) {
      demo.kill('SIGTERM');
      await ended(demo);
    }
    await rm(home, { recursive: true, force: true });
  },
  complaints: [
    async ({ page, address: _address }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await use(complaints);
      // Before the application ends, which the page would rightly complain of.
      await page.close();
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

function started(home: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): ChildProcess {
  const built = path.join(root, 'out/main/commissioner.js');
  const node = path.join(root, 'node_modules/.bin/node');
  return spawn(node, [built, ...args], {
    env: { ...env, HOME: home, XDG_CONFIG_HOME: path.join(home, 'config') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function firstLine(running: ChildProcess): Promise<string> {
  if (!running.stdout) throw new Error('nothing to read from');
  const [line] = (await once(createInterface(running.stdout), 'line')) as [string];
  return line;
}

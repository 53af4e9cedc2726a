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

const root = fileURLToPath(new URL('../../..', import.meta.url));

interface Surroundings {
  readonly address: string;
  readonly simulator: Simulator;
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
    const serving = serve(home);
    await use(await firstUrl(serving));
    serving.kill('SIGTERM');
    await once(serving, 'exit');
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

function serve(home: string): ChildProcess {
  const built = path.join(root, 'out/main/commissioner.js');
  const node = path.join(root, 'node_modules/.bin/node');
  return spawn(node, [built, 'serve', '--no-open', '--json'], {
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: path.join(home, 'config') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function firstUrl(serving: ChildProcess): Promise<string> {
  if (!serving.stdout) throw new Error('nothing to read from');
  const [line] = (await once(createInterface(serving.stdout), 'line')) as [string];
  return (JSON.parse(line) as { url: string }).url;
}

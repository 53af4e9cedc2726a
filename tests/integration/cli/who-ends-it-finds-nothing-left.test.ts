// Commands that start a simulated building, ended by a signal while they start or run: their folders go with them.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { nodeArguments } from '../../support/simulator-process.ts';
import { until } from '../../support/until.ts';

let folder: string;

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'ended-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['simulate', ['simulate', '--sockets', '4'], 'SIGINT', 0],
  ['demo without a screen', ['demo', '--headless', '--pace', 'human', '--out', 'OUT'], 'SIGTERM', 1],
] as const)('%s', async (_what, args, signal, code) => {
  const running = spawn(
    process.execPath,
    [...nodeArguments, ...args.map((word) => (word === 'OUT' ? join(folder, 'out') : word))],
    { env: { ...process.env, TMPDIR: folder }, stdio: 'ignore' },
  );
  const ended = once(running, 'exit');
  await until(() => temporary().some((name) => name.includes('simulator')), 'its building');
  running.kill(signal);
  expect(await ended).toEqual([code, null]);
  expect(temporary()).toEqual([]);
});

const temporary = (): string[] => readdirSync(folder).filter((name) => name.startsWith('commissioner-'));

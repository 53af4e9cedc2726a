// Opens the built product in the test Electron, with a data directory of its own, and ends both: nothing here waits without a
// limit, and what was started is gone when a test is over, however it ended.

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { test as base, _electron, type ElectronApplication, type Page } from '@playwright/test';

import { ended } from '../ended.ts';

const main = fileURLToPath(new URL('../../../out/main/main.js', import.meta.url));

/** As root Chromium's sandbox can't start: the test says so, never the product. */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

const startsWithinMs = 30_000;

interface OpenWindow {
  /** A folder for documents and data, gone after the test. */
  readonly folder: string;
  /** Starts the product; `data`: its data directory, `words`: what the command line says besides (a document's path). */
  readonly launch: (data: string, ...words: string[]) => Promise<ElectronApplication>;
  readonly electron: ElectronApplication;
  readonly page: Page;
}

/**
 * Which Electron is told by ELECTRON_OVERRIDE_DIST_PATH (scripts/e2e.ts). An `executablePath` would make Playwright leave its
 * loader out, which holds the program back until it listens: it then waits for ever for a page that was faster.
 */
export async function started(program: string, data: string, words: readonly string[]): Promise<ElectronApplication> {
  const electron = await _electron.launch({
    args: [program, `--user-data-dir=${data}`, ...asRoot, ...words],
    timeout: startsWithinMs,
  });
  electron.context().setDefaultTimeout(startsWithinMs);
  return electron;
}

/** Ends as a person ends it: Quit. */
export function quit(electron: ElectronApplication, program: ChildProcess): Promise<number | null> {
  // The answer goes down with the program.
  electron.evaluate(({ app }) => app.quit()).catch(() => {});
  return ended(program);
}

/** A second start with the same data: its exit code. */
export async function startedAgain(
  electron: ElectronApplication,
  data: string,
  document: string,
): Promise<number | null> {
  const executable = await electron.evaluate(({ app }) => app.getPath('exe'));
  const second = spawn(executable, [main, `--user-data-dir=${data}`, ...asRoot, document], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [second.stdout, second.stderr])
    stream.on('data', (text: Buffer) => (printed += text.toString()));
  return ended(second, () => printed);
}

export const test = base.extend<OpenWindow>({
  // Playwright reads the pattern to learn what a fixture needs, so there must be one.
  folder: async ({ browserName: _browser }, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'commissioner-window-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  launch: async ({ folder: _folder }, use) => {
    const all: [ElectronApplication, ChildProcess][] = [];
    await use(async (data, ...words) => {
      const electron = await started(main, data, words);
      all.push([electron, electron.process()]);
      return electron;
    });
    for (const [electron, program] of all) await quit(electron, program);
  },
  electron: async ({ launch, folder }, use) => use(await launch(path.join(folder, 'data'))),
  page: async ({ electron }, use) => {
    await use(await electron.firstWindow());
  },
});

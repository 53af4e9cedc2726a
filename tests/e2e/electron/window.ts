// Opens the built product in the test Electron, with a data directory of its own, and ends both.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { test as base, _electron, type ElectronApplication, type Page } from '@playwright/test';

const main = fileURLToPath(new URL('../../../out/main/main.js', import.meta.url));

/** As root Chromium's sandbox can't start: the test says so, never the product. */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

interface OpenWindow {
  readonly electron: ElectronApplication;
  readonly page: Page;
}

/** `words`: what the command line says besides, a document's path say. */
export function launch(data: string, ...words: string[]): Promise<ElectronApplication> {
  const executablePath = process.env['COMMISSIONER_TEST_ELECTRON'];
  return _electron.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [main, `--user-data-dir=${data}`, ...asRoot, ...words],
  });
}

export const test = base.extend<OpenWindow>({
  // Playwright reads the pattern to learn what a fixture needs, so there must be one.
  electron: async ({ browserName: _browser }, use) => {
    const data = await mkdtemp(path.join(tmpdir(), 'commissioner-window-'));
    const electron = await launch(data);
    await use(electron);
    await electron.close();
    await rm(data, { recursive: true, force: true });
  },
  page: async ({ electron }, use) => {
    await use(await electron.firstWindow());
  },
});

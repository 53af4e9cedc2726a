// Decides how the shells are tested end to end: the window alone (it wants the screen), three browsers side by side, nothing
// retried (a flaky test is a defect). The Electron to use comes from scripts/e2e.ts.

import { defineConfig } from '@playwright/test';

/** Found by scripts/e2e.ts; without one Playwright's own. */
const browser = process.env['COMMISSIONER_TEST_BROWSER'];
/** As root Chromium's sandbox can't start: the test says so. */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

const inBrowser = {
  ...(browser ? { launchOptions: { executablePath: browser, args: asRoot } } : {}),
  locale: 'en-GB',
  viewport: { width: 1366, height: 768 },
  // Colours are looked at by axe, not on their way from one to another.
  contextOptions: { reducedMotion: 'reduce' as const },
};
/** For people to look at; no test. */
const screenshots = process.env['COMMISSIONER_SCREENSHOTS'] !== undefined;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 3,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: 'list',
  projects: [
    { name: 'electron', testDir: 'tests/e2e/electron', workers: 1 },
    { name: 'packed', testDir: 'tests/e2e/packed', workers: 1 },
    { name: 'browser', testDir: 'tests/e2e/browser', fullyParallel: true, use: inBrowser },
    ...(screenshots ? [{ name: 'screenshots', testDir: 'tests/screenshots', use: inBrowser }] : []),
  ],
});

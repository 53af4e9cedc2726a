// Decides how the shells are tested end to end: one worker (a window wants the screen), nothing retried (a flaky test is a
// defect). The Electron to use comes from scripts/e2e.ts.

import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: 'list',
  projects: [{ name: 'electron', testDir: 'tests/e2e/electron' }],
});

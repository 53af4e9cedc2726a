// The built window opens, is painted, and has asked the application for its version over the message port.

import { createRequire } from 'node:module';

import { expect } from '@playwright/test';

import { test } from './window.ts';

const { version } = createRequire(import.meta.url)('../../../package.json') as { version: string };

test('the first screen shows the name, and the version the application answered with', async ({ electron, page }) => {
  await expect(page).toHaveTitle('Commissioner');
  await expect(page.getByRole('heading', { name: 'Sites' })).toBeVisible();
  await expect(page.getByText(`Version ${version}`)).toBeVisible();
  const shown = await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((w) => w.isVisible()));
  expect(shown).toEqual([true]);
});

test('a page that is loaded again gets a new port', async ({ page }) => {
  await expect(page.getByText(`Version ${version}`)).toBeVisible();
  await page.reload();
  await expect(page.getByText(`Version ${version}`)).toBeVisible();
});

test('what is painted is not an empty sheet', async ({ page }) => {
  await expect(page.getByText(`Version ${version}`)).toBeVisible();
  const box = await page.getByRole('heading').first().boundingBox();
  expect(box?.width).toBeGreaterThan(20);
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(ground).not.toBe('rgba(0, 0, 0, 0)');
});

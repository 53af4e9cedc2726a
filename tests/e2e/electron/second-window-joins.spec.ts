// The program has a second window for the second of two people: on the same site, by the menu; closed, the walk of the first goes on.

import { expect } from '@playwright/test';

import { test } from './window.ts';

test('the menu opens a second window, which joins the walk of the first', async ({ electron, page }) => {
  await page.getByRole('button', { name: 'Demonstration' }).click();
  await expect(page.getByText('connected', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: /^Verify/ }).click();
  await page.getByLabel('Two people walk').check();
  await page.getByRole('button', { name: 'Start: Walk, as person 1' }).click();
  await expect(page.getByText('menu Window, New window')).toBeVisible();
  const opening = electron.waitForEvent('window');
  await electron.evaluate(({ Menu }) => {
    const menu = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'Window')?.submenu;
    menu?.items.find(({ label }) => label === 'New window')?.click();
  });
  const second = await opening;
  await second.getByRole('link', { name: /^Verify/ }).click();
  await second.getByRole('button', { name: 'Join as person 2' }).click();
  await expect(second.locator('.big')).toContainText('GO TO');
  await expect(page.getByText(/^Person 2 walks, \d+ left\.$/)).toBeVisible();
  await second.close();
  await expect(page.locator('.big')).toContainText('GO TO');
});

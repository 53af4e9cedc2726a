// `npm run screenshots`: every screen of the demonstration, before, during and after its walk, in each theme, language and size,
// into `screenshots/`. To be looked at by a person; nothing is compared.

import { expect, type Page } from '@playwright/test';

import { test } from '../e2e/browser/shell.ts';

const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 800, height: 1280 },
];
const looks = ['light', 'dark', 'contrast'].flatMap((theme) =>
  (['en', 'sv'] as const).map((language) => ({ theme, language })),
);
const rooms = ['site', 'plan', 'hubs', 'verify', 'issues', 'report', 'settings'];

/** The address is asked for without the frame's words, which change with the language. */
async function look(page: Page, name: string, at: string): Promise<void> {
  await page.locator(`nav a[href="#/${at}"]`).click();
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.waitForTimeout(350);
    await page.screenshot({ path: `screenshots/${size.width}x${size.height}/${name}.png` });
  }
}

async function everyLook(page: Page, moment: string, shown: readonly string[]): Promise<void> {
  for (const { theme, language } of looks) {
    await page.locator('nav a[href="#/settings"]').click();
    const [languages, themes] = [page.locator('main select').nth(0), page.locator('main select').nth(1)];
    await languages.selectOption(language);
    await themes.selectOption(theme);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    for (const room of shown) await look(page, `${moment}-${room}-${theme}-${language}`, room);
  }
  await page.locator('nav a[href="#/settings"]').click();
  await page.locator('main select').nth(0).selectOption('en');
  await page.locator('main select').nth(1).selectOption('light');
}

test('every screen', async ({ page, address }) => {
  test.setTimeout(10 * 60_000);
  await page.goto(address);
  await page.getByRole('button', { name: 'demonstration' }).waitFor();
  await look(page, 'start-light-en', '');
  await page.getByRole('button', { name: 'demonstration' }).click();
  await expect(page.getByText('connected', { exact: true })).toBeVisible({ timeout: 30_000 });
  await everyLook(page, 'before', ['site', 'hubs', 'verify']);

  await page.locator('nav a[href="#/verify"]').click();
  await page.getByRole('button', { name: 'Start: Walk' }).click();
  await page.getByRole('button', { name: 'Robot: walk' }).click();
  await expect(page.getByText(/^(8|9) of 24$/)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Robot: pause' }).click();
  await everyLook(page, 'walk', ['verify', 'plan']);

  await page.getByLabel('Speed').selectOption('20');
  await page.getByRole('button', { name: 'Robot: walk' }).click();
  await expect(page.getByText('24 of 24', { exact: true })).toBeVisible({ timeout: 60_000 });
  await everyLook(page, 'after', rooms);
});

// The guide in the application: opened, read from page to page, searched, in both languages, with nothing from elsewhere.

import { expect } from '@playwright/test';

import { expectNoViolations } from '../axe.ts';
import { speak } from '../words.ts';
import { test } from './shell.ts';

test('it opens, its links lead on, and searching finds', async ({ page, address }) => {
  await page.goto(address);
  await page.getByRole('link', { name: 'Help' }).click();
  const pages = page.getByRole('navigation', { name: 'Pages of the guide' });
  await expect(page.getByRole('heading', { name: 'User guide' })).toBeVisible();
  await expect(pages.getByRole('listitem')).toHaveCount(11);

  // From the list of the first page, from page to page, and to a heading of another.
  const article = page.getByRole('article');
  await article.getByRole('link', { name: 'When the network is gone' }).click();
  await expect(pages.getByRole('link', { name: 'When the network is gone' })).toHaveAttribute('aria-current', 'page');
  await article.getByRole('link', { name: 'Troubleshooting' }).click();
  await expect(page.getByRole('heading', { name: 'The line', exact: true })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'The line', exact: true })).toBeInViewport();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'When the network is gone' })).toBeInViewport();

  await page.getByLabel('Search the guide').fill('replace hub');
  await page.getByRole('link', { name: 'Hubs and binding · Replace a hub' }).click();
  await expect(page.getByRole('heading', { name: 'Replace a hub' })).toBeInViewport();
  await page.getByLabel('Search the guide').fill('<img src=x>');
  await expect(page.getByText('Nothing found')).toBeVisible();
  await page.getByLabel('Search the guide').fill('');
  await expect(article).toBeVisible();
});

test('every page has its title and its pictures their text, and axe finds nothing', async ({ page, address }) => {
  test.setTimeout(120_000);
  await page.goto(address);
  await expect(page.getByRole('heading', { name: 'Sites', level: 1 })).toBeVisible();
  for (const language of ['en', 'sv']) {
    await speak(page, language);
    await page.getByRole('link', { name: language === 'en' ? 'Help' : 'Hjälp' }).click();
    const links = page.locator('main nav').getByRole('link');
    await expect(links).toHaveCount(11);
    for (const [at, link] of (await links.all()).entries()) {
      await link.click();
      await expect(page.locator('main h1')).toHaveText(await link.innerText());
      for (const picture of await page.locator('main img').all()) {
        await expect(picture).toHaveAttribute('alt', /\S/);
        // It is shown: its file came with the page.
        await picture.scrollIntoViewIfNeeded();
        await expect(picture).toHaveJSProperty('complete', true);
        expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
      }
      // All pages are drawn with the same colours.
      await expectNoViolations(page, { within: 'main', again: language === 'sv' || at > 0 });
    }
  }
});

// Settings, as a technician uses them: what changes at once and stays, what a procedure makes stale, what a message says, what the
// line went through, and the file for support.

import { expect, type Page } from '@playwright/test';

import { expectNoViolations } from '../axe.ts';
import { speak } from '../words.ts';
import { test } from './shell.ts';

const sections = ['general', 'procedure', 'connections', 'payload', 'diagnostics', 'support'];

async function openSection(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('navigation', { name: 'Sections of Settings' }).getByRole('link', { name }).click();
}

async function newSite(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name of the site').fill(name);
  await page.getByRole('button', { name: 'New site' }).click();
  await expect(page.getByRole('banner')).toContainText(name);
}

test('language and appearance stay over a reload, and a second page follows', async ({ page, address, context }) => {
  await page.goto(address);
  const second = await context.newPage();
  await second.goto(new URL('/', address).href);
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByLabel('Language').selectOption('sv');
  await page.getByLabel('Utseende').selectOption('contrast');
  for (const each of [page, second]) {
    await expect(each.locator('html')).toHaveAttribute('lang', 'sv');
    await expect(each.locator('html')).toHaveAttribute('data-theme', 'contrast');
  }
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Inställningar' })).toBeVisible();
  await expect(page.getByLabel('Utseende')).toHaveValue('contrast');

  await page.getByLabel('Ditt namn').fill('<img src=x onerror=alert(1)>');
  await page.getByLabel('bara synligt: skärm och lampor').check();
  await expect(page.getByRole('button', { name: 'Prova ljudet' })).toBeDisabled();
  await page.getByLabel('med ljud och röst').check();
  await page.getByRole('button', { name: 'Prova ljudet' }).click();
  await page.reload();
  await expect(page.getByLabel('Ditt namn')).toHaveValue('<img src=x onerror=alert(1)>');
});

test('a section is found by its address, by its list, and by the keyboard alone', async ({ page, address }) => {
  await page.goto(address);
  await newSite(page, 'Adress');
  await page.evaluate(() => (window.location.hash = '#/settings?section=procedure'));
  await expect(page.getByRole('heading', { name: 'Limits' })).toBeVisible();
  const list = page.getByRole('navigation', { name: 'Sections of Settings' });
  await list.getByRole('link', { name: 'Procedure' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(list.getByRole('link', { name: 'Diagnostics' })).toHaveAttribute('aria-current', 'page');
  await expect(page.getByText('not connected').first()).toBeVisible();

  // A limit that leaves no room can't be saved; the rest of the screen says so.
  await list.getByRole('link', { name: 'Procedure' }).click();
  await page.getByLabel('Power, least, W').fill('300');
  await page.getByLabel('Power, least, W').press('Tab');
  await expect(page.getByRole('alert')).toContainText('Power: the least is not below the most.');
  await expect(page.getByRole('button', { name: 'Save the procedure' })).toBeDisabled();
  await page.getByRole('button', { name: 'Discard the changes' }).click();
  await expect(page.getByLabel('Power, least, W')).toHaveValue('5');
  // Another order of checks is one edit, and undo takes it back.
  await page.getByLabel('Temperature', { exact: true }).check();
  await page.getByRole('button', { name: 'Temperature: earlier' }).click();
  await page.getByRole('button', { name: 'Save the procedure' }).click();
  await expect(page.getByText('Saved. Undo takes it back.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByLabel('Temperature', { exact: true })).not.toBeChecked();
});

test('a template fills the procedure, a location has its own, and both are saved as one edit', async ({
  page,
  address,
}) => {
  await page.goto(address);
  await newSite(page, 'Mallar');
  for (const name of ['Hus A', 'Hus B']) {
    await page.getByLabel('Location', { exact: true }).fill(name);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('treeitem', { name: new RegExp(name) })).toBeVisible();
  }
  await openSection(page, 'Procedure');
  const status = page.getByRole('status').last();
  await test.step('a shipped template, saved and undone', async () => {
    await page.getByText('Begin with a template').click();
    await page.getByRole('button', { name: 'Use Hand-over with the client' }).click();
    await expect(page.getByLabel('Response time', { exact: true })).toBeChecked();
    await expect(page.getByLabel('Response, most, ms')).toHaveValue('2000');
    await page.getByRole('button', { name: 'Save the procedure' }).click();
    await expect(page.getByText('Saved. Undo takes it back.')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Standard');
    await expect(page.getByLabel('Response time', { exact: true })).not.toBeChecked();
  });
  await test.step('one of one’s own is kept on this computer', async () => {
    const name = page.getByLabel('Name', { exact: true });
    await name.fill('Kontor');
    await name.press('Tab');
    await page.getByLabel('Power, least, W').fill('9');
    await page.getByLabel('Power, least, W').press('Tab');
    await page.getByRole('button', { name: 'Save as template' }).click();
    await page.getByRole('button', { name: 'Discard the changes' }).click();
    await expect(status).toContainText('“Kontor” is kept as a template');
    await page.reload();
    await page.getByText('Begin with a template').click();
    await page.getByRole('button', { name: 'Remove Kontor' }).click();
    await expect(page.getByRole('button', { name: 'Use Kontor' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Put it back' }).click();
  });
  await test.step('what is not saved yet outlives leaving and a reload; a screen begins at its top', async () => {
    await page.getByLabel('Power, least, W').fill('7');
    await page.getByLabel('Power, least, W').press('Tab');
    await expect(page.getByRole('button', { name: 'Discard the changes' })).toBeEnabled();
    const scrolled = (): Promise<number> => page.locator('main').evaluate(({ scrollTop }) => scrollTop);
    await page.mouse.move(640, 400);
    await page.mouse.wheel(0, 300);
    await expect.poll(scrolled).toBeGreaterThan(200);
    await page.getByRole('link', { name: /^Site/ }).click();
    await expect(page.getByRole('treeitem', { name: 'Hus A' })).toBeAttached();
    expect(await scrolled()).toBe(0);
    await page.reload();
    await openSection(page, 'Procedure');
    await expect(page.getByLabel('Power, least, W')).toHaveValue('7');
    await page.getByRole('button', { name: 'Discard the changes' }).click();
    await expect(page.getByLabel('Power, least, W')).toHaveValue('5');
    await page.getByText('Begin with a template').click();
  });
  await test.step('a location begins with the template, and does as the site says again', async () => {
    await page.getByLabel('Holds for').selectOption('Hus B');
    await expect(page.getByText('This location does as the site says.')).toBeVisible();
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Standard · Hus B');
    await page.getByRole('button', { name: 'Use Kontor' }).click();
    await expect(page.getByText('Saving makes no verdict stale.')).toBeVisible();
    await page.getByRole('button', { name: 'Save the procedure' }).click();
    await expect(page.getByLabel('Holds for').locator('option:checked')).toHaveText('Hus B (its own)');
    await page.getByLabel('Holds for').selectOption('Hus A');
    await expect(page.getByLabel('Power, least, W')).toHaveValue('5');
    await page.getByLabel('Holds for').selectOption('Hus B (its own)');
    await expect(page.getByLabel('Power, least, W')).toHaveValue('9');
    await expectNoViolations(page, { within: 'main' });
    await page.getByRole('button', { name: 'Do as the site says' }).click();
    await expect(page.getByLabel('Power, least, W')).toHaveValue('5');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByLabel('Power, least, W')).toHaveValue('9');
  });
  await test.step('the site’s tree leads to it', async () => {
    await page.getByRole('link', { name: /^Site/ }).click();
    await page.getByRole('treeitem', { name: /Hus B/ }).click();
    await page.getByRole('link', { name: 'Procedure: Kontor' }).click();
    await expect(page.getByLabel('Holds for').locator('option:checked')).toHaveText('Hus B (its own)');
  });
});

test('axe finds nothing in any section, theme and language', async ({ page, address }) => {
  test.setTimeout(150_000);
  await page.goto(address);
  await newSite(page, 'Axe');
  for (const language of ['en', 'sv']) {
    await speak(page, language);
    for (const section of sections) {
      await page.evaluate((name) => (window.location.hash = `#/settings?section=${name}`), section);
      await expect(page.locator('nav a[aria-current="page"]').last()).toHaveAttribute('href', new RegExp(section));
      await expectNoViolations(page, { within: 'main', again: language === 'sv' });
    }
  }
});

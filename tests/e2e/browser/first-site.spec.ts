// A first-time user in the browser shell: from nothing to verdicts and an issued report, on a real platform on loopback, with the
// screens' own buttons.

import { readFileSync } from 'node:fs';

import { expect } from '@playwright/test';

import { expectNoViolations } from '../axe.ts';
import { keyboard } from '../hands.ts';
import { onThePlatform } from '../on-the-platform.ts';
import { scan } from '../scanner.ts';
import { buildSite, walkSite } from '../site-flow.ts';
import { wordsIn } from '../words.ts';
import { test } from './shell.ts';

test('from Start to a report', async ({ page, address, simulator }) => {
  test.setTimeout(150_000);
  await page.goto(address);
  await page.getByLabel('Name of the site').fill('Bryggan');
  await page.getByRole('button', { name: 'New site' }).click();
  const rows = await buildSite(page, simulator);
  await walkSite(page, simulator, rows);

  const there = await onThePlatform(simulator);
  expect(there).toMatchObject({ locations: ['Bryggan 1'], plans: ['Floor 1'] });
  expect([...there.hubs].sort()).toEqual([...new Set(rows.map(({ hub }) => hub))].sort());
  expect(there.ports).toEqual(expect.arrayContaining(rows.map(({ label }) => label)));

  // A reload loses nothing; the next action is the report.
  await page.reload();
  await expect(
    page
      .getByText('What just happened')
      .or(page.getByRole('heading', { name: 'Verify' }))
      .first(),
  ).toBeVisible();
  // An issue with its photo.
  await page.getByRole('link', { name: 'Issues' }).click();
  await page.getByLabel('What is wrong').fill('Cover plate missing at the window');
  await page.getByRole('button', { name: 'Open an issue' }).click();
  const photo = { name: 'plate.png', mimeType: 'image/png', buffer: Buffer.from(simulator.plans[0]!.bytes) };
  await page.getByRole('region', { name: 'The issue' }).getByLabel('Add a photo').setInputFiles(photo);
  await expect(page.getByRole('button', { name: 'Show plate.png large' })).toBeVisible();

  await page.getByRole('button', { name: 'Issue the report' }).first().click();
  await page.getByLabel('Client').fill('Östra kajen AB');
  const downloading = page.waitForEvent('download', (file) => file.suggestedFilename() === 'report.pdf');
  await page.locator('main').getByRole('button', { name: 'Issue the report' }).click();
  expect(readFileSync(await (await downloading).path(), 'latin1').slice(0, 5)).toBe('%PDF-');
  await expect(page.getByText('Issued: 4 files')).toBeVisible();
  await expect(page.getByRole('link', { name: /Report issued/ })).toBeVisible();
});

test('the same with the keyboard alone, in Swedish', async ({ page, address, simulator }) => {
  test.setTimeout(180_000);
  const way = { hand: keyboard(page), say: wordsIn('sv') };
  const { hand, say } = way;
  await page.goto(address);
  await hand.press(page.getByRole('link', { name: wordsIn('en')('rail.settings') }));
  await page.getByLabel('Language').focus();
  await page.keyboard.press('S');
  await hand.press(page.getByRole('link', { name: say('app.name') }));
  await hand.write(page.getByLabel(say('start.name')), 'Bryggan');
  await hand.press(page.getByRole('button', { name: say('start.new') }));
  const rows = await buildSite(page, simulator, way);
  await walkSite(page, simulator, rows, way);
  await hand.press(page.getByRole('banner').getByRole('button', { name: say('next.issue-report') }));
  const downloading = page.waitForEvent('download', (file) => file.suggestedFilename() === 'report.pdf');
  await hand.press(page.locator('main').getByRole('button', { name: say('report.save') }));
  expect(readFileSync(await (await downloading).path(), 'latin1').slice(0, 5)).toBe('%PDF-');
});

test('in Swedish, in every theme, axe finds nothing', async ({ page, address }) => {
  await page.goto(address);
  await page.getByLabel('Name of the site').fill('<img src=x onerror=alert(1)>');
  await page.getByRole('button', { name: 'New site' }).click();
  await expect(page.getByRole('banner')).toContainText('<img src=x onerror=alert(1)>');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('Language').selectOption('sv');
  await expect(page.getByRole('heading', { name: 'Inställningar' })).toBeVisible();
  expect(await page.locator('html').getAttribute('lang')).toBe('sv');
  for (const room of ['Plats', 'Ritning', 'Hubbar', 'Prova', 'Ärenden', 'Rapport', 'Inställningar']) {
    await page.getByRole('link', { name: new RegExp(`^${room}`) }).click();
    await page.waitForLoadState('networkidle');
    await expectNoViolations(page);
  }
});

test('a scanner that types adds a hub from any screen, and triggers no shortcut', async ({ page, address }) => {
  await page.goto(address);
  await page.getByLabel('Name of the site').fill('Skanna');
  await page.getByRole('button', { name: 'New site' }).click();
  // What is proposed begins here; that there is nothing to undo is said on this screen alone.
  await expect(page.getByLabel('Location', { exact: true })).toBeVisible();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('banner').getByRole('button', { name: 'Import the socket schedule' }).click();
  await choosing;
  await page.getByRole('banner').getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(page.getByRole('alert')).toContainText('nothing more to undo');
  await page.getByRole('link', { name: 'Issues' }).click();
  await expect(page.getByRole('alert')).toBeHidden();
  await scan(page, 'p3_a1b2c3');
  await expect(page.getByLabel('Serial on its label')).toHaveValue('p3_a1b2c3');

  // Nor does it press, choose or write where the focus is.
  await page.getByRole('link', { name: 'Site' }).click();
  await page.getByLabel('Location', { exact: true }).fill('Hall');
  await page.getByRole('button', { name: 'Add a location' }).click();
  await page.getByRole('banner').getByRole('button', { name: 'Undo' }).focus();
  await scan(page, 'A 12 B');
  await expect(page).toHaveURL(/plan/);
  await page.getByRole('link', { name: 'Site' }).click();
  await expect(page.getByRole('heading', { name: 'Hall' })).toBeVisible();

  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('Your name').fill('Eva');
  await scan(page, 'Svea 12');
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByLabel('Your name')).toHaveValue('Eva');
  await page.getByLabel('Language').focus();
  await scan(page, 'Svea 12');
  await expect(page).toHaveURL(/plan/);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');

  await page.getByRole('link', { name: 'Issues' }).click();
  await page.getByLabel('What is wrong').fill('No lamp');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('textbox', { name: 'Find' })).toBeFocused();
  await scan(page, 'p3_a1b2c3');
  await expect(page.getByRole('dialog', { name: 'Find' })).toBeHidden();
  await page.getByRole('link', { name: 'Issues' }).click();
  await page.getByLabel('What is wrong').focus();
  await scan(page, 'p3_a1b2c3');
  await page.getByRole('link', { name: 'Issues' }).click();
  await expect(page.getByLabel('What is wrong')).toHaveValue('No lamp');
});

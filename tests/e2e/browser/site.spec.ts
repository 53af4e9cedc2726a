// Site, as a technician keeps it in order: its tree with the keyboard alone, renaming and removing with undo, a plan's newer
// revision, an area locked, what the platform refused, what two people changed at the same time.

import { expect, type Page } from '@playwright/test';

import type { Simulator } from '../../../electron/simulator/simulator.ts';
import { expectNoViolations } from '../axe.ts';
import { speak } from '../words.ts';
import { FolderInTest, smallBuilding } from '../../support/site/folder-in-test.ts';
import { signIn } from '../site-flow.ts';
import { scan } from '../scanner.ts';
import { test } from './shell.ts';

async function newSite(page: Page, address: string, name = 'Bryggan'): Promise<void> {
  await page.goto(address);
  await page.getByLabel('Name of the site').fill(name);
  await page.getByRole('button', { name: 'New site' }).click();
  await expect(page.getByText('Begin with a location')).toBeVisible();
}

async function addLocation(page: Page, name: string): Promise<void> {
  await page.getByLabel('Location', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Add a location' }).click();
  await expect(page.getByRole('treeitem', { name })).toBeVisible();
}

const schedule = (simulator: Simulator) => ({
  name: 'schedule.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(simulator.scheduleCsv),
});

async function importSchedule(page: Page, simulator: Simulator): Promise<void> {
  await page.getByLabel('Import the socket schedule').setInputFiles(schedule(simulator));
  await page.getByRole('button', { name: 'Import 12 sockets' }).click();
  await expect(page.getByText('12 sockets imported')).toBeVisible();
}

/** What is chosen in the tree, beside it. */
const panel = (page: Page) => page.locator('aside section').first();

test('a location is renamed, removed and brought back', async ({ page, address }) => {
  await newSite(page, address);
  await addLocation(page, 'Hus A');
  await panel(page).getByLabel('Name').fill('Hus B');
  await panel(page).getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByRole('heading', { name: 'Hus B' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { name: 'Hus A' })).toBeVisible();

  await panel(page).getByRole('button', { name: 'Remove the location' }).click();
  await expect(page.getByText('Begin with a location')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { name: 'Hus A' })).toBeVisible();

  await page.getByRole('button', { name: 'Rename the site' }).click();
  await page.getByLabel('Name of the site').fill('Kajen');
  await page.getByLabel('Name of the site').press('Enter');
  await expect(page.getByRole('heading', { name: 'Kajen', level: 1 })).toBeVisible();
  await expect(page.getByRole('banner').first()).toContainText('Kajen');
});

test('the schedule brings the tree; the keyboard alone goes through it', async ({ page, address, simulator }) => {
  await newSite(page, address);
  await importSchedule(page, simulator);
  const [row] = simulator.schedule;
  const tree = page.getByRole('tree');
  const line = (name: string) => page.getByRole('treeitem', { name }).first();
  await expect(line(row!.location)).toHaveAttribute('aria-selected', 'true');

  await tree.focus();
  await page.keyboard.press('ArrowDown');
  await expect(line(row!.plan)).toHaveAttribute('aria-selected', 'true');
  await expect(panel(page).getByRole('heading')).toHaveText('This floor plan');
  await page.keyboard.press('ArrowRight');
  await expect(panel(page).getByRole('heading')).toHaveText('This area');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(line(row!.plan)).toHaveAttribute('aria-expanded', 'false');
  await expect(page.getByRole('treeitem', { name: row!.area })).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/plan\?plan=/);
});

test('a plan gets a newer revision, an area is locked; a plan with sockets stays', async ({
  page,
  address,
  simulator,
}) => {
  await newSite(page, address);
  await importSchedule(page, simulator);
  const [row] = simulator.schedule;
  await page
    .getByRole('treeitem', { name: row!.plan })
    .first()
    .click({ position: { x: 400, y: 20 } });
  const picture = { name: 'B.png', mimeType: 'image/png', buffer: Buffer.from(simulator.plans[0]!.bytes) };
  await panel(page).getByLabel('Add its drawing').setInputFiles(picture);
  const { width, height } = simulator.plans[0]!;
  await expect(panel(page)).toContainText(`${width} × ${height} pixels`);
  await panel(page).getByRole('button', { name: 'Remove the floor plan' }).click();
  await expect(panel(page).getByRole('alert')).toContainText('still holds hubs, sockets or plans');

  await page.getByRole('treeitem', { name: row!.area }).first().click();
  await panel(page).getByLabel('Nobody gets in until').fill('2031-05-06T14:30');
  await panel(page).getByRole('button', { name: 'Lock' }).click();
  await expect(page.getByRole('treeitem', { name: row!.area }).first()).toContainText('locked until 6 May 2031, 14:30');
  await panel(page).getByRole('button', { name: 'Open it now' }).click();
  await expect(page.getByRole('treeitem', { name: row!.area }).first()).not.toContainText('locked');
});

test('what the platform refuses stands there with its reason, in the language of the screens', async ({
  page,
  address,
  simulator,
}) => {
  await newSite(page, address);
  await signIn(page, simulator);
  await addLocation(page, 'Hus A');

  // With one location a scanned hub is added at once.
  await scan(page, 'p3_nobody1');
  await expect(page.getByText('1 need you')).toBeVisible();
  await page.getByRole('link', { name: /^Site/ }).click();
  const refused = page.getByRole('list', { name: 'Refused by the platform' });
  await expect(refused).toContainText('Ochno does not take the hub p3_nobody1');
  await expect(refused).toContainText('Check the serial on its label');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(refused).toContainText('p3_nobody1');
  await expect(page.getByText('Everything else is sent.')).toBeVisible();

  await page.getByRole('button', { name: 'Fetch now' }).click();
  await expect(page.getByText(/^Fetched \d/)).toBeVisible();

  await page.getByRole('link', { name: 'Settings' }).click();
  await page.locator('main select').nth(0).selectOption('sv');
  await page.locator('nav a[href="#/site"]').click();
  await expect(page.getByRole('list', { name: 'Nekat av plattformen' })).toContainText('Ochno tar inte emot hubben');
});

test('what two people changed at the same time is shown, and either can be taken', async ({ page, address }) => {
  const folder = changedByTwo();
  await page.goto(address);
  await page.getByLabel('Import a document').setInputFiles(folder.file('a'));
  const conflicts = page.getByRole('list', { name: 'Changed by two people' });
  await expect(conflicts).toContainText('Kept “Hus Bertil” by Bertil');
  await expect(conflicts).toContainText('Set aside “Hus Anna” by Anna');
  await expect(page.getByText('Who worked on it').locator('..')).toContainText('Anna');
  await conflicts.getByRole('button', { name: 'Take “Hus Anna”' }).click();
  await expect(page.getByRole('heading', { name: 'Hus Anna' })).toBeVisible();
  await expect(conflicts).toHaveCount(0);
  folder.forget();
});

test('hostile names break no layout; axe finds nothing, in every theme and language', async ({
  page,
  address,
  simulator,
}) => {
  test.slow();
  const hostile = `<img src=x onerror=alert(1)> \u202Eolleh ${'W'.repeat(10_000)} 😀`;
  await newSite(page, address);
  await importSchedule(page, simulator);
  await page.getByLabel('Location', { exact: true }).evaluate((field) => field.removeAttribute('maxlength'));
  await page.getByLabel('Location', { exact: true }).fill(hostile);
  await page.getByRole('button', { name: 'Add a location' }).click();
  await expect(page.getByRole('heading', { name: '<img src=x' })).toBeVisible();
  const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wider).toBe(false);
  for (const language of ['en', 'sv']) {
    await speak(page, language);
    await page.locator('nav a[href="#/site"]').click();
    await expect(page.getByRole('tree')).toBeVisible();
    for (let line = 0; line < 3; line += 1) {
      await expectNoViolations(page, { again: language === 'sv' });
      await page.getByRole('tree').press('ArrowDown');
    }
  }
});

/** Anna and Bertil renamed the same location without knowing of each other. */
function changedByTwo(): FolderInTest {
  const folder = new FolderInTest();
  const document = folder.create('a');
  document.append(smallBuilding());
  const was = document.state.lastSetBy('location/l1/name');
  document.close();
  for (const author of ['Anna', 'Bertil']) {
    folder.clock.advance(60_000);
    const copy = folder.openAs('a', { ...folder.writer(author), author });
    copy.append([{ type: 'location.renamed', body: { locationId: 'l1', name: `Hus ${author}`, was } }]);
    copy.close();
  }
  return folder;
}

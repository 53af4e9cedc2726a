// A schedule, looked at before it is taken in: a floor of 200 placed and numbered in a few actions, errors corrected where they
// stand, columns explained once, the same table out again; and the labels to it.

import { readFile } from 'node:fs/promises';

import { expect, type Page } from '@playwright/test';

import { expectNoViolations } from '../axe.ts';
import { keyboard } from '../hands.ts';
import { test } from './shell.ts';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const csvFile = (text: string, name = 'uttag.csv') => ({ name, mimeType: 'text/csv', buffer: latin1(text) });

async function newSite(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel('Name of the site').fill('Bryggan');
  await page.getByRole('button', { name: 'New site' }).click();
  await expect(page.getByText('Begin with a location')).toBeVisible();
}

const chooser = (page: Page) => page.getByLabel('Import the socket schedule');
const preview = (page: Page) => page.getByRole('region', { name: 'What the schedule brings' });

async function downloaded(page: Page, button: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return readFile(await download.path());
}

/** 20 rows of ten desks. */
const floor = [
  'label,location,plan,x,y',
  ...Array.from({ length: 200 }, (_, index) => {
    const [column, row] = [index % 10, Math.floor(index / 10)];
    return `B1-F2-${String(index + 1).padStart(3, '0')},House,Floor 2,${(column + 1) / 12},${(row + 1) / 22}`;
  }),
].join('\n');

test('200 sockets of a floor are placed and numbered from a schedule in at most ten actions', async ({
  page,
  address,
}) => {
  await newSite(page, address);
  let actions = 0;
  const act = async (what: Promise<void>): Promise<void> => {
    actions += 1;
    await what;
  };
  await act(chooser(page).setInputFiles(csvFile(floor)));
  await expect(preview(page)).toContainText('200 new');
  // The one button to press has the focus.
  await act(page.keyboard.press('Enter'));
  await expect(page.getByText('200 sockets imported.')).toBeVisible();
  expect(actions).toBeLessThanOrEqual(10);
  await expect(page.getByRole('treeitem', { name: 'Floor 2' })).toContainText('200 sockets');
  await expect(page.getByText('on no plan')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Begin with a location')).toBeVisible();
});

const swedish = [
  'Uttagslista Bryggan;;;;;',
  'Märkning;Byggnad;Våning;X;Y;Avsett för',
  '07;Hus Å;Plan 1;0,1;0,5;lampa',
  '"=1+1; ""åäö""";Hus Å;Plan 1;0,2;0,5;',
  '08;Hus Å;Plan 1;1,3;0,5;',
  '07;Hus Å;Plan 1;0,4;0,5;',
].join('\r\n');

test('errors are shown by row, corrected there, and the corrected copy says what is left', async ({
  page,
  address,
}) => {
  await newSite(page, address);
  await chooser(page).setInputFiles(csvFile(swedish));
  await expect(preview(page)).toContainText('CSV, semicolons, WINDOWS-1252');
  await expect(preview(page)).toContainText('4 rows: 3 new, 2 with a label that is there twice 1 row to correct');
  const rows = preview(page).getByRole('row');
  await expect(rows.nth(1)).toContainText('"1,3" is not a number from 0 to 1');
  await expect(rows.nth(3)).toContainText('"07" is in row 3 too; it comes in all the same');
  await expectNoViolations(page);

  const hand = keyboard(page);
  await hand.write(page.getByLabel('Row 5, X'), '0,3');
  await page.keyboard.press('Tab');
  await expect(preview(page)).toContainText('4 new, 2 with a label');
  const copy = (await downloaded(page, 'Save a corrected copy')).toString('utf8');
  expect(copy).toContain('08;Hus Å;Plan 1;0,3;0,5;;\r\n');
  expect(copy).toMatch(/07;Hus Å;Plan 1;0,4;0,5;;"?Märkning: ""?07/);
  expect(copy).toContain(`"'=1+1; ""åäö"""`);

  await hand.write(page.getByLabel('Row 6, Märkning'), '09');
  await page.keyboard.press('Tab');
  await hand.press(page.getByRole('button', { name: 'Import 4 sockets' }));
  await expect(page.getByText('4 sockets imported.')).toBeVisible();

  const out = await downloaded(page, 'Export as CSV');
  expect(out.toString('utf8')).toContain(`"'=1+1; ""åäö""",Hus Å,Plan 1,,0.2,0.5,,,open`);
  const workbook = await downloaded(page, 'Export as XLSX');
  for (const [name, buffer] of [
    ['again.csv', out],
    ['again.xlsx', workbook],
  ] as const) {
    await chooser(page).setInputFiles({ name, mimeType: '', buffer });
    await expect(preview(page)).toContainText('The site has all of this already.');
    await page.getByRole('button', { name: 'Leave it' }).click();
  }
});

test('a column that nobody could know is explained once; what is no table is said', async ({ page, address }) => {
  await newSite(page, address);
  await chooser(page).setInputFiles({ name: 'plan.pdf', mimeType: '', buffer: Buffer.from('%PDF-1.7') });
  await expect(page.getByRole('alert')).toContainText('This file is not a table.');

  await chooser(page).setInputFiles(csvFile('Kod;Kåk\n11;Hus Å\n12;Hus Å'));
  await expect(preview(page)).toContainText('is in no column of this file');
  await preview(page).getByLabel('Label').selectOption('Kod');
  await preview(page).getByLabel('Location').selectOption('Kåk');
  await page.getByRole('button', { name: 'Import 2 sockets' }).click();
  await expect(page.getByText('2 sockets imported.')).toBeVisible();

  await chooser(page).setInputFiles(csvFile('Kod;Kåk\n13;Hus Å'));
  await page.getByRole('button', { name: 'Import 1 socket' }).click();
  await expect(page.getByText('1 socket imported.')).toBeVisible();

  await chooser(page).setInputFiles(csvFile('14;Hus Å\n15;Hus Å'));
  await preview(page).getByLabel('It has no headings').check();
  await preview(page).getByLabel('Label').selectOption('Column 1');
  await preview(page).getByLabel('Location').selectOption('Column 2');
  await page.getByRole('button', { name: 'Import 2 sockets' }).click();
  await expect(page.getByText('2 sockets imported.')).toBeVisible();

  await page.getByRole('link', { name: 'Report' }).click();
  await page.getByText('Labels for the sockets').click();
  await page.getByLabel('Sheet or roll').selectOption('roll-62x29');
  const labels = await downloaded(page, 'Save the labels as PDF');
  expect(labels.subarray(0, 5).toString()).toBe('%PDF-');
  await expect(page.getByText('Bryggan roll-62x29.pdf is among your downloads')).toBeVisible();
});

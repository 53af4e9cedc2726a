// The report: what the client sees first, the PDF before anybody else has it, and its issue.

import { readFileSync } from 'node:fs';

import { expect, type Download, type Page } from '@playwright/test';

import { expectNoViolations } from '../axe.ts';
import { expectNothingSticksOut, openDemonstration, walkSome } from '../in-the-demonstration.ts';
import { test } from './shell.ts';

const sheet = (page: Page) => page.getByRole('document', { name: /of the report$/ });
const issue = (page: Page) => page.locator('main').getByRole('button', { name: 'Issue the report' });

async function showReport(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Report/ }).click();
  await expect(page.getByText(/^Page 1 of \d+$/)).toBeVisible();
}

test('says what is outstanding and where to mend it; the preview is the report', async ({ page, address }) => {
  await openDemonstration(page, address);
  await showReport(page);
  const answer = page.getByRole('region', { name: 'The answer' });
  await expect(answer).toContainText('Outstanding');
  await expect(answer.getByRole('link', { name: '24 sockets are not tested yet' })).toHaveAttribute('href', '#/verify');
  await expect(sheet(page)).toContainText('Commissioning report');
  await expect(sheet(page).locator('canvas')).toHaveCount(1);
  // Drawn, not blank.
  expect(await sheet(page).locator('canvas').evaluate(inked)).toBeGreaterThan(500);
  await expectNoViolations(page);

  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(sheet(page)).toContainText('Summary');
  await sheet(page).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText(/^Page 1 of/)).toBeVisible();
  await page.getByRole('button', { name: 'Whole page' }).click();
  await expect(async () => {
    const [paper, box] = [await sheet(page).locator('canvas').boundingBox(), await sheet(page).boundingBox()];
    expect(paper!.height).toBeLessThanOrEqual(box!.height + 1);
  }).toPass();

  await page.getByLabel('Language of the report').selectOption('Svenska');
  await expect(sheet(page)).toContainText('Driftsättningsrapport');
  await page.getByText(/Sections of the PDF: 9 of 10/).click();
  await page.getByLabel('Method').uncheck();
  await expect(sheet(page)).toContainText('Utelämnat ur denna PDF');
  for (const width of [1920, 800]) {
    await page.setViewportSize({ width, height: 1_000 });
    await expectNothingSticksOut(page);
  }
});

/** Pixels that are not white. */
function inked(canvas: Element): number {
  const { width, height } = canvas as HTMLCanvasElement;
  const { data } = (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 200) dark += 1;
  return dark;
}

test('the cover is kept as it is typed, and hostile names are text', async ({ page, address }) => {
  await openDemonstration(page, address);
  await showReport(page);
  const hostile = `<img src=x onerror=alert(1)> ${'Å'.repeat(300)}`;
  await page.getByLabel('Client').fill(hostile);
  await page.getByLabel('Address').fill('Kajen 1');
  await page.getByLabel('Kind of work').selectOption('addition');
  await expect(sheet(page)).toContainText('Addition');
  await expect(sheet(page)).toContainText('<img src=x onerror=alert(1)>');
  await page.reload();
  await expect(page.getByLabel('Client')).toHaveValue(hostile);
  await expect(page.getByLabel('Kind of work')).toHaveValue('addition');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByLabel('Kind of work')).toHaveValue('');
  await expect(page.getByText('Changed since this preview.')).toBeVisible();
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('Changed since this preview.')).toBeHidden();
  await expectNothingSticksOut(page);

  // Left in the middle of a field: by the keyboard, and with the page.
  await page.getByLabel('Address').fill('Kajen 2');
  await page.keyboard.press('Alt+5');
  await page.getByRole('link', { name: 'Report' }).click();
  await expect(page.getByLabel('Address')).toHaveValue('Kajen 2');
  await page.getByLabel('Address').fill('Kajen 3');
  await page.reload();
  await expect(page.getByLabel('Address')).toHaveValue('Kajen 3');
});

test('issued in the formats that were chosen; it stands in the history, the same again keeps its revision', async ({
  page,
  address,
}) => {
  test.setTimeout(180_000);
  await openDemonstration(page, address);
  await walkSome(page, 24);
  await showReport(page);
  await expect(page.getByRole('region', { name: 'The answer' })).toContainText('Everything has passed.');
  const downloads: Download[] = [];
  page.on('download', (file) => downloads.push(file));
  for (const format of ['XLSX', 'JSON', 'PDF', 'CSV']) await page.getByLabel(format).uncheck();
  await expect(page.getByText('Choose at least one format.')).toBeVisible();
  await expect(issue(page)).toBeDisabled();
  for (const format of ['PDF', 'CSV']) await page.getByLabel(format).check();
  await issue(page).click();
  await expect(page.getByText('Issued: 2 files')).toBeVisible();
  await expect
    .poll(() => downloads.map((file) => file.suggestedFilename()).sort())
    .toEqual(['report.csv', 'report.pdf']);
  const pdf = downloads.find((file) => file.suggestedFilename() === 'report.pdf');
  const bytes = readFileSync(await pdf!.path(), 'latin1');
  expect(bytes.slice(0, 5)).toBe('%PDF-');

  const history = page.getByRole('region', { name: 'Issued before' });
  await expect(history.getByRole('listitem')).toHaveCount(1);
  await expect(history).toContainText('revision 1');
  const digest = await history.locator('.digest').textContent();
  expect(bytes).toContain(`digest:${digest}`);
  await issue(page).click();
  await expect(page.getByText('Issued: 2 files')).toBeVisible();
  await expect(history.getByRole('listitem')).toHaveCount(1);

  // It goes on when the screen is left.
  await page.getByLabel('Client').fill('Östra kajen AB');
  await issue(page).click();
  await page.getByRole('link', { name: /^Issues/ }).click();
  await page.getByRole('link', { name: /^Report/ }).click();
  await expect(page.getByText('Issued: 2 files')).toBeVisible();
  await expect(history.getByRole('listitem')).toHaveCount(2);
  await expect(history).toContainText('revision 2');
});

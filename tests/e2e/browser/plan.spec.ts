// The floor plan on its screen: sockets are placed, numbered, moved, found, taken off and removed, by mouse and by keyboard alone;
// pictures and PDFs become plans, and what is no plan says so.

import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';

import { expect, type Locator, type Page } from '@playwright/test';
import PDFDocument from 'pdfkit';

import { blank, newSite, onPlan, picture, PlanOnScreen } from './plan-on-screen.ts';
import { test } from './shell.ts';

test('one, a row and a grid are placed, numbered on and undone as one', async ({ page, address }) => {
  const plan = await onPlan(page, address);
  await plan.tool('Place');
  await page.getByLabel('Label, {nn} counts').fill('B1-{nn}');
  await plan.says('Click on the plan to place B1-01. Escape ends.');
  await plan.click(200, 150);
  await plan.says('Placed: B1-01');
  await plan.click(300, 150);
  await plan.holds(2);

  await plan.tool('Row');
  await page.getByLabel('Sockets in the row').fill('5');
  await expect(page.getByText('B1-03 to B1-07', { exact: true })).toBeVisible();
  await plan.drag(200, 250, 500, 250);
  await plan.holds(7);
  await plan.tool('Grid');
  await page.getByLabel('Across').fill('3');
  await page.getByLabel('Down').fill('2');
  // Two presses do what a drag does.
  await plan.click(200, 330);
  await plan.click(400, 420);
  await plan.holds(13);
  await page.getByRole('button', { name: 'Undo' }).click();
  await plan.holds(7);
  await page.getByRole('button', { name: 'Redo' }).click();
  await plan.holds(13);

  await plan.canvas.press('Escape');
  await plan.click(300, 420);
  await expect(page.getByRole('complementary', { name: /B1-12/ })).toBeVisible();
});

test('what is selected is moved by mouse and by keys, each move undone as one', async ({ page, address }) => {
  const plan = await onPlan(page, address);
  await plan.withSeven();
  const selected = (label: string): Locator => page.getByRole('complementary', { name: new RegExp(label) });
  // An unselected pin is not moved by a hand that pans.
  await plan.click(200, 150);
  await expect(selected('B1-01')).toBeVisible();
  await plan.drag(200, 150, 260, 210);
  await plan.says('Moved: B1-01');
  await page.keyboard.press('Escape');
  await plan.click(260, 210);
  await expect(selected('B1-01')).toBeVisible();

  await page.keyboard.down('ArrowRight');
  for (let repeat = 0; repeat < 19; repeat += 1) await page.keyboard.down('ArrowRight');
  await page.keyboard.up('ArrowRight');
  await plan.says('Moved: B1-01');
  await page.keyboard.press('Escape');
  await plan.click(300, 210);
  await expect(selected('B1-01')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await plan.click(100, 400);
  await expect(page.getByRole('complementary', { name: /B1/ })).toBeHidden();
  await plan.click(200, 150);
  await expect(selected('B1-01')).toBeVisible();
});

test('several are selected with a box, with Shift and all, labelled anew, given a device, removed and undone', async ({
  page,
  address,
}) => {
  const plan = await onPlan(page, address);
  await plan.withSeven();
  await plan.tool('Select');
  await plan.drag(150, 100, 550, 200);
  await expect(page.getByRole('heading', { name: '4 selected' })).toBeVisible();
  await plan.click(200, 300, 'Shift');
  await expect(page.getByRole('heading', { name: '5 selected' })).toBeVisible();
  await plan.canvas.press('Control+a');
  await expect(page.getByRole('heading', { name: '7 selected' })).toBeVisible();

  await page.getByLabel('Expected device').selectOption('Lamp');
  await page.getByLabel('Label, {nn} counts').fill('Kök-{nn}');
  await page.getByRole('button', { name: 'Label 7 in this order' }).click();
  await plan.canvas.press('Escape');
  await plan.canvas.press('Escape');
  await plan.click(200, 300);
  await expect(page.getByRole('complementary', { name: /Kök-05/ })).toBeVisible();

  await plan.canvas.press('Delete');
  await plan.says('Removed: Kök-05');
  await plan.holds(6);
  await plan.canvas.press('Control+a');
  await page.getByRole('button', { name: 'Remove 6' }).click();
  await plan.holds(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await plan.holds(6);
});

test('verdicts are filtered, labels searched, areas drawn and named', async ({ page, address }) => {
  const plan = await onPlan(page, address);
  await plan.withSeven();
  await page.getByLabel('Find a label').fill('b1-0');
  await expect(page.getByRole('main').getByText('0 of 7')).toBeVisible();
  await page.getByLabel('Find a label').fill('06');
  await page.getByLabel('Find a label').press('Enter');
  await expect(page.getByRole('main').getByText('1 of 1')).toBeVisible();
  await expect(page.getByRole('complementary', { name: /B1-06/ })).toBeVisible();
  await page.getByLabel('Find a label').fill('');
  await plan.canvas.press('Escape');

  await page.getByRole('button', { name: 'All verdicts' }).click();
  await page.getByRole('checkbox', { name: 'pass' }).check();
  await expect(page.getByRole('button', { name: 'Select these 0' })).toBeDisabled();
  await page.getByRole('checkbox', { name: 'untested' }).check();
  await page.getByRole('button', { name: 'Select these 7' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: '2 of 6 verdicts' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '7 selected' })).toBeVisible();

  await plan.canvas.press('Escape');
  await page.getByRole('button', { name: 'Show the whole plan' }).click();
  await plan.tool('Area');
  await page.getByLabel('Name of the area').fill('<b>Kök</b>');
  await plan.drag(150, 100, 550, 200);
  const area = page.getByLabel('New name of <b>Kök</b>');
  await expect(area).toHaveValue('<b>Kök</b>');
  await area.fill('Matsal');
  await area.press('Enter');
  await expect(page.getByRole('button', { name: 'Remove Matsal' })).toBeVisible();
});

test('what is on no plan yet is placed from its list', async ({ page, address }) => {
  const plan = await onPlan(page, address);
  await plan.withSeven();
  await plan.canvas.press('Control+a');
  await page.getByRole('button', { name: 'Take off the plan' }).click();
  await plan.holds(0);
  const list = page.getByRole('region', { name: 'On no plan yet' });
  await list.getByRole('button', { name: 'B1-03' }).click();
  await plan.says('Click where B1-03 is. Escape ends.');
  await plan.click(300, 200);
  await plan.holds(1);
  // The next one is at hand.
  await expect(list.getByRole('button', { name: 'B1-04' })).toHaveAttribute('aria-pressed', 'true');
  await plan.canvas.press('Enter');
  await plan.holds(2);
  await page.keyboard.press('Escape');
  const { x = 0, y = 0 } = (await plan.canvas.boundingBox()) ?? {};
  await list.getByRole('button', { name: 'B1-01' }).hover();
  await page.mouse.down();
  await page.mouse.move(x + 400, y + 300, { steps: 4 });
  await page.mouse.up();
  await plan.holds(3);
});

test('with the keyboard alone: place, walk through, move, remove', async ({ page, address }) => {
  const plan = await onPlan(page, address);
  await page.getByRole('button', { name: 'Place', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(plan.canvas).toBeFocused();
  await page.keyboard.press('Enter');
  await plan.holds(1);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await plan.holds(2);
  await page.keyboard.press('Escape');

  await page.keyboard.press('PageDown');
  await plan.says('01, untested, 1 of 2');
  await page.keyboard.press('PageDown');
  await plan.says('02, untested, 2 of 2');
  await page.keyboard.press('ArrowDown');
  await plan.says('Moved: 02');
  await page.keyboard.press('Home');
  await plan.says('01, untested, 1 of 2');
  await page.keyboard.press('Delete');
  await plan.holds(1);
  await page.keyboard.press('Control+z');
  await plan.holds(2);

  await page.getByRole('button', { name: 'Area' }).focus();
  await page.keyboard.press('Enter');
  for (const key of ['ArrowLeft', 'ArrowDown', 'ArrowRight']) {
    await page.keyboard.press('Enter');
    await page.keyboard.press(key);
  }
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('New name of Area 1')).toHaveValue('Area 1');
});

test('labels that mean harm are shown as text', async ({ page, address }) => {
  const plan = await onPlan(page, address);
  await plan.tool('Place');
  const hostile = ['<img src=x onerror=alert(1)>', '\u202Egnp.exe', '🔌'.repeat(20)];
  for (const [index, label] of hostile.entries()) {
    await page.getByLabel('Label, {nn} counts').fill(label);
    await plan.click(200, 150 + index * 80);
    await plan.holds(index + 1);
  }
  await page.keyboard.press('Escape');
  await plan.canvas.press('Home');
  await plan.canvas.press('Control+a');
  await expect(page.getByRole('heading', { name: '3 selected' })).toBeVisible();
  await plan.canvas.press('Escape');
  await plan.click(200, 150);
  await expect(page.getByText(hostile[0]!).first()).toBeVisible();
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
});

async function pdf(pages: number, options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', ...options });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  for (let page = 1; page <= pages; page += 1) {
    if (page > 1) document.addPage();
    document.rect(60, 60, 400, 600).stroke().fontSize(40).text(`Floor ${page}`, 100, 100);
  }
  document.end();
  await once(document, 'end');
  return Buffer.concat(parts);
}
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><script>alert(1)</script><rect width="400" height="300"/></svg>';

/** A picture in another format, made by the browser itself. */
async function madeByBrowser(page: Page, type: string): Promise<Buffer> {
  const data = await page.evaluate(async (mediaType) => {
    const canvas = new OffscreenCanvas(400, 300);
    canvas.getContext('2d')?.fillRect(10, 10, 50, 50);
    const blob = await canvas.convertToBlob({ type: mediaType });
    return Array.from(new Uint8Array(await blob.arrayBuffer()));
  }, type);
  return Buffer.from(data);
}

test('PNG, JPEG, WebP, SVG and pages of a PDF become plans', async ({ page, address }) => {
  test.setTimeout(120_000);
  await onPlan(page, address);
  const files = [
    { name: 'Hall.jpg', mimeType: 'image/jpeg', buffer: await madeByBrowser(page, 'image/jpeg') },
    { name: 'Roof.webp', mimeType: 'image/webp', buffer: await madeByBrowser(page, 'image/webp') },
    { name: 'Cellar.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) },
    // Called one thing, and another: what counts is what it is.
    { name: 'Attic.pdf', mimeType: 'application/pdf', buffer: blank() },
    { name: 'One page.png', mimeType: 'image/png', buffer: await pdf(1) },
  ];
  const plan = page.getByRole('combobox', { name: 'Floor plan' });
  for (const file of files) {
    await page.getByLabel('Add a floor plan').setInputFiles(file);
    await expect(plan.locator('option:checked')).toHaveText(`Bryggan 1 · ${file.name.replace(/\..*/, '')}`);
    await expect(page.getByRole('application')).toBeVisible();
  }
  await page.getByLabel('Add a floor plan').setInputFiles({ ...files[4]!, name: 'House.pdf', buffer: await pdf(3) });
  const pages = page.getByRole('region', { name: 'Pages of House' });
  // A page is drawn when it comes into view.
  await pages.getByLabel('Page 3').scrollIntoViewIfNeeded();
  await expect(pages.locator('canvas')).toHaveCount(3);
  await expect(pages.getByRole('button', { name: 'Add floor plans', exact: true })).toBeDisabled();
  await pages.getByLabel('Page 1').check();
  await pages.getByLabel('Page 3').check();
  await pages.getByLabel('Name of page 3').fill('Third');
  await pages.getByRole('button', { name: 'Add 2 floor plans' }).click();
  await expect(plan.locator('option')).toHaveCount(8);
  await expect(plan.locator('option:checked')).toHaveText('Bryggan 1 · House 1');

  // A newer revision keeps the pins.
  const shown = new PlanOnScreen(page);
  await shown.tool('Place');
  await shown.click(300, 200);
  await shown.holds(1);
  await page.keyboard.press('Escape');
  await page.getByLabel('Replace by a newer revision').setInputFiles({ ...files[4]!, buffer: await pdf(2) });
  await page.getByLabel('Page 2').check();
  await page.getByRole('button', { name: 'Use this page' }).click();
  await expect(page.getByText('Bryggan 1 · Revision 2')).toBeVisible();
  await shown.holds(1);
});

test('what is no floor plan says so, and what to do', async ({ page, address }, testInfo) => {
  await newSite(page, address);
  const whole = await pdf(2);
  const bad = [
    ['Letter.png', Buffer.from('Dear Sir'), 'This file is not a picture that can be read.'],
    ['Half.png', blank().subarray(0, 300), 'The picture is damaged: only a part of it can be read.'],
    ['Half.svg', Buffer.from(svg.slice(0, -20)), 'The picture is damaged: only a part of it can be read.'],
    ['No size.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'The SVG does not say how large it is.'],
    ['Broken.pdf', whole.subarray(0, 200), 'The PDF is damaged and can not be read.'],
    ['Locked.pdf', await pdf(1, { userPassword: 'secret' }), 'The PDF is locked with a password.'],
  ] as const;
  const empty = testInfo.outputPath('Empty.png');
  await writeFile(empty, '');
  await page.getByLabel('Add a floor plan').setInputFiles(empty);
  await expect(page.getByRole('alert')).toContainText('The file is empty.');
  for (const [name, buffer, sentence] of bad) {
    await page.getByLabel('Add a floor plan').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await expect(page.getByRole('alert')).toContainText(sentence);
  }
  await page.getByLabel('Add a floor plan').setInputFiles(picture);
  await expect(page.getByRole('application')).toBeVisible();
});

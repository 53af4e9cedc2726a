// Drawings of every kind become floor plans: vectors are sharp however near one looks, the largest are kept whole, sheets
// are turned, cut, measured and replaced; and what is no plan says so in one sentence.

import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, type Page } from '@playwright/test';
import PDFDocument from 'pdfkit';

import { Application } from '../../../electron/application/application.ts';
import { takeInPlan } from '../../../electron/application/take-in-plans.ts';
import { startBrowserShell } from '../../../electron/browser/browser-shell.ts';
import { systemOutside } from '../../../electron/environment/outside.ts';
import { createSite } from '../../../electron/site/open-site.ts';
import { testShell } from '../../support/test-shell.ts';
import { valueOf } from '../../support/value-of.ts';
import { test } from './shell.ts';

const pageFolder = fileURLToPath(new URL('../../../out/renderer', import.meta.url));

async function newSite(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel('Name of the site').fill('Bryggan');
  await page.getByRole('button', { name: 'New site' }).click();
  await page.getByLabel('Location', { exact: true }).fill('Bryggan 1');
  await page.getByRole('button', { name: 'Add a location' }).click();
  await page.getByRole('link', { name: /^Plan/ }).click();
  await expect(page).toHaveURL(/#\/plan/);
}

/** By way of the disk: a page that is handed the bytes is busy with them. */
async function add(page: Page, name: string, buffer: Buffer, label = 'Add a floor plan'): Promise<void> {
  const file = test.info().outputPath(name);
  await writeFile(file, buffer);
  await page.getByLabel(label).setInputFiles(file);
}

const section = (name: string, body: string): string => `0\nSECTION\n2\n${name}\n${body}0\nENDSEC\n`;
const dxfLayer = (name: string, colour: number): string => `0\nLAYER\n2\n${name}\n70\n0\n62\n${colour}\n`;
const dxfLine = (layer: string, ...[x1, y1, x2, y2]: readonly number[]): string =>
  `0\nLINE\n8\n${layer}\n10\n${x1}\n20\n${y1}\n11\n${x2}\n21\n${y2}\n`;
/** 40 by 20 metres, in millimetres; furniture is switched off. */
const dxf = (body: string): Buffer =>
  Buffer.from(
    section('HEADER', '9\n$INSUNITS\n70\n4\n') +
      section('TABLES', `0\nTABLE\n2\nLAYER\n${dxfLayer('Walls', 7)}${dxfLayer('Furniture', -3)}0\nENDTAB\n`) +
      section('ENTITIES', body) +
      '0\nEOF\n',
  );
const house = dxf(
  dxfLine('Walls', 0, 0, 40_000, 0) +
    dxfLine('Walls', 40_000, 0, 40_000, 20_000) +
    dxfLine('Walls', 40_000, 20_000, 0, 20_000) +
    dxfLine('Walls', 0, 20_000, 0, 0) +
    dxfLine('Furniture', 0, 0, 40_000, 20_000),
);

const pageless = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n' +
    'trailer<</Size 3/Root 1 0 R>>\n%%EOF',
);

/** A page of one pixel, as a scanner writes it: width, height, and where its only strip stands. */
const tiff = Buffer.from(
  '49492a0008000000' +
    '0300' +
    '000103000100000001000000' +
    '010103000100000001000000' +
    '110104000100000008000000' +
    '00000000',
  'hex',
);

/** A page of hairlines and small text, and empty ones before it. */
async function pdf(size: string | [number, number], lines: number, before = 0): Promise<Buffer> {
  const document = new PDFDocument({ size, compress: true });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  for (let page = 0; page < before; page += 1) document.addPage();
  const { width, height } = document.page;
  document.lineWidth(0.25);
  for (let at = 0; at < lines; at += 1) {
    const [x, y] = [((at * 97) % 1_000) / 1_000, ((at * 61) % 1_000) / 1_000];
    document.rect(x * width * 0.9, y * height * 0.9, width * 0.05, height * 0.05).stroke();
    if (at % 20 === 0) document.fontSize(6).text(`R${at}`, x * width * 0.9, y * height * 0.9, { lineBreak: false });
  }
  document.end();
  await once(document, 'end');
  return Buffer.concat(parts);
}

/** In the page: the pixels of the plan, red alone; none where there is no plan yet. */
const readsGround = `window.ground = () => {
  const shown = document.querySelector('canvas.ground');
  if (!shown || shown.width < 10) return [];
  const canvas = new OffscreenCanvas(shown.width, shown.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.drawImage(shown, 0, 0);
  return context.getImageData(0, 0, canvas.width, canvas.height).data.filter((_, at) => at % 4 === 0);
}`;
/** How many of the plan's pixels are not white: outside it the canvas is clear, which reads as 0. */
const ink = (page: Page): Promise<number> =>
  page.evaluate(`(${readsGround})().filter((red) => red > 0 && red < 190).length`);
const isDrawn = (page: Page): Promise<void> => expect.poll(() => ink(page), { timeout: 15_000 }).toBeGreaterThan(50);

test('a DXF becomes a plan of the layers that are chosen, with its scale', async ({ page, address }) => {
  await newSite(page, address);
  await add(page, 'House.dxf', house);
  const layers = page.getByRole('region', { name: 'Layers of House' });
  await expect(layers.getByLabel('Walls (4)')).toBeChecked();
  // The drawing itself has it switched off.
  await expect(layers.getByLabel('Furniture (1)')).not.toBeChecked();
  // Pressed twice, as one does where nothing is seen to happen: made once.
  const made = await page.evaluateHandle<string[]>(`(() => {
    const [asked, send] = [[], Worker.prototype.postMessage];
    Worker.prototype.postMessage = function (...said) {
      if (said[0].ask === 'make') asked.push('make');
      return send.apply(this, said);
    };
    return asked;
  })()`);
  await layers.getByRole('button', { name: 'Add the plan with 1 layer' }).evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await expect(page.getByRole('application')).toBeVisible();
  expect(await made.jsonValue()).toEqual(['make']);
  // 40 m and a margin of two hundredths on either side.
  await expect(page.getByText('41.6 m across')).toBeVisible();
  await isDrawn(page);
  // Nearer than its tiles go it is drawn anew, from the file that was kept.
  for (let step = 0; step < 9; step += 1) await page.getByRole('button', { name: 'Nearer' }).click();
  await page.getByRole('button', { name: 'Show the whole plan' }).click();
  await isDrawn(page);
});

test('a sheet is turned, cut and measured; undo takes each back', async ({ page, address }) => {
  await newSite(page, address);
  await add(page, 'House.dxf', dxf(dxfLine('Walls', 0, 0, 40_000, 0) + dxfLine('Walls', 0, 0, 0, 20_000)));
  const canvas = page.getByRole('application');
  await isDrawn(page);
  const sheet = page.getByRole('region', { name: 'The sheet' });
  await sheet.getByRole('button', { name: 'Turn a quarter' }).click();
  // What was high is wide now.
  await expect(sheet.getByText('21.6 m across')).toBeVisible({ timeout: 15_000 });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(sheet.getByText('41.6 m across')).toBeVisible();

  const drag = async (...[fromX, fromY, toX, toY]: readonly [number, number, number, number]): Promise<void> => {
    const { x, y, width, height } = (await canvas.boundingBox())!;
    await page.mouse.move(x + fromX * width, y + fromY * height);
    await page.mouse.down();
    await page.mouse.move(x + ((fromX + toX) / 2) * width, y + ((fromY + toY) / 2) * height);
    await page.mouse.move(x + toX * width, y + toY * height);
    await page.mouse.up();
  };
  await sheet.getByRole('button', { name: 'Cut' }).click();
  await drag(0.02, 0.1, 0.5, 0.9);
  await expect(sheet.getByText('41.6 m across')).toBeHidden({ timeout: 15_000 });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(sheet.getByText('41.6 m across')).toBeVisible();

  await sheet.getByRole('button', { name: 'Measure' }).click();
  await drag(0.3, 0.5, 0.6, 0.5);
  await sheet.getByLabel('Length of the line, m').fill('12,5');
  await sheet.getByRole('button', { name: 'Set the scale' }).click();
  await expect(sheet.getByText('41.6 m across')).toBeHidden();

  // The revision before is seen over the new one.
  await add(page, 'House 2.dxf', dxf(dxfLine('Walls', 0, 0, 40_000, 20_000)), 'Replace by a newer revision');
  const fade = sheet.getByLabel('Revision 1 over 2');
  await expect(fade).toBeVisible({ timeout: 15_000 });
  await isDrawn(page);
  const without = await ink(page);
  await fade.fill('1');
  await expect.poll(() => ink(page)).toBeGreaterThan(without);
});

test('all pages that are chosen are added, whatever is shown meanwhile', async ({ page, address }) => {
  await newSite(page, address);
  const file = await pdf('A4', 40, 2);
  const addAll = async (): Promise<void> => {
    await add(page, 'Floors.pdf', file);
    for (const number of [1, 2, 3]) await page.getByLabel(`Page ${number}`, { exact: true }).check();
    await page.getByRole('button', { name: 'Add 3 floor plans' }).click();
  };
  const added = (count: number): Promise<void> =>
    expect(page.getByRole('link', { name: `Site ${count} floor plans` })).toBeVisible({ timeout: 30_000 });
  // The first takes the place of the screen that it was chosen on.
  await addAll();
  await added(3);
  await addAll();
  await page.getByRole('link', { name: /^Hubs/ }).click();
  const going = page.getByRole('region', { name: 'Add a floor plan' });
  await expect(going.getByRole('status')).toBeVisible();
  await added(6);
  await expect(going).toBeHidden();
  await expect(page).toHaveURL(/#\/hubs/);
});

test('a page as large as A0 stays sharp', async ({ page, address }) => {
  test.setTimeout(180_000);
  await newSite(page, address);
  const file = await pdf([3_370, 2_384], 4_000);
  const parts = await page.evaluateHandle<number[]>(`(() => {
    const [drawn, send] = [[], Worker.prototype.postMessage];
    Worker.prototype.postMessage = function (...said) {
      if ('drawn' in said[0]) drawn.push(said[0].drawn);
      return send.apply(this, said);
    };
    return drawn;
  })()`);
  await add(page, 'Tower.pdf', file);
  await expect(page.getByRole('application')).toBeVisible({ timeout: 120_000 });
  // 65 tiles, four of them from each part: a scan is taken in hand whole for every one.
  expect(await parts.jsonValue()).toHaveLength(18);
  await isDrawn(page);
  for (let step = 0; step < 10; step += 1) await page.getByRole('button', { name: 'Nearer' }).click();
  await expect.poll(() => sharpness(page), { timeout: 20_000 }).toBeGreaterThan(100);
});

/** How much two pixels side by side differ at most: blurred lines differ little. */
const sharpness = (page: Page): Promise<number> =>
  page.evaluate(`(${readsGround})().reduce((most, red, at, all) => Math.max(most, all[at - 1] - red || 0), 0)`);

/** A drawing of so many pixels, made by the browser itself, beside the page. */
async function largePicture(page: Page, width: number, height: number): Promise<Buffer> {
  const source = `onmessage = async ({ data: [width, height] }) => {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
    context.fillStyle = '#fff'; context.fillRect(0, 0, width, height);
    context.lineWidth = 6;
    for (let at = 0; at < 900; at += 1) context.strokeRect((at * 397) % width, (at * 611) % height, 500, 400);
    postMessage(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 }));
  };`;
  // In a window of its own, whose policy allows it.
  const other = await page.context().browser()!.newPage();
  await other.goto('about:blank');
  const bytes = await other.evaluate(
    async ([text, size]) => {
      const worker = new Worker(URL.createObjectURL(new Blob([text])));
      worker.postMessage(size);
      const blob = await new Promise<Blob>((resolve) => (worker.onmessage = ({ data }) => resolve(data as Blob)));
      const url = await new Promise<string>((resolve) => {
        const reader = new FileReader();
        reader.onload = () => resolve(reader.result as string);
        reader.readAsDataURL(blob);
      });
      return url.slice(url.indexOf(',') + 1);
    },
    [source, [width, height]] as const,
  );
  await other.close();
  return Buffer.from(bytes, 'base64');
}

test('a picture of 12,000 by 9,000 pixels is there again when the site is opened again', async ({ page, address }) => {
  test.setTimeout(240_000);
  const file = await largePicture(page, 12_000, 9_000);
  await newSite(page, address);
  await add(page, 'Hall.jpg', file);
  await expect(page.getByRole('application')).toBeVisible({ timeout: 180_000 });
  await isDrawn(page);

  // The document is open, another screen is shown.
  await page.getByRole('link', { name: /^Site/ }).click();
  await page.reload();
  await page.getByRole('heading', { name: 'Bryggan 1' }).waitFor();
  await page.getByRole('link', { name: /^Plan/ }).click();
  // From the tiles that were made; how soon, and how long the page is busy, is the bench's (`planFirstViewMs`, `planShowTaskMs`).
  await isDrawn(page);
});

test('a large plan from the platform, which sends no tiles, gets them by itself', async ({ page }) => {
  const folder = test.info().outputPath('site');
  await mkdir(folder);
  const outside = systemOutside();
  const file = path.join(folder, 'a.ochno-site');
  const document = valueOf(createSite({ ...outside, author: 'A', station: 'A', path: file, name: 'Tower' }));
  valueOf(document.append([{ type: 'location.added', body: { locationId: 'l1', name: 'Floor' } }]));
  const hall = new File([new Uint8Array(await largePicture(page, 4_500, 600))], 'hall.jpg');
  valueOf(await takeInPlan(document, { locationId: 'l1', name: 'Hall', file: hall }, outside.ids));
  document.close();
  const application = new Application(testShell({}));
  valueOf(await application.openPath(file));
  const served = valueOf(await startBrowserShell({ application, pageFolder, port: 0 }));
  const shown = () => {
    const [plan] = application.document?.state.plans.values() ?? [];
    return { isTiled: plan ? plan.tiles !== null : null, revision: plan?.revision };
  };
  expect(shown()).toEqual({ isTiled: false, revision: '1' });
  // On whatever screen: they are there when the plan is looked at.
  await page.goto(served.url);
  await expect.poll(shown, { timeout: 20_000 }).toEqual({ isTiled: true, revision: '1' });
  await page.getByRole('link', { name: /^Plan/ }).click();
  await isDrawn(page);
  await page.close();
  await served.close();
  await application.close();
});

test('what is no drawing says so in one sentence', async ({ page, address }) => {
  test.setTimeout(120_000);
  await newSite(page, address);
  const whole = await pdf('A4', 20);
  const bad = [
    ['Old.dwg', Buffer.from('AC1032\0\0\0'), 'This is a DWG, which only drawing programs can read.'],
    ['Binary.dxf', Buffer.from('AutoCAD Binary DXF\r\n\x1a\0'), 'This is a binary DXF.'],
    ['Blank.dxf', dxf(''), 'There is nothing to be seen in the DXF.'],
    ['Cut.dxf', house.subarray(0, 40), 'There is nothing to be seen in the DXF.'],
    [
      'Torn.png',
      (await picture(page, 'image/png')).subarray(0, 60),
      'The picture is damaged: only a part of it can be read.',
    ],
    ['Bomb.png', bomb(30_000, 100), 'The picture is 30000 × 100 pixels; 20000 a side is the limit.'],
    ['Square.png', bomb(19_000, 19_000), 'The picture has 361 million pixels; 200 million is the limit.'],
    ['Torn.pdf', whole.subarray(0, 200), 'The PDF is damaged and can not be read.'],
    ['Scan.tif', tiff, 'This file is not a picture that can be read.'],
    ['Pageless.pdf', pageless, 'There is no page in the PDF.'],
    ['Letter.dxf', Buffer.from('Dear Sir'), 'This file is not a picture that can be read.'],
  ] as const;
  for (const [name, buffer, sentence] of bad) {
    await add(page, name, buffer);
    await expect(page.getByRole('alert')).toContainText(sentence);
  }
  // Called something else, it is what it is; as wide as a country, its scale says nothing.
  await add(page, 'House.png', dxf(dxfLine('Walls', 0, 0, 2_000_000_000, 5)));
  await expect(page.getByRole('application')).toBeVisible();
  await expect(page.getByText('Its scale is not known yet.')).toBeVisible();
  await isDrawn(page);
  // A camera may write more than a megabyte before it says how large the picture is.
  const photo = await picture(page, 'image/jpeg');
  const told = Buffer.concat([Buffer.from('ffe1ffff', 'hex'), Buffer.alloc(65_533)]);
  const segments = Array.from({ length: 18 }, () => told);
  await add(page, 'Photo.jpg', Buffer.concat([photo.subarray(0, 2), ...segments, photo.subarray(2)]));
  await expect(page.getByLabel('Floor plan', { exact: true }).getByRole('option')).toHaveCount(2);
});

async function picture(page: Page, type: 'image/png' | 'image/jpeg'): Promise<Buffer> {
  const bytes = await page.evaluate(async (type) => {
    const canvas = new OffscreenCanvas(400, 300);
    canvas.getContext('2d')!.fillRect(10, 10, 50, 50);
    return Array.from(new Uint8Array(await (await canvas.convertToBlob({ type })).arrayBuffer()));
  }, type);
  return Buffer.from(bytes);
}

/** A PNG that says it is that large, in a few bytes. */
function bomb(width: number, height: number): Buffer {
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452000000000000000008060000000000000049454e44', 'hex');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
}

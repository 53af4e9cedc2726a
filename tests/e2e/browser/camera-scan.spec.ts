// The camera as a scanner: real codes in a real stream, read by the page's own WebAssembly under its own policy.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { expect, type Page } from '@playwright/test';
import { prepareZXingModule, writeBarcode, type WriteInputBarcodeFormat } from 'zxing-wasm/writer';

import { expectNoViolations } from '../axe.ts';
import { test } from './prepared-site.ts';

const { resolve } = createRequire(import.meta.url);
prepareZXingModule({
  overrides: { wasmBinary: readFileSync(resolve('zxing-wasm/writer/zxing_writer.wasm')).buffer },
});

/** Stands in for the camera: a stream of what `window.hold` was given last; nobody has one on a test machine. */
const paperBeforeTheCamera = `
  const sheet = document.createElement('canvas');
  [sheet.width, sheet.height] = [640, 480];
  const paper = sheet.getContext('2d');
  let picture = null;
  window.hold = (held) => { picture = held; };
  setInterval(() => {
    paper.fillStyle = '#fff';
    paper.fillRect(0, 0, 640, 480);
    if (picture) paper.drawImage(picture, 320 - picture.width / 2, 240 - picture.height / 2);
  }, 50);
  navigator.mediaDevices.getUserMedia = async () => window.noCamera ? Promise.reject(new DOMException('', 'NotFoundError')) : sheet.captureStream(20);`;

test.use({ building: { sockets: 6 } });
test.beforeEach(async ({ page, address }) => {
  await page.addInitScript(paperBeforeTheCamera);
  await page.goto(address);
});

async function hold(page: Page, text: string, format: WriteInputBarcodeFormat): Promise<void> {
  const { image, error } = await writeBarcode(text, { format, scale: format === 'Code128' ? 2 : 5 });
  if (!image) throw new Error(error);
  const bytes = [...new Uint8Array(await image.arrayBuffer())];
  await page.evaluate(`(async () => {
    const picture = new Blob([new Uint8Array(${JSON.stringify(bytes)})], { type: 'image/png' });
    window.hold(await createImageBitmap(picture));
  })()`);
}

test('a label before the camera: a hub is added, a socket is found, whatever the code', async ({ page, simulator }) => {
  await page.getByRole('link', { name: /^Issues/ }).click();
  await page.getByRole('button', { name: 'Scan with the camera' }).click();
  const scanner = page.getByRole('complementary', { name: 'Scan with the camera' });
  await expect(scanner).toBeVisible();
  await expectNoViolations(page, { moving: true });

  await hold(page, 'p3_fromcamera', 'QRCode');
  await expect(page.getByRole('heading', { name: 'Hubs', exact: true })).toBeVisible();
  await expect(scanner.getByRole('status')).toContainText('p3_fromcamera');
  await expect(page.getByText('p3_fromcamera added')).toBeVisible();

  const { label } = simulator.schedule[2]!;
  await hold(page, label, 'DataMatrix');
  await expect(page.getByRole('application')).toBeVisible();
  await expect(page.getByRole('heading', { name: label })).toBeVisible();

  await hold(page, simulator.schedule[4]!.label, 'Code128');
  await expect(page.getByRole('heading', { name: simulator.schedule[4]!.label })).toBeVisible();
  await page.keyboard.press('Escape');
});

test('without a camera one sentence says so', async ({ page }) => {
  await page.evaluate('window.noCamera = true');
  await page.getByRole('button', { name: 'Scan with the camera' }).click();
  await expect(page.getByText('No camera was found.')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('complementary', { name: 'Scan with the camera' })).toBeHidden();
});

// The punch list: opened on a socket, photographed, talked about, closed, found again.

import { readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, type Page } from '@playwright/test';

import { expectNoViolations } from '../axe.ts';
import { hostileNames } from '../../support/reported-site.ts';
import { expectNothingSticksOut, openDemonstration, showSocket } from '../in-the-demonstration.ts';
import { test } from './shell.ts';

// Chromium's own picture stands for what a camera sees, and nobody is asked.
const launchOptions = ((): object => {
  const browser = process.env['COMMISSIONER_TEST_BROWSER'];
  const args = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return browser ? { executablePath: browser, args } : { args };
})();
test.use({ launchOptions });

const picture = readFileSync(path.join(import.meta.dirname, '../../../docs/picture.svg'));
const list = (page: Page) => page.getByRole('listbox', { name: 'Issues' });
const row = (page: Page, name: string | RegExp) => list(page).getByRole('option', { name });

/** Keys that follow each other as fast as a scanner's are no shortcuts. */
async function alone(page: Page, key: string): Promise<void> {
  await page.waitForTimeout(60);
  await page.keyboard.press(key);
}

async function open(page: Page, text: string): Promise<void> {
  const other = page.getByRole('button', { name: 'New issue' });
  if (await other.isVisible()) await other.click();
  await page.getByLabel('What is wrong').fill(text);
  await page.getByRole('button', { name: 'Open an issue' }).click();
  await expect(page.getByRole('region', { name: 'The issue' }).getByRole('heading')).toHaveText(text.trim());
}

test('an issue on a socket: photo, comment, closed with a word, filtered, opened again', async ({
  page,
  address,
  simulator,
}) => {
  await openDemonstration(page, address);
  await page.getByRole('link', { name: /^Issues/ }).click();
  await expect(page.getByText('No issue')).toBeVisible();
  await page.getByLabel('What is wrong').fill('Cover plate missing');
  // What is half written waits.
  await page.keyboard.press('Alt+4');
  await expect(page.getByRole('heading', { name: 'Issues', exact: true })).toBeHidden();
  await page.reload();
  await page.getByRole('link', { name: /^Issues/ }).click();
  await expect(page.getByLabel('What is wrong')).toHaveValue('Cover plate missing');
  await page.getByRole('form', { name: 'New issue' }).getByLabel(/^On/).selectOption('socket');
  const label = page.getByRole('combobox', { name: 'Label of the socket' });
  await label.fill('B1-F1-00');
  await expect(page.getByRole('button', { name: 'Open an issue' })).toBeDisabled();
  await label.press('ArrowDown');
  await label.press('Enter');
  await expect(label).toHaveValue('B1-F1-002');
  await page.getByRole('button', { name: 'Open an issue' }).click();
  await expect(row(page, /Cover plate missing/)).toContainText('B1-F1-002');
  await expect(page.getByRole('link', { name: /^Issues 1 open/ })).toBeVisible();

  const issue = page.getByRole('region', { name: 'The issue' });
  const photo = { name: 'plate.png', mimeType: 'image/png', buffer: Buffer.from(simulator.plans[0]!.bytes) };
  await issue.getByLabel('Add a photo').setInputFiles(photo);
  await issue.getByRole('button', { name: 'Show plate.png large' }).click();
  const large = issue.getByRole('img', { name: 'plate.png' });
  await expect(large).toBeVisible();
  const sides = await large.evaluate(({ naturalWidth, naturalHeight }: HTMLImageElement) => [
    naturalWidth,
    naturalHeight,
  ]);
  expect(Math.max(...sides)).toBeLessThanOrEqual(2_000);
  await expectNoViolations(page);

  await issue.getByLabel('A word').fill('Ordered');
  await issue.getByRole('button', { name: 'Comment' }).click();
  await expect(issue.getByRole('list', { name: 'comments' })).toContainText('Ordered');
  await issue.getByLabel('A word').fill('Mounted');
  await issue.getByRole('button', { name: 'Close the issue' }).click();
  await expect(issue.getByRole('list', { name: 'comments' })).toContainText('Mounted');
  await expect(page.getByText('Nothing fits.')).toBeVisible();
  await page.getByRole('button', { name: /^Closed/ }).click();
  await expect(row(page, /Cover plate missing/)).toBeVisible();
  await page.getByRole('search').getByLabel(/^On/).selectOption('hub');
  await expect(page.getByText('Nothing fits.')).toBeVisible();
  await page.getByRole('search').getByLabel(/^On/).selectOption('socket');
  await page.getByLabel('Search').fill('ordered');
  await expect(row(page, /Cover plate missing/)).toBeVisible();
  await issue.getByRole('button', { name: 'Open again' }).click();
  await expect(page.getByRole('link', { name: /^Issues 1 open/ })).toBeVisible();

  // It stands at its socket too, and leads back.
  await issue.getByRole('link', { name: 'B1-F1-002' }).click();
  const socket = page.getByRole('complementary', { name: 'Socket B1-F1-002' });
  await expect(socket.getByRole('button', { name: 'Show plate.png large' })).toBeVisible();
  await socket.getByRole('link', { name: 'Cover plate missing' }).click();
  await expect(issue.getByRole('heading')).toHaveText('Cover plate missing');
});

test('the camera takes the photo, and is let go', async ({ page, address }) => {
  await page.addInitScript(() => {
    const { mediaDevices } = navigator;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await ask(wanted);
      Object.assign(window, { tracks: stream.getTracks() });
      return stream;
    };
  });
  await openDemonstration(page, address);
  await showSocket(page, 'B1-F1-003');
  await page.getByRole('link', { name: /^Issues/ }).click();
  // The socket's panel has such a field too.
  await expect(page.getByRole('heading', { name: 'Issues', exact: true })).toBeVisible();
  await page.getByLabel('What is wrong').fill('Scratched');
  await page.getByRole('button', { name: 'Camera', exact: true }).click();
  const shutter = page.getByRole('button', { name: 'Take the photo' });
  await expect(shutter).toBeEnabled();
  await expectNoViolations(page, { moving: true });
  await shutter.click();
  await expect(page.getByRole('list', { name: 'photos' })).toContainText('camera.jpg');
  const tracks = await page.evaluate(() =>
    (Reflect.get(window, 'tracks') as MediaStreamTrack[]).map(({ kind, readyState }) => `${kind} ${readyState}`),
  );
  expect(tracks).toEqual(['video ended']);
  await page.getByRole('button', { name: 'Open an issue' }).click();
  await page.getByRole('button', { name: 'Show camera.jpg large' }).click();
  const large = page.getByRole('img', { name: 'camera.jpg' });
  await expect.poll(() => large.evaluate(({ naturalWidth }: HTMLImageElement) => naturalWidth)).toBeGreaterThan(100);
});

test('a refused camera is a sentence, and what is no picture too', async ({ page, address }) => {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });
  await openDemonstration(page, address);
  await page.getByRole('link', { name: /^Issues/ }).click();
  await open(page, 'Scratched');
  await page.getByRole('button', { name: 'Camera', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('The camera may not be used here.');
  await page.getByRole('button', { name: 'No photo' }).click();
  await page
    .getByLabel('Add a photo')
    .setInputFiles({ name: 'notes.pdf', mimeType: 'image/png', buffer: Buffer.from('%PDF') });
  await expect(page.getByRole('alert')).toContainText('notes.pdf is not a picture that can be shown.');
  await page.getByLabel('Add a photo').setInputFiles({ name: 'a.svg', mimeType: 'image/svg+xml', buffer: picture });
  await expect(page.getByRole('button', { name: 'Show a.svg large' })).toBeVisible();
});

test('with the keyboard alone: N new, arrows walk, C closes; not while writing', async ({ page, address }) => {
  await openDemonstration(page, address);
  await page.getByRole('link', { name: /^Issues/ }).click();
  for (const text of ['First', 'Second', 'Third']) await open(page, text);
  await list(page).focus();
  await page.keyboard.press('End');
  await expect(row(page, /First/)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await expect(row(page, /Second/)).toHaveAttribute('aria-selected', 'true');
  await alone(page, 'c');
  await expect(page.getByRole('link', { name: /^Issues 2 open/ })).toBeVisible();
  await expect(list(page).getByRole('option')).toHaveCount(2);
  await alone(page, 'n');
  await expect(page.getByLabel('What is wrong')).toBeFocused();
  await page.keyboard.type('can not close');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: 'The issue' }).getByRole('heading')).toHaveText('can not close');
  await expect(page.getByRole('link', { name: /^Issues 3 open/ })).toBeVisible();
});

test('hostile texts are text, and break no layout', async ({ page, address }) => {
  await openDemonstration(page, address);
  await page.getByRole('link', { name: /^Issues/ }).click();
  for (const text of hostileNames) {
    await page.getByRole('button', { name: 'New issue' }).or(page.getByLabel('What is wrong')).first().waitFor();
    await open(page, text.slice(0, 2_000));
  }
  await expectNothingSticksOut(page);
  await page.setViewportSize({ width: 800, height: 1280 });
  await expectNothingSticksOut(page);
  await expectNoViolations(page);
});

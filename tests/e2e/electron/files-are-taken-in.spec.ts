// Files of others in the real window: what reads them runs in threads of the built program and of its page, under its policy.

import path from 'node:path';
import { writeFile } from 'node:fs/promises';

import { expect } from '@playwright/test';

import { choose } from './dialogs.ts';
import { test } from './window.ts';

test('a schedule and a drawing too large for one picture are taken in', async ({ electron, page, folder }) => {
  await choose(electron, path.join(folder, 'Bryggan.ochno-site'));
  await page.getByLabel('Name of the site').fill('Bryggan');
  await page.getByRole('button', { name: 'New site' }).click();
  const schedule = path.join(folder, 'uttag.csv');
  await writeFile(schedule, 'Märkning;Byggnad;Våning;X;Y\n01;Hus Å;Plan 1;0,2;0,5\n02;Hus Å;Plan 1;0,8;0,5\n');
  await page.getByLabel('Import the socket schedule').setInputFiles(schedule);
  await page.getByRole('button', { name: 'Import 2 sockets' }).click();
  await expect(page.getByText('2 sockets imported.')).toBeVisible();

  const drawing = path.join(folder, 'Plan 1.svg');
  const walls = Array.from(
    { length: 60 },
    (_, at) => `<path d="M${at * 100} 0V4000" stroke="#000" stroke-width="20"/>`,
  );
  await writeFile(
    drawing,
    `<svg xmlns="http://www.w3.org/2000/svg" width="6000" height="4000" viewBox="0 0 6000 4000">${walls.join('')}</svg>`,
  );
  await page.getByRole('link', { name: 'Plan 2 of 2 placed' }).click();
  await expect(page.getByText('No drawing yet: an empty sheet')).toBeVisible();
  await page.getByLabel('Add its drawing').setInputFiles(drawing);
  await expect(page.getByText('Revision 1')).toBeVisible();
  // What is drawn are its walls, no longer the empty sheet.
  await expect
    .poll(() =>
      page.locator('canvas.ground').evaluate((canvas: HTMLCanvasElement) => {
        const small = new OffscreenCanvas(160, 120).getContext('2d', { alpha: false });
        small?.drawImage(canvas, 0, 0, 160, 120);
        return small?.getImageData(0, 0, 160, 120).data.some((value) => value < 200) ?? false;
      }),
    )
    .toBe(true);
});

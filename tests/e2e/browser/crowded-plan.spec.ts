// A plan with more sockets than can be told apart from far away: they are drawn as groups, which open when they are pressed.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect } from '@playwright/test';

import { Application } from '../../../electron/application/application.ts';
import { startBrowserShell } from '../../../electron/browser/browser-shell.ts';
import type { EventDraft } from '../../../electron/domain/events.ts';
import { systemOutside } from '../../../electron/environment/outside.ts';
import { createSite } from '../../../electron/site/open-site.ts';
import { testShell } from '../../support/test-shell.ts';
import { valueOf } from '../../support/value-of.ts';
import { test as base } from './shell.ts';

const pageFolder = fileURLToPath(new URL('../../../out/renderer', import.meta.url));
const side = 50;

/** In a square in the middle of the sheet, fifty a side. */
function crowd(blob: string): EventDraft[] {
  const plan = { locationId: 'l', name: 'Ground', blob, mediaType: 'image/svg+xml', width: 1_600, height: 1_200 };
  const sockets = Array.from({ length: side * side }, (_, at): EventDraft => {
    const position = { x: 0.4 + (0.2 * (at % side)) / side, y: 0.4 + (0.2 * Math.floor(at / side)) / side };
    const place = { locationId: 'l', planId: 'p', position, areaId: null, expected: 'open' as const };
    return { type: 'socket.added', body: { socketId: `s${at}`, label: `D-${String(at).padStart(4, '0')}`, ...place } };
  });
  return [
    { type: 'location.added', body: { locationId: 'l', name: 'Hall' } },
    { type: 'plan.imported', body: { planId: 'p', revision: '1', ...plan } },
    ...sockets,
  ];
}

const test = base.extend({
  address: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'commissioner-crowded-'));
    const file = path.join(folder, 'site.ochno-site');
    const writer = { author: 'Test', station: 'station-1' };
    const document = valueOf(createSite({ ...systemOutside(), ...writer, path: file, name: 'Crowded' }));
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200"/>';
    valueOf(document.append(crowd(valueOf(document.putBlob(new TextEncoder().encode(svg))))));
    document.close();
    const application = new Application(testShell());
    valueOf(await application.openPath(file));
    const served = valueOf(await startBrowserShell({ application, pageFolder, port: 0 }));
    await use(served.url);
    await served.close();
    await application.close();
    rmSync(folder, { recursive: true, force: true });
  },
});

test('from far away pins are groups; pressing one, or Enter at the cross, opens it', async ({ page, address }) => {
  await page.goto(address);
  await page.getByRole('link', { name: /^Plan/ }).click();
  const canvas = page.getByRole('application');
  const label = (): Promise<string | null> => canvas.getAttribute('aria-label');
  await expect.poll(label).toContain('Floor plan with 2500 sockets, seen from so far away');
  const panel = page.getByRole('complementary', { name: /D-\d/ });
  const middle = async (): Promise<{ x: number; y: number }> => {
    const { width, height } = (await canvas.boundingBox())!;
    return { x: width / 2, y: height / 2 };
  };

  await canvas.click({ position: await middle() });
  await expect.poll(label).not.toContain('far away');
  await expect(panel).toBeHidden();
  // What is under the hand now is a pin.
  await canvas.click({ position: await middle() });
  await expect(panel).toBeVisible();

  await page.keyboard.press('Escape');
  await canvas.focus();
  await page.keyboard.press('0');
  await expect.poll(label).toContain('far away');
  await page.keyboard.press('Enter');
  await expect.poll(label).not.toContain('far away');
  await page.keyboard.press('Enter');
  await expect(panel).toBeVisible();
});

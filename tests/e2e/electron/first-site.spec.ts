// The whole flow in the real window, on the built application; files go where the system's dialogs say.

import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from '@playwright/test';

import { startSimulator } from '../../../electron/simulator/start-simulator.ts';
import { buildSite, walkSite } from '../site-flow.ts';
import { choose } from './dialogs.ts';
import { test } from './window.ts';

test('from Start to a report, in the window', async ({ electron, page, folder }) => {
  test.setTimeout(150_000);
  const complaints: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  const started = await startSimulator({ sockets: 12, seed: 3, commissioned: false, heartbeat: 30 });
  if (!started.ok) throw new Error(started.failure.code);
  const simulator = started.value;

  const file = path.join(folder, 'Bryggan.ochno-site');
  await choose(electron, file);
  await page.getByLabel('Name of the site').fill('Bryggan');
  await page.getByRole('button', { name: 'New site' }).click();
  await expect(page.getByRole('banner')).toContainText('Bryggan');
  const rows = await buildSite(page, simulator);
  await walkSite(page, simulator, rows);

  const reports = mkdtempSync(path.join(folder, 'report-'));
  await choose(electron, reports);
  await page.getByRole('link', { name: 'Report' }).click();
  await page.locator('main').getByRole('button', { name: 'Issue the report' }).click();
  await expect(page.getByText(`Issued into ${path.basename(reports)}`)).toBeVisible();
  expect(readFileSync(path.join(reports, 'report.pdf'), 'latin1').slice(0, 5)).toBe('%PDF-');
  expect(existsSync(file)).toBe(true);
  expect(complaints).toEqual([]);
  await simulator.stop();
});

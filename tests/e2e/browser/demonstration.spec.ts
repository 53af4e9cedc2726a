// The demonstration on the screens: a robot walks a simulated building while a person presses nothing but what the application
// proposes.

import { readFileSync } from 'node:fs';

import { expect } from '@playwright/test';

import { test } from './shell.ts';

test('a robot walks; the person presses only the proposed action', async ({ page, address }) => {
  test.setTimeout(120_000);
  await page.goto(address);
  await page.getByRole('button', { name: 'Demonstration' }).click();
  const next = page.getByRole('banner').locator('button.primary');
  await expect(next).toHaveText('Walk 24');
  await expect(page.getByText('connected', { exact: true })).toBeVisible();

  const robot = page.getByRole('region', { name: "The demonstration's technician" });
  await robot.getByLabel('Speed').selectOption('20×');
  await next.click();
  await page.getByRole('button', { name: 'Start: Walk' }).click();
  await robot.getByRole('button', { name: 'Robot: walk' }).click();
  await expect(page.getByRole('link', { name: /^Verify [1-9]\d? of 24/ })).toBeVisible();

  // One pair of cables is crossed in it: the robot, too, takes the repair that is offered.
  // It stands still while it pauses, and goes on where it stood.
  await robot.getByRole('button', { name: 'Robot: pause' }).click();
  await robot.getByLabel('makes mistakes').check();
  await robot.getByRole('button', { name: 'Robot: walk' }).click();
  await expect(page.getByText('AREA DONE')).toBeVisible({ timeout: 90_000 });
  await expect(page.getByRole('link', { name: 'Verify 24 of 24' })).toBeVisible();

  await expect(next).toHaveText('Issue the report');
  await next.click();
  const downloading = page.waitForEvent('download', (file) => file.suggestedFilename() === 'report.json');
  await page.locator('main').getByRole('button', { name: 'Issue the report' }).click();
  const report = JSON.parse(readFileSync(await (await downloading).path(), 'utf8')) as { data: { counts: object } };
  expect(report.data.counts).toMatchObject({ sockets: 24, pass: 24 });
});

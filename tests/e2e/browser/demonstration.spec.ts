// The demonstration on the screens: a robot walks a simulated building while a person presses nothing but what the application
// proposes.

import { readFileSync } from 'node:fs';

import { expect, type Page } from '@playwright/test';

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
  // It leads to Verify, and there begins the walk.
  await next.click();
  await expect(page.getByRole('button', { name: 'Start: Walk' })).toBeVisible();
  await next.click();
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
  expect((await issued(page)).data.counts).toMatchObject({ sockets: 24, pass: 24 });
});

test("two hundred sockets are walked at fifty times a person's pace, and nobody touches the laptop", async ({
  page,
  demonstrate,
}) => {
  test.setTimeout(300_000);
  await page.addInitScript(countTouches);
  await page.goto(await demonstrate(['--sockets', '200', '--faults', 'swap:0']));
  const next = page.getByRole('banner').locator('button.primary');
  await expect(next).toHaveText('Walk 200');
  const robot = page.getByRole('region', { name: "The demonstration's technician" });
  await robot.getByLabel('Speed').selectOption('50×');
  await next.click();
  await page.getByRole('button', { name: 'Start: Walk' }).click();
  await robot.getByRole('button', { name: 'Robot: walk' }).click();
  const before = await touches(page);
  expect(before).toBeGreaterThan(0);

  await expect(page.getByText('AREA DONE')).toBeVisible({ timeout: 240_000 });
  expect(await touches(page)).toBe(before);
  await expect(page.getByRole('link', { name: 'Verify 200 of 200' })).toBeVisible();
  const { data } = await issued(page);
  expect(data.counts).toMatchObject({ sockets: 200, pass: 200 });
  // By plugs alone: nothing on anybody's word.
  expect(new Set(data.sockets.map(({ works }) => works))).toEqual(new Set(['measured']));
});

interface Report {
  readonly data: { readonly counts: object; readonly sockets: readonly { readonly works: string }[] };
}

/** Issues the report by what is proposed, and reads the file. */
async function issued(page: Page): Promise<Report> {
  const next = page.getByRole('banner').locator('button.primary');
  await next.click();
  await expect(page.locator('main').getByRole('button', { name: 'Issue the report' })).toBeEnabled();
  const downloading = page.waitForEvent('download', (file) => file.suggestedFilename() === 'report.json');
  await next.click();
  return JSON.parse(readFileSync(await (await downloading).path(), 'utf8')) as Report;
}

interface Counting {
  touches: number;
}

/** In the page: counts keys and presses. */
function countTouches(): void {
  const counting: Counting = Object.assign(window, { touches: 0 });
  for (const kind of ['pointerdown', 'keydown', 'wheel']) addEventListener(kind, () => (counting.touches += 1), true);
}

const touches = (page: Page): Promise<number> => page.evaluate(() => (window as unknown as Counting).touches);

// What specs of single screens begin with: the demonstration's building, a few sockets walked; and what every screen is looked at for.

import { expect, type Page } from '@playwright/test';

export async function openDemonstration(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: 'demonstration' }).click();
  await expect(page.getByRole('button', { name: 'connected', exact: true })).toBeVisible({ timeout: 30_000 });
}

/** The robot walks until so many sockets have a verdict, or all 24 of them; then it stands still. */
export async function walkSome(page: Page, sockets: number): Promise<void> {
  const robot = page.getByRole('region', { name: "The demonstration's technician" });
  await page.getByRole('link', { name: /^Verify/ }).click();
  await robot.getByLabel('Speed').selectOption('50×');
  await page.getByRole('button', { name: 'Start: Walk' }).click();
  await robot.getByRole('button', { name: 'Robot: walk' }).click();
  await expect(async () => {
    const said = (await page.getByRole('link', { name: /^Verify \d+ of 24/ }).textContent()) ?? '';
    expect(Number(/(\d+) of 24/.exec(said)?.[1])).toBeGreaterThanOrEqual(sockets);
  }).toPass({ timeout: 60_000 });
  if (sockets < 24) await robot.getByRole('button', { name: 'Robot: pause' }).click();
}

/** As a scanned label or the palette opens it. */
export async function showSocket(page: Page, label: string): Promise<void> {
  await page.evaluate((hash) => void (window.location.hash = hash), `#/plan?label=${encodeURIComponent(label)}`);
  await expect(page.getByRole('complementary', { name: `Socket ${label}` })).toBeVisible();
}

/** Nothing is wider than the window. */
export async function expectNothingSticksOut(page: Page): Promise<void> {
  const [wide, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(wide).toBeLessThanOrEqual(window ?? 0);
}

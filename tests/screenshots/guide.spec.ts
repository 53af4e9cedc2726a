// `npm run screenshots`: the pictures of the user guide and the README, into `screenshots/guide/`. The chosen ones are kept in
// `docs/screenshots` under the same names.

import { expect, type Page } from '@playwright/test';

import { againMs, test } from '../e2e/browser/prepared-site.ts';
import { showSocket } from '../e2e/in-the-demonstration.ts';

const load = { type: 'load', name: 'Test load 30 W', watts: 30 };
const take = async (page: Page, name: string): Promise<void> => {
  // What moves has come to rest, what loads is there.
  await page.waitForTimeout(700);
  await page.screenshot({ path: `screenshots/guide/${name}.png` });
};
const go = (page: Page, room: string): Promise<void> => page.locator(`nav a[href="#/${room}"]`).click();

test.describe('a floor', () => {
  test.use({ building: { sockets: 36, faults: 'swap:1', seed: 3 } });

  test('its pictures', async ({ page, address, simulator }) => {
    test.setTimeout(240_000);
    const labels = simulator.schedule.map(({ label }) => label);
    const crossed = simulator.truth.miswired[0]!.sockets;
    await page.goto(address);
    await go(page, 'site');
    await take(page, 'site');
    await go(page, 'hubs');
    await page.locator('main button[aria-expanded]').first().click();
    await take(page, 'hubs');
    await go(page, 'verify');
    await page.getByRole('button', { name: 'Start: Walk', exact: true }).click();

    const line = page.locator('.big');
    const repair = page.getByRole('button', { name: 'Repair it' });
    let pictured = false;
    const surprising = new Set(crossed);
    for (let visit = 0; visit < 60 && !(await repair.isVisible()); visit += 1) {
      await expect(line).toContainText('GO TO');
      const part = await line.locator('.huge').innerText();
      const label = labels.find((each) => each.endsWith(part)) ?? '';
      simulator.floor.plug(label, load);
      // At the end of its area a crossed socket is asked for once more, and left for later.
      if (surprising.delete(label)) {
        await expect(line).toContainText('THAT IS');
        simulator.floor.unplug(label);
        await page.waitForTimeout(againMs);
        simulator.floor.plug(label, load);
        await expect(line.or(repair).first()).toBeVisible();
        await expect(line).not.toContainText('THAT IS');
      } else await expect(line.locator('.huge').filter({ hasText: part })).toBeHidden();
      simulator.floor.unplug(label);
      await page.waitForTimeout(150);
      if (visit === 4) {
        await take(page, 'verify-walk');
        pictured = true;
      }
    }
    expect(pictured).toBe(true);
    await take(page, 'verify-miswired');
    await repair.click();
    await go(page, 'plan');
    await take(page, 'plan');
    await showSocket(page, labels[2]!);
    await take(page, 'socket');
    await go(page, 'issues');
    // A socket's panel has such a field too.
    await page.getByRole('heading', { name: 'Issues', exact: true }).waitFor();
    await page.getByLabel('What is wrong').fill('Cover plate missing at the window, socket hangs loose');
    await page.getByRole('button', { name: 'Open an issue' }).click();
    const photo = { name: 'plate.png', mimeType: 'image/png', buffer: Buffer.from(simulator.plans[0]!.bytes) };
    await page.getByRole('region', { name: 'The issue' }).getByLabel('Add a photo').setInputFiles(photo);
    await take(page, 'issues');
    await go(page, 'report');
    await page.waitForTimeout(4_000);
    await take(page, 'report');
    await go(page, 'settings');
    await page.getByRole('link', { name: 'Diagnostics' }).click();
    await take(page, 'settings');
    await page.getByRole('link', { name: 'Commissioner' }).click();
    await take(page, 'start');
  });
});

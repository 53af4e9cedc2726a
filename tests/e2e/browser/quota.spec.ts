// A site that says more than the line may carry: what the pill tells of it, and one floor listened to alone.

import { expect } from '@playwright/test';

import { expectNoViolations } from '../axe.ts';
import { test } from './prepared-site.ts';

test.use({ building: { quotas: 'aws' } });

test('a lane at its limit is told, and one floor can be listened to alone', async ({ page, site }) => {
  const { simulator, url } = site;
  const [{ label, plan }] = simulator.schedule as [(typeof simulator.schedule)[number]];
  let isIn = false;
  // One port says far more than a connection may carry; no dealing out of subscriptions helps against that.
  const chatter = setInterval(() => {
    isIn = !isIn;
    if (isIn) simulator.floor.plug(label, { type: 'load', name: 'Load', watts: 30 });
    else simulator.floor.unplug(label);
  }, 5);
  try {
    await page.goto(url);
    await page.getByRole('button', { name: /^connected/ }).click();
    const detail = page.getByRole('dialog', { name: /^connected/ });
    await expect(detail).toContainText('some messages may be lost', { timeout: 20_000 });
    await expect(detail).toContainText(/Busiest lane\s*\d+ of 100 a second/);
    await expect(detail).toContainText('as soon as you walk');
    await detail.getByLabel('Listen to one floor alone').selectOption({ index: 1 });
    await expectNoViolations(page, { within: '.pop' });
    await detail.getByRole('button', { name: 'Listen to it' }).press('Enter');
    await expect(page.getByRole('button', { name: new RegExp(`^connected · ${plan}`) })).toBeVisible();
  } finally {
    clearInterval(chatter);
  }
  const detail = page.locator('.pop');
  await expect(detail).toContainText(`Only ${plan} is listened to.`);
  await expect(detail).toContainText(/A lane was at its limit for \d+ seconds?, (last )?at \d\d:\d\d/, {
    timeout: 15_000,
  });
  await detail.getByRole('button', { name: 'Listen to the whole site' }).press('Enter');
  await expect(page.getByRole('button', { name: 'connected', exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Diagnostics' }).click();
  const lanes = page.getByRole('table', { name: 'Lanes' });
  await expect(lanes.getByRole('columnheader', { name: 'Busiest second' })).toBeVisible();
  await expect(lanes).toContainText('of 100');
  await expect(page.getByText('Seconds at a lane’s limit')).toBeVisible();
});

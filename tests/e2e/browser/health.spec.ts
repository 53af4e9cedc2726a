// The health check, as an installer uses it: one button under Hubs, what was found, and on to it.

import { expect } from '@playwright/test';

import { setProcedure } from '../../../electron/domain/edits.ts';
import { expectNoViolations } from '../axe.ts';
import { speak } from '../words.ts';
import { change, test } from './prepared-site.ts';

test('everything bound is checked, a loose contact is found, and one walks to it', async ({ page, site }) => {
  test.setTimeout(120_000);
  const { application, simulator, url } = site;
  const { document } = application;
  change(
    document!,
    setProcedure(document!.state, { procedure: { ...document!.state.procedure, flapWindowMs: 3_000 } }),
  );
  await page.goto(url);
  await page.getByRole('link', { name: /^Hubs/ }).click();
  await page.getByRole('link', { name: 'Health check' }).click();
  await expect(page.getByRole('heading', { name: 'Health check' })).toBeVisible();
  const label = simulator.schedule[2]!.label;

  await test.step('stopped, it keeps nothing', async () => {
    await page.getByRole('button', { name: 'Check 12 bound sockets' }).click();
    await expect(page.getByRole('progressbar', { name: 'Checking' })).toBeVisible();
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect(page.getByText('Stopped. Nothing was kept of it.')).toBeVisible();
  });

  await test.step('a contact that comes and goes meanwhile', async () => {
    await page.getByRole('button', { name: 'Check 12 bound sockets' }).click();
    await expect(page.getByRole('progressbar', { name: 'Checking' })).toBeVisible();
    for (let turn = 0; turn < 6; turn += 1) {
      simulator.floor.plug(label, { type: 'load', name: 'Load', watts: 30 });
      await page.waitForTimeout(100);
      simulator.floor.unplug(label);
      await page.waitForTimeout(100);
    }
    const found = page.getByRole('region', { name: 'Unstable contacts' });
    await expect(found).toContainText(label, { timeout: 20_000 });
    await expect(found).toContainText('times while listening');
    await expect(page.getByText(/\d+ of 12 are well/)).toBeVisible();
  });

  await test.step('it is still there when one comes back, in both languages and without a violation', async () => {
    await page.getByRole('link', { name: /^Plan/ }).click();
    await expect(page.getByRole('heading', { name: 'Plan', level: 1 })).toBeVisible();
    await page.evaluate(() => (window.location.hash = '#/hubs/health'));
    await expect(page.getByRole('region', { name: 'Unstable contacts' })).toBeVisible();
    await expectNoViolations(page, { within: 'main' });
    await speak(page, 'sv');
    await page.evaluate(() => (window.location.hash = '#/hubs/health'));
    await expect(page.getByRole('region', { name: 'Glappkontakter' })).toContainText(label);
    await expectNoViolations(page, { within: 'main' });
    await speak(page, 'en');
    await page.evaluate(() => (window.location.hash = '#/hubs/health'));
  });

  await test.step('the socket is one press away, and so is a walk to it', async () => {
    const found = page.getByRole('region', { name: 'Unstable contacts' });
    await expect(found.getByRole('link', { name: label })).toHaveAttribute('href', /plan\?label=/);
    await found.getByRole('button', { name: 'Walk to it' }).press('Enter');
    await expect(page.getByText('GO TO')).toBeVisible();
    await expect(page.locator('main')).toContainText(label.slice(-2));
  });
});

// Settings of a site that is heard and walked: what a message says, what the line went through, what a changed limit makes stale, and
// the file for support.

import { readFileSync } from 'node:fs';

import { expect, type Page } from '@playwright/test';

import type { Application } from '../../../electron/application/application.ts';
import type { Simulator } from '../../../electron/simulator/simulator.ts';
import { valueOf } from '../../support/value-of.ts';
import { test } from './prepared-site.ts';

async function openSection(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('navigation', { name: 'Sections of Settings' }).getByRole('link', { name }).click();
}

/** Every socket passes, in the order that is proposed. */
async function verified(page: Page, application: Application, simulator: Simulator): Promise<void> {
  const request = { mode: 'walk', only: [], testLoad: null, lampAnswers: false } as const;
  const run = valueOf(await application.startVerification(request));
  for (let visit = 0; visit < 12; visit += 1) {
    const socketId = run.view().proposed ?? '';
    const { label } = application.document!.state.sockets.get(socketId)!;
    simulator.floor.plug(label, { type: 'load', name: 'Load', watts: 30 });
    await expect.poll(() => run.view().proposed, { intervals: [50] }).not.toBe(socketId);
    simulator.floor.unplug(label);
  }
  await expect(page.getByRole('link', { name: 'Verify 12 of 12' })).toBeVisible();
  application.walks.end();
}

test('on a site that is heard and walked', async ({ page, site }) => {
  const { application, simulator, url } = site;
  const rows = simulator.schedule;
  await page.goto(url);

  await test.step('a message as it came, and what was read from it', async () => {
    const { label } = rows[4]!;
    await openSection(page, 'Payload');
    await page.getByLabel('Listen to').fill(label);
    await expect(page.getByText('1 port fits')).toBeVisible();
    const heard = page.getByRole('article', { name: 'The last message' });
    // It speaks when it changes; the page may not listen yet at the first time.
    await expect(async () => {
      simulator.floor.unplug(label);
      simulator.floor.plug(label, { type: 'load', name: '<b>Load</b>', watts: 30 });
      await expect(heard).toContainText('<b>Load</b>', { timeout: 1_000 });
    }).toPass();
    await expect(heard).toContainText(label);
    await expect(heard.getByRole('row', { name: /^Plugged in yes data\.device/ })).toBeVisible();
    await page.getByRole('button', { name: 'Hold it still' }).click();
    simulator.floor.unplug(label);
    await expect(heard).toContainText('more came in between');
    await expect(heard).toContainText('<b>Load</b>');
    await page.getByRole('button', { name: 'Hold it still' }).click();

    await page.getByRole('button', { name: 'Take over the one above' }).click();
    await expect(page.getByText(`The topic belongs to ${label}`)).toBeVisible();
    await page.getByLabel('Topic').fill('ports/elsewhere');
    await page.getByLabel('Message', { exact: true }).fill('{"data":{"power":{"watts":7.5}}}');
    await page.getByRole('button', { name: 'Read it' }).click();
    await expect(page.getByRole('row', { name: 'Power 7.5 W data.power.watts' })).toBeVisible();
    await expect(page.getByText('The topic belongs to no port of this site.')).toBeVisible();
    await page.getByLabel('Message', { exact: true }).fill('{"data":');
    await page.getByRole('button', { name: 'Read it' }).click();
    await expect(page.getByRole('alert')).toContainText('That is no JSON');
  });

  await test.step('the lanes, and a line that was lost and came back', async () => {
    await openSection(page, 'Diagnostics');
    await expect(page.getByRole('table', { name: 'Lanes' }).getByRole('cell', { name: 'listening' })).toBeVisible();
    await expect(page.getByText('Listening to', { exact: false })).toBeVisible();
    simulator.transportFault({ transport: 'restart', ms: 800 });
    const went = page.getByRole('region', { name: 'What the connection went through' });
    await expect(went).toContainText('Line lost:');
    await expect(went).toContainText(/Heard again after [\d.]+ s/);
    await expect(page.getByRole('table', { name: 'Lanes' }).getByRole('cell', { name: 'listening' })).toBeVisible();
    await expect(page.getByText('sockets plugged meanwhile are asked for again')).toBeVisible();
  });

  await verified(page, application, simulator);

  await test.step('a changed limit makes exactly the verdicts stale that rest on it, and undo restores them', async () => {
    const verify = page.getByRole('link', { name: /^Verify/ });
    await expect(verify).toContainText('12 of 12');
    await openSection(page, 'Procedure');
    const hold = page.getByRole('spinbutton', { name: /^Hold/ });
    await hold.fill('1.2');
    await hold.press('Tab');
    await expect(page.getByText('Saving makes no verdict stale.')).toBeVisible();
    const least = page.getByLabel('Power, least, W');
    await least.fill('20');
    await least.press('Tab');
    await expect(page.getByText('Saving makes 12 verdicts stale')).toBeVisible();
    await page.getByRole('button', { name: 'Save the procedure' }).click();
    await expect(verify).toContainText('12 to revisit');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(verify).toContainText('12 of 12');
    await expect(least).toHaveValue('5');
    await expect(hold).toHaveValue('0.5');
  });

  await test.step('the support file holds no secret and no name', async () => {
    await openSection(page, 'Support');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the support file' }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toMatch(/^commissioner-support-.*\.json$/);
    const text = readFileSync(await file.path(), 'utf8');
    const { password, email, companyId } = simulator.addresses;
    for (const secret of [password, email, companyId, 'BEGIN CERTIFICATE', 'Prepared', rows[0]!.label, rows[0]!.hub])
      expect(text).not.toContain(secret);
    expect(JSON.parse(text)).toMatchObject({
      site: { counts: { sockets: 12, pass: 12 } },
      live: { line: 'connected' },
    });
    await page.getByRole('button', { name: 'Read it first' }).click();
    await expect(page.locator('pre')).toContainText('"product"');
  });
});

// A first-time user in the browser shell: from nothing to verdicts and an issued report, on a real platform on loopback, with the
// screens' own buttons.

import { readFileSync } from 'node:fs';

import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

import { test } from './shell.ts';

const load = { type: 'load', name: 'Test load 30 W', watts: 30 };

test('from Start to a report', async ({ page, address, simulator }) => {
  test.setTimeout(120_000);
  await page.goto(address);
  await page.getByLabel('Name of the site').fill('Bryggan');
  await page.getByRole('button', { name: 'New site' }).click();

  // Sign in and connect.
  const { rest, email, password, ca } = simulator.addresses;
  await page.getByLabel('Server').fill(rest);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByText('Authority to trust').click();
  await page.getByRole('textbox', { name: 'Authority to trust' }).fill(readFileSync(ca, 'utf8'));
  await page.getByRole('button', { name: 'Show my companies' }).click();
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Disconnect' })).toBeVisible();

  // A location, its plan, four sockets on it.
  await page.getByLabel('Location', { exact: true }).fill('Bryggan 1');
  await page.getByRole('button', { name: 'Add a location' }).click();
  const [plan] = simulator.plans;
  const file = { name: 'Floor 1.png', mimeType: 'image/png', buffer: Buffer.from(plan!.bytes) };
  await page.getByLabel('Add a floor plan').setInputFiles(file);
  const rows = simulator.schedule.filter(({ hub }) => hub === simulator.schedule[0]!.hub).slice(0, 4);
  await page.getByRole('button', { name: 'Place sockets' }).click();
  const canvas = page.getByRole('application');
  for (const [index, { label }] of rows.entries()) {
    await page.getByLabel('Label, {nn} counts').fill(label);
    await canvas.click({ position: { x: 200 + index * 90, y: 200 } });
    await expect(canvas).toHaveAccessibleName(new RegExp(`with ${index + 1} sockets`));
  }

  // The hub by its serial, a port for each.
  await page.getByRole('link', { name: 'Hubs' }).click();
  await page.getByLabel('Serial on its label').fill(rows[0]!.hub);
  await page.getByRole('button', { name: 'Add a hub' }).click();
  for (const { label, hub, port } of rows) {
    await page.getByLabel(`Bind to: ${hub} ${port}`, { exact: true }).selectOption({ label });
    await expect(page.getByRole('row', { name: new RegExp(`^${port} ${label}`) })).toBeVisible();
  }
  await expect(page.getByText('nothing waiting')).toBeVisible();
  await expect(page.getByText('connected', { exact: true })).toBeVisible();

  // The one next action leads on.
  await page.getByRole('button', { name: 'Walk 4' }).click();
  await page.getByRole('button', { name: 'Learn it: plug it in anywhere' }).click();
  await expect(page.getByRole('button', { name: 'Plug the load in anywhere …' })).toBeVisible();
  await page.waitForTimeout(300);
  simulator.floor.plug(rows[2]!.label, load);
  await expect(page.getByText(`${load.name} at ${rows[2]!.label}`)).toBeVisible();
  simulator.floor.unplug(rows[2]!.label);
  await page.getByRole('button', { name: 'Start: Walk' }).click();
  for (let visit = 0; visit < rows.length; visit += 1) {
    const label = await proposed(
      page,
      rows.map((row) => row.label),
    );
    simulator.floor.plug(label, load);
    await expect(page.locator('.small')).toContainText(`${label} pass`);
    await expect(
      page
        .getByText('you may pull')
        .or(page.getByText(/GO TO|AREA DONE/))
        .first(),
    ).toBeVisible();
    simulator.floor.unplug(label);
  }
  await expect(page.getByText('AREA DONE')).toBeVisible();
  await page.getByRole('button', { name: 'End the walk' }).click();

  // A reload loses nothing; the next action is the report.
  await page.reload();
  await expect(
    page
      .getByText('What just happened')
      .or(page.getByRole('heading', { name: 'Verify' }))
      .first(),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Issue the report' }).first().click();
  await page.getByLabel('Client').fill('Östra kajen AB');
  const downloading = page.waitForEvent('download', (file) => file.suggestedFilename() === 'report.pdf');
  await page.locator('main').getByRole('button', { name: 'Issue the report' }).click();
  expect(readFileSync(await (await downloading).path(), 'latin1').slice(0, 5)).toBe('%PDF-');
  await expect(page.getByText('Issued: 4 files')).toBeVisible();
  await expect(page.getByRole('link', { name: /Report issued/ })).toBeVisible();
});

test('in Swedish, in every theme, axe finds nothing', async ({ page, address }) => {
  await page.goto(address);
  await page.getByLabel('Name of the site').fill('<img src=x onerror=alert(1)>');
  await page.getByRole('button', { name: 'New site' }).click();
  await expect(page.getByRole('banner')).toContainText('<img src=x onerror=alert(1)>');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('Language').selectOption('sv');
  await expect(page.getByRole('heading', { name: 'Inställningar' })).toBeVisible();
  expect(await page.locator('html').getAttribute('lang')).toBe('sv');
  for (const theme of ['light', 'dark', 'contrast']) {
    await page.getByRole('link', { name: 'Inställningar' }).click();
    await page.getByLabel('Utseende').selectOption(theme);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    for (const room of ['Plats', 'Ritning', 'Hubbar', 'Prova', 'Ärenden', 'Rapport', 'Inställningar']) {
      await page.getByRole('link', { name: new RegExp(`^${room}`) }).click();
      await page.waitForLoadState('networkidle');
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${theme} ${room} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  }
});

test('a scanner that types adds a hub from any screen, and triggers no shortcut', async ({ page, address }) => {
  await page.goto(address);
  await page.getByLabel('Name of the site').fill('Skanna');
  await page.getByRole('button', { name: 'New site' }).click();
  await page.getByRole('link', { name: 'Issues' }).click();
  await page.keyboard.type('p3_a1b2c3', { delay: 0 });
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Serial on its label')).toHaveValue('p3_a1b2c3');
});

/** The socket that the huge line sends to, as soon as it does. */
async function proposed(page: Page, labels: readonly string[]): Promise<string> {
  let label: string | undefined;
  await expect(async () => {
    const said = (await page.locator('.big').innerText()).replace(/\s+/g, '');
    expect(said).toMatch(/^GOTO/);
    label = labels.find((candidate) => said.endsWith(candidate.replace(/\s+/g, '')));
    expect(label).toBeDefined();
  }).toPass();
  return label!;
}

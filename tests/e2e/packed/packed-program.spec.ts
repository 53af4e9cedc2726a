// The packed program, as it would be installed: made by electron-builder from the product's own configuration, its fuses read back
// from the file, then started and driven from outside (the inspector is off in it), walked and ended in order.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium, expect, test, type Page } from '@playwright/test';

import { burntFuses, configuredFuses, differences } from '../../../scripts/fuses.ts';
import { verifySite } from '../../../electron/site/verify-site.ts';
import { debuggingAddress } from '../../support/debugging-address.ts';
import { choose } from '../electron/dialogs.ts';
import { quit, started } from '../electron/window.ts';
import { ended } from '../ended.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const packing = path.join(root, 'tests/e2e/packed/electron-builder.yml');

let folder: string;
let program: string;

test.beforeAll(() => {
  test.setTimeout(120_000);
  folder = mkdtempSync(path.join(tmpdir(), 'commissioner-packed-'));
  const electron = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '';
  const version = readFileSync(path.join(electron, 'version'), 'utf8').trim().replace(/^v/, '');
  const settings = [`electronDist=${electron}`, `electronVersion=${version}`, `directories.output=${folder}/dist`];
  const args = ['--config', packing, '--linux', 'dir', ...settings.map((setting) => `-c.${setting}`)];
  const packed = spawnSync('electron-builder', args, { cwd: root, encoding: 'utf8', timeout: 110_000 });
  if (packed.status !== 0) throw new Error(`electron-builder: ${packed.stdout}${packed.stderr}`);
  program = path.join(folder, 'dist/linux-unpacked/commissioner');
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('its fuses are burnt as documented', async () => {
  const configured = configuredFuses(readFileSync(path.join(root, 'electron-builder.yml'), 'utf8'));
  expect(Object.keys(configured)).toHaveLength(8);
  expect(differences(configured, await burntFuses(program))).toEqual([]);
});

test('it starts, walks ten sockets of its demonstration and ends in order', async () => {
  test.setTimeout(90_000);
  const data = path.join(folder, 'data');
  const running = spawn(
    program,
    [...asRoot, `--user-data-dir=${data}`, '--remote-debugging-port=0', '--demo', '--sockets', '12'],
    { env: { ...process.env, TMPDIR: folder }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const chrome = await chromium.connectOverCDP(await debuggingAddress(running));
  const page = chrome.contexts()[0]?.pages()[0] ?? (await chrome.contexts()[0]!.waitForEvent('page'));
  await walkTen(page);
  await chrome.close();
  running.kill('SIGTERM');
  expect(await ended(running)).toBe(0);
  const [document = ''] = globSync(path.join(folder, 'commissioner-demo-*/site.ochno-site'));
  expect(existsSync(`${document}-wal`)).toBe(false);
  expect(verifySite(document)).toMatchObject({ ok: true, value: { ok: true } });
});

test('its archive holds all that a report needs', async () => {
  test.setTimeout(60_000);
  const archive = path.join(path.dirname(program), 'resources/app.asar');
  // Dialogs can't be pressed from outside: the archive is run in the Electron that can be reached into.
  const electron = await started(archive, path.join(folder, 'other-data'), ['--demo', '--sockets', '8']);
  const running = electron.process();
  const page = await electron.firstWindow();
  await page.getByRole('link', { name: /^Report/ }).click();
  await choose(electron, folder);
  await page.locator('main').getByRole('button', { name: 'Issue the report' }).click();
  const report = path.join(folder, 'report.pdf');
  await expect.poll(() => existsSync(report) && readFileSync(report, 'latin1').slice(0, 5)).toBe('%PDF-');
  expect(await quit(electron, running)).toBe(0);
});

async function walkTen(page: Page): Promise<void> {
  await expect(page.getByText('connected', { exact: true })).toBeVisible();
  const robot = page.getByRole('region', { name: "The demonstration's technician" });
  await robot.getByLabel('Speed').selectOption('20×');
  await page.getByRole('link', { name: /^Verify/ }).click();
  await page.getByRole('button', { name: 'Start: Walk' }).click();
  await robot.getByRole('button', { name: 'Robot: walk' }).click();
  await expect(page.getByRole('link', { name: /^Verify 1[0-2] of 12/ })).toBeVisible({ timeout: 60_000 });
}

// The whole flow in the real window, on the built application: what only this shell has is its dialogs, its documents by path, its
// second start, its memory after a kill.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect, type ElectronApplication } from '@playwright/test';

import { startSimulator } from '../../../electron/simulator/start-simulator.ts';
import { buildSite, walkSite } from '../site-flow.ts';
import { launch, test } from './window.ts';

/** What the person chooses in the system's dialogs from now on. */
const choose = (electron: ElectronApplication, file: string): Promise<void> =>
  electron.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);

let folder: string;
test.beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'commissioner-documents-'))));
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('from Start to a report, in the window', async ({ electron, page }) => {
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

test('a document is opened by its path, by a second start too, and is there again after a kill', async () => {
  const data = path.join(folder, 'data');
  const [one, other] = [path.join(folder, 'Ett.ochno-site'), path.join(folder, 'Två torn.ochno-site')];
  const first = await launch(data);
  const page = await first.firstWindow();
  for (const file of [one, other]) {
    await choose(first, file);
    await page.getByRole('link', { name: 'Commissioner' }).click();
    await page.getByLabel('Name of the site').fill(path.basename(file, '.ochno-site'));
    await page.getByRole('button', { name: 'New site' }).click();
    await expect(page.getByRole('banner')).toContainText(path.basename(file, '.ochno-site'));
  }
  await page.getByLabel('Location', { exact: true }).fill('Hus A');
  await page.getByRole('button', { name: 'Add a location' }).click();
  await expect(page.getByRole('heading', { name: 'Hus A' })).toBeVisible();

  // The second start hands its document over and ends by itself.
  const { executable, args } = await first.evaluate(({ app }) => ({
    executable: app.getPath('exe'),
    args: process.argv.slice(1).filter((word) => !word.endsWith('.ochno-site')),
  }));
  const second = spawn(executable, [...args, one], { stdio: 'ignore' });
  const [code] = (await once(second, 'exit')) as [number | null];
  expect(code).toBe(0);
  await expect(page.getByRole('banner')).toContainText('Ett');

  await first.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ width: 1111, height: 777 }),
  );
  await page.waitForTimeout(1_500);
  const died = once(first.process(), 'exit');
  first.process().kill('SIGKILL');
  await died;

  const again = await launch(data, other);
  const reopened = await again.firstWindow();
  await expect(reopened.getByRole('banner')).toContainText('Två torn');
  await expect(reopened.getByRole('heading', { name: 'Hus A' })).toBeVisible();
  const bounds = await again.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  expect(bounds).toMatchObject({ width: 1111, height: 777 });
  await again.close();
});

// Documents in the real window: chosen in the system's dialogs, opened by path, by a second start and by a drop; there again, with
// the window where it was, after a kill.

import path from 'node:path';

import { expect, type ElectronApplication, type Page } from '@playwright/test';

import { ended } from '../ended.ts';
import { choose } from './dialogs.ts';
import { startedAgain, test } from './window.ts';

/** Makes a site where the dialog says. */
async function make(electron: ElectronApplication, page: Page, file: string): Promise<void> {
  const name = path.basename(file, '.ochno-site');
  await choose(electron, file);
  await page.getByRole('link', { name: 'Commissioner' }).click();
  await page.getByLabel('Name of the site').fill(name);
  await page.getByRole('button', { name: 'New site' }).click();
  await expect(page.getByRole('banner')).toContainText(name);
}

test('a document is opened by its path, by a second start too, and is there again after a kill', async ({
  folder,
  launch,
}) => {
  const data = path.join(folder, 'data');
  const [one, other] = [path.join(folder, 'Ett.ochno-site'), path.join(folder, 'Två torn.ochno-site')];
  const first = await launch(data);
  const page = await first.firstWindow();
  for (const file of [one, other]) await make(first, page, file);
  await page.getByLabel('Location', { exact: true }).fill('Hus A');
  await page.getByRole('button', { name: 'Add a location' }).click();
  await expect(page.getByRole('heading', { name: 'Hus A' })).toBeVisible();

  // The second start hands its document over and ends by itself.
  expect(await startedAgain(first, data, one)).toBe(0);
  await expect(page.getByRole('banner')).toContainText('Ett');

  const size = { width: 1111, height: 777 };
  await first.evaluate(({ BrowserWindow }, given) => BrowserWindow.getAllWindows()[0]?.setBounds(given), size);
  await expect.poll(() => keptWindow(first)).toMatchObject(size);
  const killed = first.process();
  killed.kill('SIGKILL');
  await ended(killed);

  const again = await launch(data, other);
  const reopened = await again.firstWindow();
  await expect(reopened.getByRole('banner')).toContainText('Två torn');
  await expect(reopened.getByRole('heading', { name: 'Hus A' })).toBeVisible();
  const bounds = await again.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  expect(bounds).toMatchObject(size);
});

/** What the window's data folder says of its place: a kill leaves it. */
const keptWindow = (electron: ElectronApplication): Promise<unknown> =>
  electron.evaluate(({ app }) => {
    const read = process.getBuiltinModule('node:fs').readFileSync(`${app.getPath('userData')}/config.json`, 'utf8');
    return (JSON.parse(read) as { window?: unknown }).window ?? {};
  });

test('a document is opened by dropping it on any screen, and no other file is', async ({ electron, page, folder }) => {
  const [one, other] = [path.join(folder, 'Ett.ochno-site'), path.join(folder, 'Två.ochno-site')];
  for (const file of [one, other]) await make(electron, page, file);
  const protocol = await page.context().newCDPSession(page);
  const drop = async (file: string): Promise<void> => {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      const data = { items: [], files: [file], dragOperationsMask: 1 };
      await protocol.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
    }
  };
  await drop(path.join(folder, 'data', 'config.json'));
  await drop(one);
  await expect(page.getByRole('banner')).toContainText('Ett');
  expect(page.url()).toMatch(/^app:\/\/commissioner\//);
});

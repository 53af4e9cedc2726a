// What a person expects of any window: a menu with keys, in the language of the screens; undo that stays with what is being
// written; screens that come back by themselves when their process has died.

import path from 'node:path';

import { expect, type ElectronApplication } from '@playwright/test';

import { choose, listenToMessages, messagesOf } from './dialogs.ts';
import { test } from './window.ts';

const labels = (electron: ElectronApplication): Promise<string[]> =>
  electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? []);

/** Presses an entry; false: it is greyed out. */
const press = (electron: ElectronApplication, id: string): Promise<boolean> =>
  electron.evaluate(({ Menu }, wanted) => {
    const entry = Menu.getApplicationMenu()?.getMenuItemById(wanted);
    if (!entry?.enabled) return false;
    (entry.click as () => void)();
    return true;
  }, id);

/** As from the keyboard, menu and all. */
const key = (electron: ElectronApplication, keyCode: string, ...modifiers: 'control'[]): Promise<void> =>
  electron.evaluate(
    ({ BrowserWindow }, pressed) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.focus();
      for (const type of ['keyDown', 'keyUp'] as const) window?.webContents.sendInputEvent({ type, ...pressed });
    },
    { keyCode, modifiers },
  );

test('the menu leads to every screen, by key too, and to the guide without a network', async ({
  electron,
  page,
  folder,
}) => {
  await expect(page.getByRole('heading', { name: 'Sites' })).toBeVisible();
  expect(await press(electron, 'go-plan')).toBe(false);
  await choose(electron, path.join(folder, 'Bryggan.ochno-site'));
  await page.getByLabel('Name of the site').fill('Bryggan');
  await page.getByRole('button', { name: 'New site' }).click();
  await expect(page.getByRole('banner')).toContainText('Bryggan');
  for (const room of ['plan', 'hubs', 'verify', 'issues', 'report', 'settings', 'site']) {
    expect(await press(electron, `go-${room}`)).toBe(true);
    await expect(page).toHaveURL(`app://commissioner/index.html#/${room}`);
  }
  await key(electron, '3', 'control');
  await expect(page).toHaveURL(/#\/hubs$/);

  // The page is not loaded again: it only goes elsewhere in itself.
  await page.evaluate(() => Object.assign(window, { stayed: true }));
  const went = await electron.evaluate(({ webContents, Menu }) => {
    const going = new Promise<string>((resolve) =>
      webContents.getAllWebContents()[0]?.once('did-navigate-in-page', (_event, url) => resolve(url)),
    );
    Menu.getApplicationMenu()?.getMenuItemById('go-help')?.click();
    return going;
  });
  expect(went).toBe('app://commissioner/index.html#/help');
  expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
});

test('the menu speaks the language of the screens', async ({ electron, page }) => {
  expect(await labels(electron)).toEqual(['File', 'Edit', 'Site', 'View', 'Window', 'Help']);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('Language').selectOption('sv');
  await expect.poll(() => labels(electron)).toEqual(['Arkiv', 'Redigera', 'Plats', 'Visa', 'Fönster', 'Hjälp']);
});

test('undo in a field takes back the writing, and nothing of the site', async ({ electron, page, folder }) => {
  await choose(electron, path.join(folder, 'Bryggan.ochno-site'));
  await page.getByLabel('Name of the site').fill('Bryggan');
  await page.getByRole('button', { name: 'New site' }).click();
  await page.getByLabel('Location', { exact: true }).fill('Hus A');
  await page.getByRole('button', { name: 'Add a location' }).click();
  await expect(page.getByRole('heading', { name: 'Hus A' })).toBeVisible();
  const field = page.getByLabel('Location', { exact: true });
  await field.pressSequentially('Hus B');
  await key(electron, 'Z', 'control');
  await expect(field).not.toHaveValue('Hus B');
  await expect(page.getByRole('heading', { name: 'Hus A' })).toBeVisible();
});

test('when the process of the screens dies they come back, with the site, and it is told once', async ({
  electron,
  page,
  folder,
}) => {
  await listenToMessages(electron);
  await choose(electron, path.join(folder, 'Bryggan.ochno-site'));
  await page.getByLabel('Name of the site').fill('Bryggan');
  await page.getByRole('button', { name: 'New site' }).click();
  await expect(page.getByRole('banner')).toContainText('Bryggan');
  // Playwright has lost the page with its process, so the main process is asked.
  const shown = await electron.evaluate(async ({ webContents }) => {
    const [contents] = webContents.getAllWebContents();
    if (!contents) throw new Error('no window');
    const loaded = new Promise<void>((resolve) => contents.once('did-finish-load', () => resolve()));
    contents.forcefullyCrashRenderer();
    await loaded;
    return contents.executeJavaScript(`new Promise((resolve) => {
      const look = () => document.body.innerText.includes('Bryggan') ? resolve(true) : requestAnimationFrame(look);
      look();
    })`) as Promise<boolean>;
  });
  expect(shown).toBe(true);
  expect(await messagesOf(electron)).toEqual(['The screens broke down and were loaded again. Nothing is lost.']);
});

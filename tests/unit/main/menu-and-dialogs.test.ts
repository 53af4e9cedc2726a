import type { BrowserWindow, Dialog } from 'electron';
import { expect, test, vi } from 'vitest';

import { dialogDesk } from '../../../electron/main/dialogs.ts';
import { menuTemplate } from '../../../electron/main/menu.ts';

const actions = { newSite: vi.fn(), openSite: vi.fn(), closeSite: vi.fn(), undo: vi.fn(), redo: vi.fn() };

test('every entry of the menu that is ours does what it says, by key too', () => {
  const template = menuTemplate('sv', actions, { mac: false, packed: true });
  const entries = template.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
  for (const { click } of entries) (click as (() => void) | undefined)?.();
  for (const action of Object.values(actions)) expect(action).toHaveBeenCalledOnce();
  expect(entries.find(({ accelerator }) => accelerator === 'CmdOrCtrl+O')?.label).toBe('Öppna …');
  expect(entries.some(({ role }) => role === 'toggleDevTools')).toBe(false);
});

test('developer tools are there only while it is not packed, the application menu only on a Mac', () => {
  const roles = (mac: boolean, packed: boolean) => JSON.stringify(menuTemplate('en', actions, { mac, packed }));
  expect(roles(false, false)).toContain('toggleDevTools');
  expect(roles(true, true)).toContain('appMenu');
  expect(roles(false, true)).not.toContain('appMenu');
});

const desk = (dialog: Partial<Dialog>, window: BrowserWindow | null = null) =>
  dialogDesk(
    dialog as Dialog,
    () => window,
    () => 'en',
  );

test('a new site is kept where the dialog says, with its ending', async () => {
  const showSaveDialog = vi.fn(() => Promise.resolve({ canceled: false, filePath: '/home/eva/Bryggan' }));
  const made = await desk({ showSaveDialog }).newSite('A/B: <C>');
  expect(made).toEqual({ ok: true, value: '/home/eva/Bryggan.ochno-site' });
  expect(showSaveDialog.mock.calls[0]).toMatchObject([{ defaultPath: 'A B C.ochno-site' }]);
});

test('who closes a dialog has chosen nothing', async () => {
  const showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
  const showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
  const closed = desk({ showOpenDialog, showSaveDialog });
  expect(await Promise.all([closed.newSite('x'), closed.chooseSite(), closed.chooseFolder('report')])).toEqual(
    Array.from({ length: 3 }, () => ({ ok: true, value: null })),
  );
});

test('a dialog belongs to the window, so that it can not be lost behind it', async () => {
  const window = { id: 1 } as BrowserWindow;
  const showOpenDialog = vi.fn(() => Promise.resolve({ canceled: false, filePaths: ['/a.ochno-site'] }));
  expect(await desk({ showOpenDialog }, window).chooseSite()).toMatchObject({
    value: '/a.ochno-site',
  });
  expect(showOpenDialog.mock.calls[0]).toMatchObject([window, { properties: ['openFile'] }]);
});

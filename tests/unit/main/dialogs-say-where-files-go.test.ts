import type { BrowserWindow, Dialog } from 'electron';
import { expect, test, vi } from 'vitest';

import { dialogDesk } from '../../../electron/main/dialogs.ts';

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

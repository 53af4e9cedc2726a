// The system's dialogs, which no test can press: what the person chooses in them from now on.

import type { ElectronApplication } from '@playwright/test';

export const choose = (electron: ElectronApplication, file: string): Promise<void> =>
  electron.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);

/** The messages the application shows from now on, which nobody presses away. */
export const listenToMessages = (electron: ElectronApplication): Promise<void> =>
  electron.evaluate(({ dialog }) => {
    const messages: string[] = [];
    Object.assign(globalThis, { messages });
    dialog.showMessageBox = ((...given: { message: string }[]) => {
      messages.push(given.at(-1)?.message ?? '');
      return Promise.resolve({ response: 0, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
  });

export const messagesOf = (electron: ElectronApplication): Promise<string[]> =>
  electron.evaluate(() => (globalThis as typeof globalThis & { messages: string[] }).messages);

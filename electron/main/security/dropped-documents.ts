// Decides whose dropped document is opened: one that the window's own page took, and only a site document.
// https://www.electronjs.org/docs/latest/tutorial/security#17-validate-the-sender-of-all-ipc-messages

import { isAbsolute } from 'node:path';

import type { IpcMain, IpcMainEvent } from 'electron';

import { droppedDocument } from '../../contract/dropped-document.ts';
import { documentEnding } from '../documents.ts';
import { isOwnPage } from '../own-page.ts';

/** The path, if its sender may name one; null otherwise. */
export function droppedPath(event: Pick<IpcMainEvent, 'senderFrame'>, path: unknown): string | null {
  if (!isOwnPage(event.senderFrame) || typeof path !== 'string' || !isAbsolute(path)) return null;
  return path.toLowerCase().endsWith(documentEnding) ? path : null;
}

export function listenForDrops(ipcMain: IpcMain, open: (path: string) => void): void {
  ipcMain.on(droppedDocument, (event, path: unknown) => {
    const dropped = droppedPath(event, path);
    if (dropped !== null) open(dropped);
  });
}

// Decides whose message port is taken: that of the window's own page, and of nobody else.
// https://www.electronjs.org/docs/latest/tutorial/security#17-validate-the-sender-of-all-ipc-messages

import type { IpcMain, IpcMainEvent, MessagePortMain } from 'electron';

import { portChannel } from '../../contract/port-channel.ts';
import { isOwnPage } from '../own-page.ts';

/** The port a message brings, if its sender may have one; every other port is closed. */
export function ownPort(event: Pick<IpcMainEvent, 'senderFrame' | 'ports'>): MessagePortMain | null {
  const [port, ...others] = event.ports;
  const wanted = port !== undefined && others.length === 0 && isOwnPage(event.senderFrame);
  if (wanted) return port;
  for (const refused of event.ports) refused.close();
  return null;
}

/** Calls `onPort` for each page that loads; the port of the page before has closed by itself. */
export function listenForPorts(ipcMain: IpcMain, onPort: (port: MessagePortMain) => void): void {
  ipcMain.on(portChannel, (event) => {
    const port = ownPort(event);
    if (port) onPort(port);
  });
}

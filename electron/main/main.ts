// The Electron shell: puts its parts together and decides nothing itself. Security, rule by rule, is in security/ and
// docs/security.md.

import { fileURLToPath } from 'node:url';

import { app, BrowserWindow, ipcMain, Menu, protocol, session, shell, type WebContents } from 'electron';

import packageJson from '../../package.json' with { type: 'json' };
import { answerPort } from './port-router.ts';
import { appScheme, serveAppProtocol } from './security/app-protocol.ts';
import { listenForPorts } from './security/bridge.ts';
import { keepOnOwnPage } from './security/navigation.ts';
import { refuseNewWindows } from './security/new-windows.ts';
import { refusePermissions } from './security/permissions.ts';
import { refuseWebviews } from './security/webviews.ts';
import { openWindow } from './window.ts';

const built = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const open = (): Promise<BrowserWindow> => openWindow(built('../preload/preload.cjs'));

function guard(contents: WebContents): void {
  keepOnOwnPage(contents);
  refuseNewWindows(contents, (address) => void shell.openExternal(address));
  refuseWebviews(contents);
}

async function start(): Promise<void> {
  // macOS needs its menu for copy and paste; elsewhere everything is on the screen.
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
  refusePermissions(session.defaultSession);
  serveAppProtocol(protocol, built('../renderer'));
  listenForPorts(ipcMain, (port) => answerPort(port, { name: 'Commissioner', version: packageJson.version }));
  await open();
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) void open();
  });
}

protocol.registerSchemesAsPrivileged([appScheme]);
app.on('web-contents-created', (_event, contents) => guard(contents));
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});
void app.whenReady().then(start);

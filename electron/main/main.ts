// The Electron shell: puts its parts together and decides nothing itself. Security, rule by rule, is in security/ and
// docs/security.md.

import { userInfo } from 'node:os';
import { fileURLToPath } from 'node:url';

import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  session,
  shell,
  type WebContents,
} from 'electron';

import packageJson from '../../package.json' with { type: 'json' };
import { Application } from '../application/application.ts';
import { createRouter } from '../application/router.ts';
import { chooseAndOpen, createAndOpen } from '../application/site-files.ts';
import type { Writer } from '../application/station.ts';
import { wordsOf, type Failure } from '../domain/failures.ts';
import { pinoLog } from '../environment/pino-log.ts';
import { systemOutside } from '../environment/outside.ts';
import { dialogDesk } from './dialogs.ts';
import { demoIn, documentIn } from './documents.ts';
import { keychainSecrets } from './keychain.ts';
import { keptOnDisk, type WindowStore } from './kept-on-disk.ts';
import { menuTemplate } from './menu.ts';
import { portAnswerer } from './port-router.ts';
import { watchPower } from './power.ts';
import { appScheme, serveAppProtocol } from './security/app-protocol.ts';
import { listenForPorts } from './security/bridge.ts';
import { listenForDrops } from './security/dropped-documents.ts';
import { keepOnOwnPage } from './security/navigation.ts';
import { refuseNewWindows } from './security/new-windows.ts';
import { refusePermissions } from './security/permissions.ts';
import { refuseWebviews } from './security/webviews.ts';
import { orderlyShutdown } from './shutdown.ts';
import { openWindow } from './window.ts';

const built = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const outside = systemOutside(pinoLog(process.env['COMMISSIONER_LOG'] ?? 'error'));

/** Documents that are asked for before the application is there. */
let wanted = documentIn(process.argv.slice(1), process.cwd());
let openDocument = (path: string): void => void (wanted = path);

function guard(contents: WebContents): void {
  keepOnOwnPage(contents);
  refuseNewWindows(contents, (address) => void shell.openExternal(address));
  refuseWebviews(contents);
}

function compose(kept: WindowStore): Application {
  const language = () => kept.get('settings').language;
  const theWindow = (): BrowserWindow | null => BrowserWindow.getAllWindows()[0] ?? null;
  return new Application({
    kind: 'electron',
    outside,
    writer: writerOf(kept),
    name: 'Commissioner',
    version: packageJson.version,
    kept,
    secrets: keychainSecrets(safeStorage, {
      read: () => kept.own('sealed'),
      write: (sealed) => kept.setOwn('sealed', sealed),
    }),
    desk: dialogDesk(dialog, theWindow, language),
    startDemo: async (building) =>
      (await import('../demo/start-demo.ts')).startDemo(building, { outside, writer: writerOf(kept) }),
    onOpened: (path) => app.addRecentDocument(path),
    onTrouble: (failure) => tell(failure, language()),
  });
}

function writerOf(kept: WindowStore): Writer {
  if (kept.own('station') === '') kept.setOwn('station', outside.ids());
  return { author: userInfo().username, station: kept.own('station') };
}

function tell(failure: Failure, language: 'en' | 'sv'): void {
  const { say, next } = wordsOf(failure, language);
  void dialog.showMessageBox({ type: 'warning', message: say, detail: next });
}

async function start(): Promise<void> {
  const kept = keptOnDisk();
  const application = compose(kept);
  const language = () => application.settings.language;
  const told = (failure: Failure): void => tell(failure, language());
  const tryTo = async (what: Promise<{ ok: true } | { ok: false; failure: Failure }>): Promise<void> => {
    const result = await what;
    if (!result.ok) told(result.failure);
  };

  const drawMenu = (): void => {
    const surroundings = { mac: process.platform === 'darwin', packed: app.isPackaged };
    const template = menuTemplate(
      language(),
      {
        newSite: () => void tryTo(createAndOpen(application, 'Site')),
        openSite: () => void tryTo(chooseAndOpen(application)),
        closeSite: () => void application.close(),
        undo: () => void tryTo(Promise.resolve(application.undo())),
        redo: () => void tryTo(Promise.resolve(application.redo())),
      },
      surroundings,
    );
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  drawMenu();
  let drawn = language();
  application.onChange(() => {
    if (language() === drawn) return;
    drawn = language();
    drawMenu();
  });

  refusePermissions(session.defaultSession);
  serveAppProtocol(protocol, built('../renderer'));
  listenForPorts(ipcMain, portAnswerer(createRouter(application)));
  openDocument = (path) => void tryTo(application.openPath(path));
  listenForDrops(ipcMain, (path) => openDocument(path));
  watchPower(application, powerSaveBlocker, powerMonitor);
  app.on(
    'before-quit',
    orderlyShutdown(
      () => application.close(),
      () => app.quit(),
      outside.clock,
    ),
  );
  const demo = demoIn(process.argv.slice(1));
  if (demo) void tryTo(application.startDemo(demo));
  else if (wanted !== null) openDocument(wanted);
  const open = (): Promise<BrowserWindow> =>
    openWindow(built('../preload/preload.cjs'), {
      clock: outside.clock,
      read: () => kept.own('window'),
      write: (place) => kept.setOwn('window', place),
    });
  await open();
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) void open();
  });
}

function showWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

protocol.registerSchemesAsPrivileged([appScheme]);
app.on('web-contents-created', (_event, contents) => guard(contents));
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});
app.on('open-file', (event, path) => {
  event.preventDefault();
  openDocument(path);
});
app.on('second-instance', (_event, argv, folder) => {
  const path = documentIn(argv, folder);
  if (path !== null) openDocument(path);
  showWindow();
});
if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();

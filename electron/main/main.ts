// The Electron shell: puts its parts together and decides nothing itself. Security, rule by rule, is in security/ and
// docs/security.md.

import { userInfo } from 'node:os';
import { fileURLToPath } from 'node:url';

import {
  app,
  autoUpdater,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  shell,
  type Session,
  type WebContents,
} from 'electron';

import packageJson from '../../package.json' with { type: 'json' };
import { Application } from '../application/application.ts';
import { createRouter } from '../application/router.ts';
import { chooseAndOpen, createAndOpen } from '../application/site-files.ts';
import type { Writer } from '../application/station.ts';
import { wordsOf, type Failure, type Language, type Result } from '../domain/failures.ts';
import { pinoLog } from '../environment/pino-log.ts';
import { systemOutside } from '../environment/outside.ts';
import { watchDefects } from './defects.ts';
import { dialogDesk } from './dialogs.ts';
import { demoIn, documentIn } from './documents.ts';
import { keychainSecrets } from './keychain.ts';
import { keptOnDisk, type WindowStore } from './kept-on-disk.ts';
import { menuTemplate, type MenuActions, type MenuState } from './menu.ts';
import { pageAt } from './own-page.ts';
import { reloadAfterCrash } from './page-crash.ts';
import { portAnswerer } from './port-router.ts';
import { watchPower } from './power.ts';
import { appScheme, serveAppProtocol } from './security/app-protocol.ts';
import { listenForPorts } from './security/bridge.ts';
import { refuseDownloads } from './security/downloads.ts';
import { listenForDrops } from './security/dropped-documents.ts';
import { keepOnOwnPage } from './security/navigation.ts';
import { refuseNewWindows } from './security/new-windows.ts';
import { grantTheCameraAlone } from './security/permissions.ts';
import { refuseWebviews } from './security/webviews.ts';
import { orderlyShutdown, quitWithTheSystem } from './shutdown.ts';
import { builtInFeed, feedFor, watchUpdates } from './updates.ts';
import { WantedDocuments } from './wanted-documents.ts';
import { openWindow, type PlaceKeeper } from './window.ts';

const built = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const outside = systemOutside(pinoLog(process.env['COMMISSIONER_LOG'] ?? 'error'));
const wanted = new WantedDocuments(documentIn(process.argv.slice(1), process.cwd()));
const theWindow = (): BrowserWindow | null =>
  BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0] ?? null;
const preload = built('../preload/preload.cjs');
const quit = (): void => app.quit();

/** Where the second window stands is nobody's habit. */
const secondPlace: PlaceKeeper = { clock: outside.clock, read: () => null, write: () => {} };

let language = (): Language => 'en';

function tell(failure: Failure): void {
  const { say, next } = wordsOf(failure, language());
  void dialog.showMessageBox({ type: 'warning', message: say, detail: next });
}

async function tryTo(what: Result<unknown> | Promise<Result<unknown>>): Promise<void> {
  const result = await what;
  if (!result.ok) tell(result.failure);
}

function guard(contents: WebContents): void {
  keepOnOwnPage(contents);
  refuseNewWindows(contents, (address) => void shell.openExternal(address));
  refuseWebviews(contents);
  reloadAfterCrash(contents, { ...outside, tell });
}

function guardSession(session: Session): void {
  grantTheCameraAlone(session);
  refuseDownloads(session);
}

function compose(kept: WindowStore): Application {
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
    desk: dialogDesk(dialog, theWindow, () => language()),
    startDemo: async (building) =>
      (await import('../demo/start-demo.ts')).startDemo(building, { outside, writer: writerOf(kept) }),
    onOpened: (path) => app.addRecentDocument(path),
    onTrouble: tell,
  });
}

function writerOf(kept: WindowStore): Writer {
  if (kept.own('station') === '') kept.setOwn('station', outside.ids());
  return { author: userInfo().username, station: kept.own('station') };
}

/** Drawn again when what it shows is another. */
function showMenu(application: Application): void {
  const actions: MenuActions = {
    newSite: (name) => void tryTo(createAndOpen(application, name)),
    openSite: () => void tryTo(chooseAndOpen(application)),
    openRecent: (path) => wanted.ask(path),
    closeSite: () => void application.close(),
    undo: () => void tryTo(application.undo()),
    redo: () => void tryTo(application.redo()),
    go: (address) => void theWindow()?.loadURL(pageAt(address)),
    newWindow: () => void openWindow(preload, secondPlace),
  };
  let drawn = '';
  const draw = (): void => {
    const state: MenuState = {
      language: language(),
      mac: process.platform === 'darwin',
      packed: app.isPackaged,
      siteIsOpen: application.document !== null,
      recents: application.shell.kept.get('recents').map(({ name, path }) => ({ name, path })),
    };
    const now = JSON.stringify(state);
    if (now !== drawn) Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(state, actions)));
    drawn = now;
  };
  draw();
  application.onChange(draw);
}

async function start(): Promise<void> {
  const kept = keptOnDisk();
  const application = compose(kept);
  language = () => application.settings.language;
  app.setAboutPanelOptions({ applicationName: 'Commissioner', applicationVersion: packageJson.version });
  showMenu(application);

  serveAppProtocol(protocol, built('../renderer'));
  listenForPorts(ipcMain, portAnswerer(createRouter(application)));
  listenForDrops(ipcMain, (path) => wanted.ask(path));
  watchPower(application, powerSaveBlocker, powerMonitor);
  watchUpdates(feedFor(builtInFeed, { ...process, packed: app.isPackaged }), autoUpdater, outside);
  quitWithTheSystem(powerMonitor, quit);
  app.once('before-quit', () => wanted.end());
  app.on(
    'before-quit',
    orderlyShutdown(() => application.end(), quit, outside.clock),
  );

  const demo = demoIn(process.argv.slice(1));
  if (demo) void tryTo(application.startDemo(demo));
  wanted.openWith((path) => void tryTo(application.openPath(path)));
  const open = (): Promise<BrowserWindow> =>
    openWindow(preload, {
      clock: outside.clock,
      read: () => kept.own('window'),
      write: (place) => kept.setOwn('window', place),
    });
  await open();
  app.on('activate', () => {
    if (theWindow() === null) void open();
  });
}

function showWindow(): void {
  const window = theWindow();
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

function run(): void {
  watchDefects(process, outside.log, tell);
  protocol.registerSchemesAsPrivileged([appScheme]);
  app.setAppUserModelId('com.ochno.commissioner');
  app.on('session-created', guardSession);
  app.on('web-contents-created', (_event, contents) => guard(contents));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    wanted.ask(path);
  });
  app.on('second-instance', (_event, argv, folder) => {
    const path = documentIn(argv, folder);
    if (path !== null) wanted.ask(path);
    showWindow();
  });
  void app.whenReady().then(start);
}

// A second start has handed its document over with the question for the lock, and ends before anything of it was made.
if (app.requestSingleInstanceLock()) run();
else app.exit(0);

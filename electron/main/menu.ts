// The window's menu, with its keys. What an entry does is the application's or the page's. The keys of Undo and Redo stay with
// what is being written; the site's own have keys of their own.

import type { MenuItemConstructorOptions } from 'electron';

import type { Language } from '../domain/failures.ts';
import { menuWords, type MenuWords } from './menu-words.ts';

/** The page's rooms that a menu leads to; each is an address of the page's router. */
export type Room = 'site' | 'plan' | 'hubs' | 'verify' | 'issues' | 'report';
const rooms: readonly Room[] = ['site', 'plan', 'hubs', 'verify', 'issues', 'report'];

export interface MenuActions {
  /** Proposed for its name. */
  newSite(name: string): void;
  openSite(): void;
  openRecent(path: string): void;
  closeSite(): void;
  undo(): void;
  redo(): void;
  /** To an address of the page's router, `/plan` say. */
  go(address: string): void;
  /** Another one on the same site: for the second of two people. */
  newWindow(): void;
}

export interface MenuState {
  readonly language: Language;
  readonly mac: boolean;
  /** Developer tools are in it only where the program is not packed. */
  readonly packed: boolean;
  /** Undo, redo and the rooms need an open site. */
  readonly siteIsOpen: boolean;
  /** Newest first. */
  readonly recents: readonly { readonly name: string; readonly path: string }[];
}

type Entry = MenuItemConstructorOptions;
const line: Entry = { type: 'separator' };
const recentsShown = 10;

export function menuTemplate(state: MenuState, actions: MenuActions): Entry[] {
  const words = menuWords[state.language];
  return [
    ...(state.mac ? [macMenu(words)] : []),
    fileMenu(words, state, actions),
    editMenu(words),
    siteMenu(words, state, actions),
    viewMenu(words, state),
    windowMenu(words, state, actions),
    helpMenu(words, state, actions),
  ];
}

const role = (name: NonNullable<Entry['role']>, label: string): Entry => ({ role: name, label });

const macMenu = (words: MenuWords): Entry => ({
  label: 'Commissioner',
  submenu: [
    role('about', words.about),
    line,
    role('services', words.services),
    line,
    role('hide', words.hide),
    role('hideOthers', words.hideOthers),
    role('unhide', words.unhide),
    line,
    role('quit', words.quit),
  ],
});

const fileMenu = (words: MenuWords, { mac, siteIsOpen, recents }: MenuState, actions: MenuActions): Entry => ({
  label: words.file,
  submenu: [
    { label: words.newSite, accelerator: 'CmdOrCtrl+N', click: () => actions.newSite(words.site) },
    { label: words.open, accelerator: 'CmdOrCtrl+O', click: () => actions.openSite() },
    { label: words.recent, submenu: recentEntries(words, recents, actions) },
    line,
    { label: words.close, enabled: siteIsOpen, click: () => actions.closeSite() },
    mac ? role('close', words.closeWindow) : role('quit', words.quit),
  ],
});

function recentEntries(words: MenuWords, recents: MenuState['recents'], actions: MenuActions): Entry[] {
  if (recents.length === 0) return [{ label: words.noRecent, enabled: false }];
  return recents.slice(0, recentsShown).map(({ name, path }) => ({
    label: asText(name),
    sublabel: path,
    click: () => actions.openRecent(path),
  }));
}

/** A site may be called anything; `&` would be taken for an access key, and a menu has no room for a novel. */
const asText = (name: string): string => (name.length > 60 ? `${name.slice(0, 59)}…` : name).replaceAll('&', '&&');

const editMenu = (words: MenuWords): Entry => ({
  label: words.edit,
  submenu: [
    role('undo', words.undo),
    role('redo', words.redo),
    line,
    role('cut', words.cut),
    role('copy', words.copy),
    role('paste', words.paste),
    role('selectAll', words.selectAll),
  ],
});

const siteMenu = (words: MenuWords, { mac, siteIsOpen: enabled }: MenuState, actions: MenuActions): Entry => ({
  label: words.site,
  submenu: [
    {
      label: words.start,
      id: 'go-start',
      accelerator: mac ? 'Cmd+Shift+H' : 'Alt+Home',
      click: () => actions.go('/'),
    },
    ...rooms.map((room, index): Entry => ({
      label: words[`go-${room}`],
      id: `go-${room}`,
      accelerator: `CmdOrCtrl+${index + 1}`,
      enabled,
      click: () => actions.go(`/${room}`),
    })),
    { label: words.settings, id: 'go-settings', accelerator: 'CmdOrCtrl+,', click: () => actions.go('/settings') },
    line,
    { label: words.undoInSite, accelerator: 'CmdOrCtrl+Alt+Z', enabled, click: () => actions.undo() },
    { label: words.redoInSite, accelerator: 'CmdOrCtrl+Alt+Y', enabled, click: () => actions.redo() },
  ],
});

const viewMenu = (words: MenuWords, { packed }: MenuState): Entry => ({
  label: words.view,
  submenu: [
    role('reload', words.reload),
    line,
    role('resetZoom', words.resetZoom),
    role('zoomIn', words.zoomIn),
    role('zoomOut', words.zoomOut),
    line,
    role('togglefullscreen', words.fullScreen),
    ...(packed ? [] : [role('toggleDevTools', words.developer)]),
  ],
});

const windowMenu = (words: MenuWords, { mac }: MenuState, actions: MenuActions): Entry => ({
  label: words.window,
  role: 'window',
  submenu: [
    { label: words.newWindow, accelerator: 'CmdOrCtrl+Shift+N', click: () => actions.newWindow() },
    role('minimize', words.minimize),
    ...(mac ? [role('zoom', words.zoom), line, role('front', words.front)] : []),
  ],
});

const helpMenu = (words: MenuWords, { mac }: MenuState, actions: MenuActions): Entry => ({
  label: words.help,
  role: 'help',
  submenu: [
    { label: words.guide, id: 'go-help', accelerator: 'F1', click: () => actions.go('/help') },
    ...(mac ? [] : [line, role('about', words.about)]),
  ],
});

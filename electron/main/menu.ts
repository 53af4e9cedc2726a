// The window's menu, with its keys. What it does is the application's; how it is worded stands here.

import type { MenuItemConstructorOptions } from 'electron';

import type { Language } from '../domain/failures.ts';

export interface MenuActions {
  newSite(): void;
  openSite(): void;
  closeSite(): void;
  undo(): void;
  redo(): void;
}

const words = {
  en: {
    file: 'File',
    newSite: 'New site …',
    open: 'Open …',
    close: 'Close site',
    edit: 'Edit',
    site: 'Site',
    undo: 'Undo in site',
    redo: 'Redo in site',
    view: 'View',
    window: 'Window',
  },
  sv: {
    file: 'Arkiv',
    newSite: 'Ny plats …',
    open: 'Öppna …',
    close: 'Stäng plats',
    edit: 'Redigera',
    site: 'Plats',
    undo: 'Ångra i platsen',
    redo: 'Gör om i platsen',
    view: 'Visa',
    window: 'Fönster',
  },
} as const;

/** Developer tools are in it only where the program is not packed. */
export function menuTemplate(
  language: Language,
  actions: MenuActions,
  surroundings: { readonly mac: boolean; readonly packed: boolean },
): MenuItemConstructorOptions[] {
  const said = words[language];
  return [
    ...(surroundings.mac ? [{ role: 'appMenu' as const }] : []),
    {
      label: said.file,
      submenu: [
        { label: said.newSite, accelerator: 'CmdOrCtrl+N', click: () => actions.newSite() },
        { label: said.open, accelerator: 'CmdOrCtrl+O', click: () => actions.openSite() },
        { label: said.close, click: () => actions.closeSite() },
        { type: 'separator' },
        surroundings.mac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu', label: said.edit },
    {
      label: said.site,
      submenu: [
        { label: said.undo, accelerator: 'CmdOrCtrl+Alt+Z', click: () => actions.undo() },
        { label: said.redo, accelerator: 'CmdOrCtrl+Alt+Y', click: () => actions.redo() },
      ],
    },
    {
      label: said.view,
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(surroundings.packed ? [] : [{ role: 'toggleDevTools' as const }]),
      ],
    },
    { role: 'windowMenu', label: said.window },
  ];
}

// The system's own dialogs as the application's desk: where sites and reports come from and go to.

import { basename } from 'node:path';

import type { BrowserWindow, Dialog, OpenDialogOptions } from 'electron';

import { plainFileName } from '../application/file-name.ts';
import type { Desk } from '../application/shell.ts';
import { done, failed, type Language, type Result } from '../domain/failures.ts';
import { documentEnding } from './documents.ts';

const words = {
  en: {
    site: 'Commissioner site',
    newSite: 'New site',
    open: 'Open a site',
    report: 'Folder for the report',
    support: 'Folder for the support file',
    schedule: 'Folder for the schedule',
    labels: 'Folder for the labels',
  },
  sv: {
    site: 'Commissioner-plats',
    newSite: 'Ny plats',
    open: 'Öppna en plats',
    report: 'Mapp för rapporten',
    support: 'Mapp för supportfilen',
    schedule: 'Mapp för uttagslistan',
    labels: 'Mapp för etiketterna',
  },
} as const;

export function dialogDesk(dialog: Dialog, window: () => BrowserWindow | null, language: () => Language): Desk {
  const filters = () => [{ name: words[language()].site, extensions: [documentEnding.slice(1)] }];

  async function chosen(options: OpenDialogOptions): Promise<Result<string | null>> {
    const parent = window();
    const { canceled, filePaths } = await (parent
      ? dialog.showOpenDialog(parent, options)
      : dialog.showOpenDialog(options));
    return done(canceled ? null : (filePaths[0] ?? null));
  }

  return {
    dialogs: true,
    async newSite(name) {
      const options = {
        title: words[language()].newSite,
        defaultPath: `${plainFileName(name)}${documentEnding}`,
        filters: filters(),
        properties: ['createDirectory' as const],
      };
      const parent = window();
      const { canceled, filePath } = await (parent
        ? dialog.showSaveDialog(parent, options)
        : dialog.showSaveDialog(options));
      if (canceled || filePath === '') return done(null);
      return done(filePath.toLowerCase().endsWith(documentEnding) ? filePath : `${filePath}${documentEnding}`);
    },
    chooseSite: () => chosen({ title: words[language()].open, filters: filters(), properties: ['openFile'] }),
    chooseFolder: (what) =>
      chosen({ title: words[language()][what], properties: ['openDirectory', 'createDirectory'] }),
    // A window opens documents where they lie; nothing is sent up.
    takeSite: (name) => Promise.resolve(failed('shell.bad-file', { name: basename(name) })),
  };
}

// Files of the browser shell: a page has no dialogs, so sites live in one folder of the user's, and what the page sends up is
// kept there too, never over another document.

import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { plainFileName } from '../application/file-name.ts';
import type { Desk } from '../application/shell.ts';
import { done, failed, type Result } from '../domain/failures.ts';
import { makeFolder } from '../environment/make-folder.ts';

const ending = '.ochno-site';

export function sitesFolder(folder: string): Desk {
  const inFolder = (name: string): Result<string> => {
    try {
      makeFolder(folder);
      return done(freePath(folder, name));
    } catch (cause) {
      return failed('shell.folder-not-writable', { folder }, cause);
    }
  };
  return {
    dialogs: false,
    newSite: (name) => Promise.resolve(inFolder(name)),
    chooseSite: () => Promise.resolve(done(null)),
    chooseFolder: () => Promise.resolve(done(null)),
    takeSite(name, bytes) {
      const path = inFolder(name.endsWith(ending) ? name.slice(0, -ending.length) : name);
      if (!path.ok) return Promise.resolve(path);
      try {
        writeFileSync(path.value, bytes, { flag: 'wx', flush: true });
        return Promise.resolve(path);
      } catch (cause) {
        return Promise.resolve(failed('shell.folder-not-writable', { folder }, cause));
      }
    },
  };
}

/** A name that is not there yet. */
function freePath(folder: string, name: string): string {
  const plain = plainFileName(name);
  for (let nth = 1; ; nth += 1) {
    const path = join(folder, `${plain}${nth === 1 ? '' : ` ${nth}`}${ending}`);
    if (!existsSync(path)) return path;
  }
}

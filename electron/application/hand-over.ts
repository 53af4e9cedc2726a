// Gives a person a file that was made for them: into a folder of the shell's dialog, or as itself for the browser to keep. Never over
// another file.

import { writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';

import type { HandedFile } from '../contract/handed-file.ts';
import { done, failed, type Result } from '../domain/failures.ts';
import type { Desk } from './shell.ts';

/** Null: the person thought better of it. Failure: `shell.folder-not-writable`. */
export async function handOver(
  desk: Desk,
  what: Parameters<Desk['chooseFolder']>[0],
  file: File,
): Promise<Result<HandedFile | null>> {
  if (!desk.dialogs) return done({ name: file.name, file });
  const folder = await desk.chooseFolder(what);
  if (!folder.ok || folder.value === null) return folder.ok ? done(null) : folder;
  const bytes = new Uint8Array(await file.arrayBuffer());
  for (let copy = 1; ; copy += 1) {
    const name = copy === 1 ? file.name : numbered(file.name, copy);
    try {
      await writeFile(join(folder.value, name), bytes, { flag: 'wx' });
      return done({ name, folder: basename(folder.value) });
    } catch (cause) {
      if (isThere(cause) && copy < mostCopies) continue;
      return failed('shell.folder-not-writable', { folder: folder.value }, cause);
    }
  }
}

/** Who has so many in one folder is looking for none of them. */
const mostCopies = 1_000;

const isThere = (cause: unknown): boolean => cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';

const numbered = (name: string, copy: number): string => {
  const ending = extname(name);
  return `${name.slice(0, name.length - ending.length)} ${copy}${ending}`;
};

// The demonstration's folder: made, or emptied of an earlier demonstration; a folder that holds anything else is refused.

import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { done, failed, type Result } from '../domain/failures.ts';
import { makeFolder } from '../environment/make-folder.ts';

export interface DemoFolder {
  /** Absolute. */
  readonly folder: string;
  readonly site: string;
  readonly truth: string;
}

/** Written first, so that a demonstration's leftovers are known as such. */
const marker = 'truth.json';

export function demoFolder(out: string): Result<DemoFolder> {
  const folder = resolve(out);
  try {
    makeFolder(folder);
    const found = readdirSync(folder);
    if (found.length > 0 && !existsSync(join(folder, marker))) {
      return failed('shell.wrong-use', { what: `${folder} is not empty and is not an earlier demo's folder.` });
    }
    for (const name of found.filter(isOurs)) rmSync(join(folder, name), { force: true });
  } catch (cause) {
    return failed('shell.folder-not-writable', { folder }, cause);
  }
  return done({ folder, site: join(folder, 'site.ochno-site'), truth: join(folder, marker) });
}

const isOurs = (name: string): boolean => /^(site\.ochno-site|report\.|truth\.json)/.test(name);

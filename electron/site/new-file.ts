// Decides how a new document comes into being: never over an existing file, whole or not at all.

import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

import { done, failed, type Result } from '../domain/failures.ts';
import { openForWriting, type DatabaseFile } from './database-file.ts';
import { fileFailure } from './file-failures.ts';
import { applicationId, schemaVersion, tables } from './schema.ts';
import { openDatabase } from './sqlite.ts';

/** An empty document, opened for writing. Failures: `site.exists`, `.no-folder`, `.not-writable`, `.disk-full`. */
export function createFile(path: string): Result<DatabaseFile> {
  const folder = dirname(path);
  if (!existsSync(folder)) return failed('site.no-folder', { folder });
  const reserved = reserve(path);
  if (!reserved.ok) return reserved;
  try {
    writeTables(path);
  } catch (error) {
    rmSync(path, { force: true });
    return fileFailure(error, path);
  }
  return openForWriting(path);
}

function reserve(path: string): Result<void> {
  try {
    return done(closeSync(openSync(path, 'wx')));
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'EEXIST') return failed('site.exists', { path });
    if (code === 'EACCES' || code === 'EPERM') return failed('site.not-writable', { path }, error);
    return fileFailure(error, path);
  }
}

/** In rollback mode: the header is on the disk before any log can lie beside the file. */
function writeTables(path: string): void {
  const database = openDatabase(path, false);
  try {
    database.exec('PRAGMA synchronous = FULL');
    database.exec(`BEGIN; PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion}`);
    database.exec(`${tables}; COMMIT`);
  } finally {
    database.close();
  }
}

// Decides which sentence answers what SQLite or the file system throws, or a record that can't be read. What is none of theirs is a defect and thrown on.

import { existsSync } from 'node:fs';

import { failed, type Result } from '../domain/failures.ts';
import { DamagedRecord } from './journal.ts';
import { codeOf, sqliteCodes } from './sqlite.ts';

/** `path`: of the document. */
export function fileFailure(error: unknown, path: string): Result<never> {
  if (error instanceof DamagedRecord) return failed('site.damaged', { path, where: error.message }, error);
  const code = codeOf(error);
  if (code !== undefined) return sqliteFailure(code, error, path);
  switch ((error as { code?: unknown }).code) {
    case 'ENOENT':
      return failed('site.not-found', { path }, error);
    case 'EACCES':
    case 'EPERM':
      return failed('site.not-readable', { path }, error);
    case 'EROFS':
      return failed('site.not-writable', { path }, error);
    case 'ENOSPC':
    case 'EDQUOT':
      return failed('site.disk-full', { path }, error);
    case 'EISDIR':
      return failed('site.not-a-document', { path }, error);
    case 'EIO':
      return failed('site.disk-error', { path, detail: 'EIO' }, error);
    default:
      throw error;
  }
}

/** Runs something on the file; what it throws becomes a failure with a sentence. */
export function onFile<T>(path: string, run: () => Result<T>): Result<T> {
  try {
    return run();
  } catch (error) {
    return fileFailure(error, path);
  }
}

function sqliteFailure(code: number, error: unknown, path: string): Result<never> {
  switch (code) {
    case sqliteCodes.busy:
    case sqliteCodes.locked:
      return failed('site.open-elsewhere', { path }, error);
    case sqliteCodes.permission:
    case sqliteCodes.readOnly:
      return failed('site.not-writable', { path }, error);
    case sqliteCodes.full:
      return failed('site.disk-full', { path }, error);
    case sqliteCodes.ioError:
      if (!existsSync(path)) return failed('site.gone', { path }, error);
      return failed('site.disk-error', { path, detail: (error as Error).message }, error);
    case sqliteCodes.cannotOpen:
      return existsSync(path) ? failed('site.not-writable', { path }, error) : failed('site.gone', { path }, error);
    case sqliteCodes.corrupt:
      return failed('site.damaged', { path, where: 'its pages do not fit together' }, error);
    case sqliteCodes.notADatabase:
      return failed('site.not-a-document', { path }, error);
    default:
      return failed('site.damaged', { path, where: (error as Error).message }, error);
  }
}

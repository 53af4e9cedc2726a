// Writes a file that a command was asked for: whole or not at all, beside its place and then renamed.

import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { done, failed, type Result } from '../domain/failures.ts';

/** Failure: `shell.folder-not-writable`. */
export function writtenWhole(path: string, bytes: Uint8Array): Result<null> {
  const beside = `${path}.part`;
  try {
    writeFileSync(beside, bytes, { flush: true });
    renameSync(beside, path);
    return done(null);
  } catch (cause) {
    return failed('shell.folder-not-writable', { folder: resolve(path, '..') }, cause);
  } finally {
    rmSync(beside, { force: true });
  }
}

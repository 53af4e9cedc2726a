// Decides how an older document becomes one of today's form: step by step, in one transaction, after a backup copy was written
// beside it. A step without a fixture of the form it starts from fails `migrations.test.ts`.

import { existsSync } from 'node:fs';

import { done, failed, type Result } from '../domain/failures.ts';
import { openForWriting, type DatabaseFile } from './database-file.ts';
import { readHeader } from './file-header.ts';
import { fileFailure } from './file-failures.ts';
import { schemaVersion } from './schema.ts';

/** SQL that makes form n + 1 of form n, by n. */
export const migrations: Readonly<Record<number, string>> = {};

/** Failures: those of opening, and `site.migration-failed` (the document is as it was, and so is its backup). */
export function migrate(path: string, steps = migrations, target = schemaVersion): Result<null> {
  const header = readHeader(path);
  if (!header.ok) return header;
  if (header.value.schema >= target) return done(null);
  const file = openForWriting(path);
  if (!file.ok) return file;
  try {
    return run(path, file.value, header.value.schema, steps, target);
  } finally {
    file.value.close();
  }
}

function run(path: string, file: DatabaseFile, from: number, steps: typeof migrations, target: number): Result<null> {
  const backup = freeName(path, from);
  const { database } = file;
  try {
    // Not a copy of the file: what still lies in the log belongs to it, and opening the file anew would lose the lock.
    database.prepare('VACUUM INTO ?').run(backup);
  } catch (error) {
    return fileFailure(error, path);
  }
  try {
    // In rollback mode, so that the header's version is in the file itself and not in a log beside it.
    database.exec('PRAGMA journal_mode = DELETE; BEGIN IMMEDIATE');
    for (let version = from; version < target; version += 1) database.exec(steps[version]!);
    database.exec(`PRAGMA user_version = ${target}; COMMIT`);
    return done(null);
  } catch (error) {
    return failed('site.migration-failed', { path, backup }, error);
  }
}

/** `tower.ochno-site` → `tower.form-1.ochno-site`; an earlier backup is never overwritten. */
function freeName(path: string, version: number): string {
  const stem = path.replace(/\.ochno-site$/, '');
  for (let count = 1; ; count += 1) {
    const name = `${stem}.form-${version}${count === 1 ? '' : `-${count}`}.ochno-site`;
    if (!existsSync(name)) return name;
  }
}

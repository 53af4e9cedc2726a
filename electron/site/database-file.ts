// Decides how the file is opened and closed: one process at a time, durable commits, and a plain single file when closed.
//
// Open for writing: write-ahead log, synchronous FULL (a commit is on the disk when it returns), exclusive locking: the lock is
// the operating system's and ends with the process, `kill -9` included. Reading waits too: `info` of a site that is open
// elsewhere answers `site.open-elsewhere`, because a reader can't see the exclusive writer's log.
// Closed: rollback mode, so that the one file is the whole document, also on a medium that can't be written.

import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';

import { done, failed, type Result } from '../domain/failures.ts';
import { onFile } from './file-failures.ts';
import { readHeader } from './file-header.ts';
import { openDatabase, type Database } from './sqlite.ts';
import { closedHere, openedHere } from './open-here.ts';

/** Long enough for another's moment of reading, short enough not to be felt. */
const waitForOthersMs = 250;

export interface DatabaseFile {
  readonly database: Database;
  /** False as soon as the path doesn't lead to the opened file any more. */
  isThere(): boolean;
  close(): void;
}

export function openForWriting(path: string): Result<DatabaseFile> {
  const header = readHeader(path);
  if (!header.ok) return header;
  if (!mayWrite(path)) return failed('site.not-writable', { path });
  return onFile(path, () => done(lockedFile(path)));
}

/**
 * What the last writer didn't finish (a crash, a full disk) must be read through its log, as a writer does; closing then tries
 * to put it in order.
 */
export function openForReading(path: string): Result<DatabaseFile> {
  const header = readHeader(path);
  if (!header.ok) return header;
  if (header.value.unfinished) return openForWriting(path);
  return onFile(path, () => {
    const database = openDatabase(path, true);
    return done(file(path, database, () => database.close()));
  });
}

/** The database is closed again when what follows the opening throws. */
function lockedFile(path: string): DatabaseFile {
  const database = openDatabase(path, false);
  try {
    lock(database);
  } catch (error) {
    database.close();
    throw error;
  }
  const name = openedHere(path);
  return file(path, database, () => {
    closeWriter(database);
    closedHere(name);
  });
}

function lock(database: Database): void {
  database.exec(`PRAGMA busy_timeout = ${waitForOthersMs}`);
  database.exec('PRAGMA locking_mode = EXCLUSIVE');
  database.exec('PRAGMA synchronous = FULL');
  database.exec('PRAGMA journal_mode = WAL');
  // The lock is taken by the first access.
  database.exec('BEGIN IMMEDIATE; COMMIT');
}

function closeWriter(database: Database): void {
  try {
    database.exec('PRAGMA journal_mode = DELETE');
  } catch {
    // Disk full or gone: the log stays beside the file, and the next opening puts it in order.
  } finally {
    database.close();
  }
}

function file(path: string, database: Database, close: () => void): DatabaseFile {
  const opened = statSync(path);
  return {
    database,
    isThere() {
      const now = statSync(path, { throwIfNoEntry: false });
      return now !== undefined && now.ino === opened.ino && now.dev === opened.dev;
    },
    close,
  };
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

// The one door to SQLite: Node's own where the runtime has it, else the drop-in `@photostructure/sqlite`. Stack, *site
// document*. Nothing else imports either.

import { createRequire } from 'node:module';
import type { DatabaseSync, StatementSync } from 'node:sqlite';

export type Database = DatabaseSync;
export type Statement = StatementSync;

type SqliteModule = Pick<typeof import('node:sqlite'), 'DatabaseSync'>;

const load = createRequire(import.meta.url);

/** Result codes of SQLite that are answered with a sentence: sqlite.org/rescode.html. */
export const sqliteCodes = {
  permission: 3,
  busy: 5,
  locked: 6,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
} as const;

/** Throws what SQLite throws: see `codeOf`. */
export function openDatabase(path: string, readOnly: boolean): Database {
  return new (sqlite().DatabaseSync)(path, { readOnly });
}

/** SQLite's primary result code of a caught error; undefined where it is none of SQLite's: a defect. */
export function codeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || (!('errcode' in error) && !('sqliteCode' in error))) return undefined;
  const { errcode, sqliteCode } = error as { errcode?: unknown; sqliteCode?: unknown };
  const code = typeof errcode === 'number' ? errcode : sqliteCode;
  // The low byte is the primary code, above it the extended one.
  return typeof code === 'number' ? code & 0xff : undefined;
}

function sqlite(): SqliteModule {
  try {
    return withoutItsWarning(() => load('node:sqlite') as SqliteModule);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_UNKNOWN_BUILTIN_MODULE') throw error;
    return load('@photostructure/sqlite') as SqliteModule;
  }
}

/** Node 22 calls its SQLite experimental, on standard error, at the first use. Every other warning passes. */
function withoutItsWarning<T>(load: () => T): T {
  const former = Object.getOwnPropertyDescriptor(process, 'emitWarning');
  if (!former) return load();
  const warn = former.value as (this: void, ...args: unknown[]) => void;
  const value = (...args: unknown[]): void => {
    if (!String(args[0]).includes('SQLite is an experimental feature')) Reflect.apply(warn, process, args);
  };
  Object.defineProperty(process, 'emitWarning', { ...former, value });
  try {
    return load();
  } finally {
    Object.defineProperty(process, 'emitWarning', former);
  }
}

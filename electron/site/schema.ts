// Decides the form of the file: its tables, and the numbers by which it is known. A change here is a new version: see
// `migrations.ts`.

/** "OChN", in the header of every site document (SQLite's application_id). */
export const applicationId = 0x4f43684e;

/** The form this program writes (SQLite's user_version). Older ones are migrated, newer ones refused. */
export const schemaVersion = 1;

/**
 * - `chains`: one a sitting: every time the file is opened and written to, so that a copy never goes on with a chain of the
 *   original. `prev` is the hash of the record that was the file's last when the chain began, '' in a new file: it ties the
 *   chains together, so that a cut inside the file's history shows.
 * - `events`: `seq` in the order they came into this file; `link` counts within the chain from 1; `hash` is SHA-256, in hex,
 *   of the former hash and the record's canonical JSON (`chains.ts`).
 * - `heads`: heads that this file has once had or taken in, with the ends that they are made of.
 * - `folds`: the fold of the first `seq` events, whose head was `head`, so that a large document opens at once. It may be
 *   deleted at any time. `form`: of the fold's rules (`domain/fold/snapshot.ts`); `ends`: of the chains.
 */
export const tables = `
  CREATE TABLE chains (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    station TEXT NOT NULL,
    prev TEXT NOT NULL
  ) STRICT;
  CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    clock TEXT NOT NULL,
    station TEXT NOT NULL,
    author TEXT NOT NULL,
    at REAL NOT NULL,
    type TEXT NOT NULL,
    act TEXT,
    body TEXT NOT NULL,
    chain INTEGER NOT NULL REFERENCES chains (number),
    link INTEGER NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE TABLE blobs (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE heads (head TEXT PRIMARY KEY, ends TEXT NOT NULL) STRICT;
  CREATE TABLE folds (
    seq INTEGER PRIMARY KEY,
    head TEXT NOT NULL,
    form INTEGER NOT NULL,
    ends TEXT NOT NULL,
    fold TEXT NOT NULL
  ) STRICT;
`;

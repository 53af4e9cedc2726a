// Decides how events and blobs lie in the file: rows, chains, transactions. What they mean is the fold's business.

import { canonicalJson } from '../domain/canonical-json.ts';
import type { EventType, SiteEvent } from '../domain/events.ts';
import { isEventType } from '../domain/fold/handlers.ts';
import { markOf, type ActMark } from '../domain/fold/undo-choices.ts';
import { headOf, recordHash, type ChainEnd, type EventRecord, type Link } from './chains.ts';
import { openDatabase, type Database, type Statement } from './sqlite.ts';

/** A row of `events`, with the id of its chain. */
export interface EventRow extends EventRecord {
  readonly hash: string;
}

export interface ChainRow {
  readonly id: string;
  readonly station: string;
  readonly prev: string;
}

/** An event that can't be what this program wrote: the file was changed from outside. */
export class DamagedRecord extends Error {
  override readonly name = 'DamagedRecord';
}

const columns = 'e.id, e.clock, e.station, e.author, e.at, e.type, e.act, e.body, c.id AS chain, e.link, e.hash';
const eventColumns = 'id, clock, station, author, at, type, act, body';
const rowsInOrder = `SELECT ${columns} FROM events e JOIN chains c ON c.number = e.chain ORDER BY e.seq`;

export class Journal {
  readonly #database: Database;
  readonly #ends = new Map<string, ChainEnd>();
  readonly #chainNumbers = new Map<string, number>();
  readonly #statements: ReturnType<typeof prepare>;

  readonly since: { readonly seq: number; readonly ends: readonly ChainEnd[] };

  /** `since`: the chains' ends as they were after `seq` events, where somebody kept them. */
  constructor(database: Database, since: Journal['since'] = { seq: 0, ends: [] }) {
    this.#database = database;
    this.since = since;
    this.#statements = prepare(database);
    this.#readEnds();
  }

  head(): string {
    return headOf(this.#ends.values());
  }

  ends(): readonly ChainEnd[] {
    return [...this.#ends.values()];
  }

  /** All or nothing, and on the disk when it returns. */
  transaction(run: () => void): void {
    this.#statements.begin.run();
    try {
      run();
      this.#statements.commit.run();
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  /** Begins a chain that follows the file's last record. Within a transaction. */
  beginChain(id: string, station: string): void {
    const last = this.#statements.lastHash.get() as { hash: string } | undefined;
    this.addChain({ id, station, prev: last?.hash ?? '' });
  }

  /** A chain of this file or of another copy. Within a transaction. */
  addChain(chain: ChainRow): void {
    if (this.#chainNumbers.has(chain.id)) return;
    const { lastInsertRowid } = this.#statements.addChain.run(chain.id, chain.station, chain.prev);
    this.#chainNumbers.set(chain.id, Number(lastInsertRowid));
  }

  /** Writes the next event of a chain; returns the row. Within a transaction. */
  append(chain: string, event: SiteEvent): EventRow {
    const end = this.#ends.get(chain);
    const former = end?.hash ?? this.chains().find(({ id }) => id === chain)?.prev ?? '';
    const record = {
      ...event,
      act: event.act ?? null,
      body: canonicalJson(event.body),
      chain,
      link: (end?.link ?? 0) + 1,
    };
    const row = { ...record, hash: recordHash(former, record) };
    this.addRow(row);
    return row;
  }

  /** A row as it is, of this file or another copy. Within a transaction. */
  addRow(row: EventRow): void {
    const { id, clock, station, author, at, type, act, body, chain, link, hash } = row;
    const number = this.#chainNumbers.get(chain) ?? null;
    this.#statements.addEvent.run(id, clock, station, author, at, type, act, body, number, link, hash);
    const end = this.#ends.get(chain);
    if (!end || end.link < link) this.#ends.set(chain, { chain, link, hash });
  }

  chains(): readonly ChainRow[] {
    return this.#database
      .prepare('SELECT id, station, prev FROM chains ORDER BY number')
      .all() as unknown as ChainRow[];
  }

  /** In the order they came into this file. */
  rows(): IterableIterator<EventRow> {
    return this.#database.prepare(rowsInOrder).iterate() as unknown as IterableIterator<EventRow>;
  }

  /** Those after the first `seq`, in the order they came into this file. Throws `DamagedRecord`. */
  events(seq = 0): SiteEvent[] {
    return (this.#statements.events.all(seq) as unknown as EventRow[]).map(eventOf);
  }

  eventsOf(types: readonly EventType[]): SiteEvent[] {
    const marks = types.map(() => '?').join(', ');
    const some = this.#database.prepare(`SELECT ${eventColumns} FROM events WHERE type IN (${marks}) ORDER BY seq`);
    return (some.all(...types) as unknown as EventRow[]).map(eventOf);
  }

  /** What a station has done and can take back; of all else in it, nothing is read. Throws `DamagedRecord`. */
  marksOf(station: string): ActMark[] {
    return (this.#statements.marks.all(station) as unknown as EventRow[]).flatMap((row) => markOf(eventOf(row)) ?? []);
  }

  /** The kept folds stay behind too: they can be made again, and are larger than the rest. */
  copyTo(path: string, withoutBlobs: readonly string[]): void {
    this.#database.prepare('VACUUM INTO ?').run(path);
    const copy = openDatabase(path, false);
    try {
      const remove = copy.prepare('DELETE FROM blobs WHERE sha256 = ?');
      copy.exec('BEGIN; DELETE FROM folds');
      for (const sha256 of withoutBlobs) remove.run(sha256);
      copy.exec('COMMIT; VACUUM');
    } finally {
      copy.close();
    }
  }

  event(id: string): SiteEvent | undefined {
    const row = this.#statements.byId.get(id) as unknown as EventRow | undefined;
    return row && eventOf(row);
  }

  hashOf(id: string): string | undefined {
    return (this.#statements.hashById.get(id) as { hash: string } | undefined)?.hash;
  }

  /** Number of the last row. */
  lastSeq(): number {
    return (this.#statements.lastSeq.get() as { seq: number | null }).seq ?? 0;
  }

  blob(sha256: string): Uint8Array | undefined {
    return (this.#statements.blob.get(sha256) as { bytes: Uint8Array } | undefined)?.bytes;
  }

  addBlob(sha256: string, bytes: Uint8Array): void {
    this.#statements.addBlob.run(sha256, bytes);
  }

  blobNames(): readonly string[] {
    const rows = this.#database.prepare('SELECT sha256 FROM blobs ORDER BY sha256').all();
    return (rows as unknown as { sha256: string }[]).map(({ sha256 }) => sha256);
  }

  /** Remembers what a head is made of, so that it can be recognised after the documents have grown. */
  addHead(head: string, ends: readonly ChainEnd[]): void {
    this.copyHead(head, JSON.stringify(ends.map(({ chain, link }) => [chain, link])));
  }

  copyHead(head: string, ends: string): void {
    this.#statements.addHead.run(head, ends);
  }

  heads(): readonly { head: string; ends: string }[] {
    return this.#database.prepare('SELECT head, ends FROM heads').all() as unknown as { head: string; ends: string }[];
  }

  #readEnds(): void {
    this.#ends.clear();
    this.#chainNumbers.clear();
    for (const { number, id } of this.#database.prepare('SELECT number, id FROM chains').all() as unknown as {
      number: number;
      id: string;
    }[]) {
      this.#chainNumbers.set(id, number);
    }
    for (const end of this.since.ends) this.#ends.set(end.chain, end);
    // Only what came after the kept fold need be looked at. SQLite takes the other columns from the row that has the maximum
    // (sqlite.org/lang_select.html, *Bare columns*).
    const ends = this.#database.prepare(
      `SELECT c.id AS chain, max(e.link) AS link, e.hash FROM events e JOIN chains c ON c.number = e.chain
       WHERE e.seq > ? GROUP BY e.chain`,
    );
    for (const end of ends.all(this.since.seq) as unknown as ChainEnd[]) this.#ends.set(end.chain, { ...end });
  }

  #rollBack(): void {
    try {
      this.#statements.rollback.run();
    } catch {
      // SQLite has rolled back by itself (disk full, I/O error): what we want.
    }
    this.#readEnds();
  }
}

function prepare(
  database: Database,
): Record<
  | 'begin'
  | 'commit'
  | 'rollback'
  | 'lastHash'
  | 'lastSeq'
  | 'addChain'
  | 'addEvent'
  | 'byId'
  | 'events'
  | 'hashById'
  | 'marks'
  | 'blob'
  | 'addBlob'
  | 'addHead',
  Statement
> {
  return {
    begin: database.prepare('BEGIN IMMEDIATE'),
    commit: database.prepare('COMMIT'),
    rollback: database.prepare('ROLLBACK'),
    lastHash: database.prepare('SELECT hash FROM events ORDER BY seq DESC LIMIT 1'),
    lastSeq: database.prepare('SELECT max(seq) AS seq FROM events'),
    addChain: database.prepare('INSERT INTO chains (id, station, prev) VALUES (?, ?, ?)'),
    addEvent: database.prepare(
      'INSERT INTO events (id, clock, station, author, at, type, act, body, chain, link, hash) VALUES (?,?,?,?,?,?,?,?,?,?,?)',
    ),
    byId: database.prepare(`SELECT ${eventColumns} FROM events WHERE id = ?`),
    events: database.prepare(`SELECT ${eventColumns} FROM events WHERE seq > ? ORDER BY seq`),
    // Only the body of an undo says something here.
    marks: database.prepare(
      `SELECT id, clock, station, author, at, type, act, CASE type WHEN 'event.undone' THEN body ELSE '{}' END AS body
       FROM events WHERE station = ?`,
    ),
    hashById: database.prepare('SELECT hash FROM events WHERE id = ?'),
    blob: database.prepare('SELECT bytes FROM blobs WHERE sha256 = ?'),
    addBlob: database.prepare('INSERT OR IGNORE INTO blobs (sha256, bytes) VALUES (?, ?)'),
    addHead: database.prepare('INSERT OR IGNORE INTO heads (head, ends) VALUES (?, ?)'),
  };
}

/** Throws `DamagedRecord`. */
export function eventOf(row: Omit<EventRecord, keyof Link>): SiteEvent {
  const { id, clock, station, author, at, type, act } = row;
  if (!isEventType(type)) throw new DamagedRecord(`event ${id}`);
  const common = { id, at, clock, author, station, ...(act ? { act } : {}) };
  return { ...common, type, body: bodyOf(row) } as SiteEvent;
}

function bodyOf(row: { readonly id: string; readonly body: string }): unknown {
  try {
    return JSON.parse(row.body);
  } catch {
    throw new DamagedRecord(`event ${row.id}`);
  }
}

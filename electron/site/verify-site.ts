// Decides whether a document is whole: every record as it was written, none missing, no end cut off, every picture there.
// Domain, *The site document* (hash chains, head).

import { resolve } from 'node:path';

import type { FailureCode, Result } from '../domain/failures.ts';
import { done } from '../domain/failures.ts';
import { headOf, recordHash, sha256, type ChainEnd } from './chains.ts';
import { createSiteState } from '../domain/site-state.ts';
import { snapshotText } from '../domain/fold/snapshot.ts';
import { openForReading } from './database-file.ts';
import { readKeptFold, type KeptFold } from './kept-fold.ts';
import type { Database } from './sqlite.ts';
import { onFile } from './file-failures.ts';
import { eventOf, DamagedRecord, Journal, type ChainRow, type EventRow } from './journal.ts';

export type Verification =
  | { readonly ok: true; readonly events: number; readonly head: string }
  /** `event`: the record that was changed, or the one before which a record is missing; '' where none can be named. */
  | { readonly ok: false; readonly code: FailureCode; readonly station: string; readonly event: string };

type Fault = Extract<Verification, { ok: false }>;

/**
 * Checks the chains, the pictures, and with `head` that the document still has everything it had when that was its head (or
 * the head of a copy merged into it). Failures: those of opening; a document that doesn't verify is a value, `ok: false`.
 */
export function verifySite(path: string, head?: string): Result<Verification> {
  const absolute = resolve(path);
  const file = openForReading(absolute);
  if (!file.ok) return file;
  try {
    return onFile(absolute, () => done(verified(file.value.database, head)));
  } finally {
    file.value.close();
  }
}

function verified(database: Database, head?: string): Verification {
  const journal = new Journal(database);
  const rows = [...journal.rows()];
  const chains = journal.chains();
  const fault = chainFault(chains, rows) ?? blobFault(journal, rows) ?? foldFault(readKeptFold(database), rows);
  if (fault) return fault;
  if (head !== undefined && !reaches(journal, rows, head.toLowerCase())) {
    const last = rows.at(-1);
    return { ok: false, code: 'site.end-missing', station: last?.station ?? '', event: last?.id ?? '' };
  }
  return { ok: true, events: rows.length, head: journal.head() };
}

function chainFault(chains: readonly ChainRow[], rows: readonly EventRow[]): Fault | null {
  const hashes = new Set(rows.map(({ hash }) => hash));
  const byChain = new Map<string, EventRow[]>(chains.map(({ id }) => [id, []]));
  for (const row of rows) byChain.get(row.chain)!.push(row);
  for (const chain of chains) {
    const records = (byChain.get(chain.id) ?? []).toSorted((a, b) => a.link - b.link);
    const fault = recordsFault(chain, records, hashes);
    if (fault) return fault;
  }
  return null;
}

function recordsFault(chain: ChainRow, records: readonly EventRow[], hashes: ReadonlySet<string>): Fault | null {
  let former = chain.prev;
  for (const [index, record] of records.entries()) {
    const at = { station: record.station, event: record.id };
    if (record.link !== index + 1) return { ok: false, code: 'site.record-missing', ...at };
    if (recordHash(former, record) !== record.hash || record.station !== chain.station) {
      return { ok: false, code: 'site.record-changed', ...at };
    }
    // The chain says what it follows: when that is gone, something was cut out between the two.
    if (index === 0 && former !== '' && !hashes.has(former)) return { ok: false, code: 'site.record-missing', ...at };
    former = record.hash;
  }
  return null;
}

function blobFault(journal: Journal, rows: readonly EventRow[]): Fault | null {
  for (const row of rows) {
    const at = { station: row.station, event: row.id };
    let name: unknown;
    try {
      name = (eventOf(row).body as { blob?: unknown }).blob;
    } catch (error) {
      if (error instanceof DamagedRecord) return { ok: false, code: 'site.record-changed', ...at };
      throw error;
    }
    if (typeof name !== 'string') continue;
    const bytes = journal.blob(name);
    if (!bytes) return { ok: false, code: 'site.blob-missing', ...at };
    if (sha256(bytes) !== name) return { ok: false, code: 'site.blob-damaged', ...at };
  }
  return null;
}

/** The kept fold must say what the events say: it is what is shown. */
function foldFault(kept: KeptFold | null, rows: readonly EventRow[]): Fault | null {
  if (!kept) return null;
  const events = rows.slice(0, kept.seq).map(eventOf);
  const fold = createSiteState({ add() {}, has: () => false, all: () => events, marksOf: () => [] });
  fold.applyAll(events);
  const last = rows[kept.seq - 1];
  if (snapshotText(fold.snapshot()) === snapshotText(kept.snapshot)) return null;
  return { ok: false, code: 'site.fold-changed', station: last?.station ?? '', event: last?.id ?? '' };
}

/** Is the head this document's, or one it once had or took in? */
function reaches(journal: Journal, rows: readonly EventRow[], head: string): boolean {
  return journal.head() === head || remembered(journal, rows, head) || passed(rows, head);
}

/** A remembered head proves itself: the hashes of the ends it names must make it. */
function remembered(journal: Journal, rows: readonly EventRow[], head: string): boolean {
  const ends = journal.heads().find((known) => known.head === head)?.ends;
  if (!ends) return false;
  const hashes = new Map(rows.map(({ chain, link, hash }) => [`${chain} ${link}`, hash]));
  const named = (JSON.parse(ends) as [string, number][]).map(([chain, link]) => ({
    chain,
    hash: hashes.get(`${chain} ${link}`) ?? '',
  }));
  return headOf(named) === head;
}

/** Did this file have that head at some moment, record by record in the order they came? */
function passed(rows: readonly EventRow[], head: string): boolean {
  const ends = new Map<string, Pick<ChainEnd, 'chain' | 'hash'>>();
  return rows.some((row) => headOf(ends.set(row.chain, row).values()) === head);
}

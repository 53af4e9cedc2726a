// Keeps a document's fold in the file, so that a large one opens at once, and takes it up again only where it surely belongs to
// the journal beside it. What is kept is never needed: without it everything is folded from the start. Domain, *The site
// document*.

import { foldForm, type FoldSnapshot } from '../domain/fold/snapshot.ts';
import { headOf, type ChainEnd } from './chains.ts';
import type { Journal } from './journal.ts';
import type { Database } from './sqlite.ts';

/** So many new events are folded faster than a fold is written. */
const worthKeeping = 1_000;

export interface KeptFold {
  /** It is the fold of the first so many rows. */
  readonly seq: number;
  readonly ends: readonly ChainEnd[];
  readonly snapshot: FoldSnapshot;
}

export function readKeptFold(database: Database): KeptFold | null {
  const row = database.prepare('SELECT seq, head, form, ends, fold FROM folds ORDER BY seq DESC LIMIT 1').get() as
    { seq: number; head: string; form: number; ends: string; fold: string } | undefined;
  if (row?.form !== foldForm) return null;
  try {
    const ends = JSON.parse(row.ends) as ChainEnd[];
    if (headOf(ends) !== row.head || !endsWith(database, row.seq, ends)) return null;
    return { seq: row.seq, ends, snapshot: JSON.parse(row.fold) as FoldSnapshot };
  } catch {
    return null;
  }
}

/** Only where much is new since the last time. */
export function keepFold(database: Database, journal: Journal, snapshot: () => FoldSnapshot): void {
  const seq = journal.lastSeq();
  if (seq - journal.since.seq < worthKeeping) return;
  const ends = JSON.stringify(journal.ends());
  journal.transaction(() => {
    database.exec('DELETE FROM folds');
    database
      .prepare('INSERT INTO folds (seq, head, form, ends, fold) VALUES (?, ?, ?, ?, ?)')
      .run(seq, journal.head(), foldForm, ends, JSON.stringify(snapshot()));
  });
}

/** Is the journal's row `seq` the end of one of these chains? */
function endsWith(database: Database, seq: number, ends: readonly ChainEnd[]): boolean {
  const row = database.prepare('SELECT hash FROM events WHERE seq = ?').get(seq) as { hash: string } | undefined;
  return ends.some(({ hash }) => hash === row?.hash);
}

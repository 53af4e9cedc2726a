// An open site document: write, commit, fold, announce, in that order. What is announced is on the disk, and what isn't on the
// disk is nowhere. Domain, *The site document*.

import { canonicalJson } from '../domain/canonical-json.ts';
import type { EventDraft, EventType, SiteEvent } from '../domain/events.ts';
import { done, failed, type Failure, type Result } from '../domain/failures.ts';
import { clockZero, received, tick } from '../domain/hybrid-clock.ts';
import { createSiteState, type EventShelf, type MutableFold } from '../domain/site-state.ts';
import { inOrder } from '../domain/fold/event-order.ts';
import type { Change, SiteState } from '../domain/site-types.ts';
import type { Clock } from '../environment/clock.ts';
import type { Ids } from '../environment/ids.ts';
import { sha256 } from './chains.ts';
import type { DatabaseFile } from './database-file.ts';
import { onFile } from './file-failures.ts';
import { Journal } from './journal.ts';
import { keepFold, readKeptFold } from './kept-fold.ts';
import { codeOf } from './sqlite.ts';
import { takeIn } from './take-in.ts';
import type { SiteDocument } from './site-document.ts';

/** Who writes, and where time and ids come from. */
export interface SiteWriter {
  /** The person, as shown in the history and the report. */
  readonly author: string;
  /** This installation's id. */
  readonly station: string;
  readonly clock: Clock;
  readonly ids: Ids;
}

type Listener = (changes: readonly Change[], events: readonly SiteEvent[]) => void;

export class OpenDocument implements SiteDocument {
  readonly path: string;
  readonly schema: number;
  readonly state: SiteState;
  readonly journal: Journal;
  readonly #file: DatabaseFile;
  readonly #writer: SiteWriter;
  readonly #readonly: boolean;
  readonly #fold: MutableFold;
  readonly #listeners = new Set<Listener>();
  #clock: string;
  /** This sitting's chain: begun with the first event. */
  #chain: string | null = null;
  #closed = false;

  /** Throws `DamagedRecord` and what SQLite throws. */
  constructor(path: string, schema: number, file: DatabaseFile, writer: SiteWriter, readonly: boolean) {
    this.path = path;
    this.schema = schema;
    this.#file = file;
    this.#writer = writer;
    this.#readonly = readonly;
    const kept = readKeptFold(file.database);
    this.journal = new Journal(file.database, kept ?? undefined);
    const shelf: EventShelf = {
      add() {},
      has: () => false,
      all: () => this.journal.events(),
      marksOf: (station) => this.journal.marksOf(station),
    };
    this.#fold = createSiteState(shelf, kept?.snapshot);
    this.state = this.#fold.state;
    this.#clock = kept?.snapshot.tail.at(-1)?.clock ?? clockZero;
    this.#take(this.journal.events(kept?.seq));
  }

  head(): string {
    return this.journal.head();
  }

  append(drafts: readonly EventDraft[]): Result<readonly SiteEvent[]> {
    if (drafts.length === 0) return done([]);
    const events = this.#placed(drafts);
    const written = this.#write(() => {
      // A report names the head as it was before it was issued.
      if (drafts.some(({ type }) => type === 'report.issued')) this.journal.addHead(this.head(), this.journal.ends());
      this.#chain ??= this.#newChain();
      for (const event of events) this.journal.append(this.#chain, event);
    });
    if (!written.ok) return written;
    this.#announce(this.#take(events), events);
    return done(events);
  }

  event(id: string): SiteEvent | undefined {
    return this.journal.event(id);
  }

  events(types?: readonly EventType[]): IterableIterator<SiteEvent> {
    return inOrder(types ? this.journal.eventsOf(types) : this.journal.events())[Symbol.iterator]();
  }

  copyTo(path: string, withoutBlobs: readonly string[]): Result<void> {
    if (this.#closed) return failed('site.closed');
    return onFile(path, () => {
      this.journal.copyTo(path, withoutBlobs);
      return done(undefined);
    });
  }

  putBlob(bytes: Uint8Array): Result<string> {
    const written = this.putBlobs([bytes]);
    return written.ok ? done(written.value[0]!) : written;
  }

  putBlobs(all: readonly Uint8Array[]): Result<readonly string[]> {
    const names = all.map((bytes) => sha256(bytes));
    const written = this.#write(() => {
      for (const [index, bytes] of all.entries()) this.journal.addBlob(names[index]!, bytes);
    });
    return written.ok ? done(names) : written;
  }

  blob(name: string): Result<Uint8Array> {
    if (this.#closed) return failed('site.closed');
    return onFile(this.path, () => {
      const bytes = this.journal.blob(name);
      if (!bytes) return failed('site.blob-missing', { sha256: name });
      return sha256(bytes) === name ? done(bytes) : failed('site.blob-damaged', { sha256: name });
    });
  }

  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  merge(other: SiteDocument): Result<{ added: number }> {
    if (!(other instanceof OpenDocument)) throw new TypeError('only documents of this room can be merged');
    if (this.state.id && other.state.id !== this.state.id) {
      return failed('site.other-site', { path: other.path, name: other.state.name });
    }
    let added: readonly SiteEvent[] = [];
    let refused: Failure | null = null;
    const written = this.#write(() => {
      const taken = takeIn(this.journal, other.journal, other.path);
      if (taken.ok) added = taken.value;
      else refused = taken.failure;
    });
    if (!written.ok) return written;
    if (refused) return { ok: false, failure: refused };
    const events = inOrder(added);
    this.#announce(this.#take(events), events);
    return done({ added: events.length });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#listeners.clear();
    if (!this.#readonly && this.#file.isThere()) this.#keepFold();
    this.#file.close();
  }

  /** Gives drafts their place; bodies are copied, so that what is folded is what was written. */
  #placed(drafts: readonly EventDraft[]): SiteEvent[] {
    const { author, station, clock: time, ids } = this.#writer;
    const at = time.now();
    let clock = this.#clock;
    let act: string | undefined;
    return drafts.map((draft) => {
      clock = tick(clock, at);
      const id = ids();
      const event = { id, at, clock, author, station, ...(act ? { act } : {}), ...copied(draft) };
      act ??= id;
      return event;
    });
  }

  /** One transaction; nothing of it stays when it fails. */
  #write(run: () => void): Result<null> {
    if (this.#closed) return failed('site.closed');
    if (this.#readonly) return failed('site.read-only');
    const { path } = this;
    const chain = this.#chain;
    const written = onFile(path, () => {
      // A deleted file would take everything and keep nothing.
      if (!this.#file.isThere()) return failed('site.gone', { path });
      this.journal.transaction(run);
      return done(null);
    });
    if (!written.ok) this.#chain = chain;
    return written;
  }

  #newChain(): string {
    const chain = this.#writer.ids();
    this.journal.beginChain(chain, this.#writer.station);
    return chain;
  }

  #keepFold(): void {
    try {
      keepFold(this.#file.database, this.journal, () => this.#fold.snapshot());
    } catch (error) {
      // No room for it: the next opening takes a moment longer.
      if (codeOf(error) === undefined) throw error;
    }
  }

  #take(events: readonly SiteEvent[]): readonly Change[] {
    for (const { clock } of events) this.#clock = received(this.#clock, clock);
    return this.#fold.applyAll(events);
  }

  #announce(changes: readonly Change[], events: readonly SiteEvent[]): void {
    if (events.length === 0) return;
    for (const listener of this.#listeners) listener(changes, events);
  }
}

const copied = (draft: EventDraft): EventDraft => JSON.parse(canonicalJson(draft)) as EventDraft;

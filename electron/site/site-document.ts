// What the rest of the product may do with an open site document. The journal, the database and the blobs stand behind it.
// Domain, *The site document*.

import type { EventDraft, EventType, SiteEvent } from '../domain/events.ts';
import type { Result } from '../domain/failures.ts';
import type { Change, SiteState } from '../domain/site-types.ts';

export interface SiteDocument {
  /** Absolute path of the file. */
  readonly path: string;
  /** The fold of the journal as it stands; the same object all along, changed in place by `append` and `merge`. */
  readonly state: SiteState;
  /** Journal head: SHA-256 over the sorted (chain, last hash). */
  head(): string;
  /** The document's schema version. */
  readonly schema: number;
  /**
   * Writes all drafts in one transaction; when it returns they are on the disk (write, commit, fold, announce).
   * Failures: `site.disk-full`, `site.not-writable`, `site.gone`.
   */
  append(drafts: readonly EventDraft[]): Result<readonly SiteEvent[]>;
  /** One event by id, or undefined. */
  event(id: string): SiteEvent | undefined;
  /** All events in total order, or those of some types alone. */
  events(types?: readonly EventType[]): IterableIterator<SiteEvent>;
  /**
   * Writes a copy that opens as the same site, without the blobs named (photos), to a path where nothing is. The open file
   * itself can't be copied: docs/decisions/0006.
   */
  copyTo(path: string, withoutBlobs: readonly string[]): Result<void>;
  /** Keeps bytes under their SHA-256 (hex), which is returned. Durable before it returns. */
  putBlob(bytes: Uint8Array): Result<string>;
  /** All of them or none, in one transaction; their names in the same order. */
  putBlobs(all: readonly Uint8Array[]): Result<readonly string[]>;
  blob(sha256: string): Result<Uint8Array>;
  /** Called after every append or merge with what changed. */
  onChange(listener: (changes: readonly Change[], events: readonly SiteEvent[]) => void): () => void;
  /** Takes in the events and blobs of another copy. */
  merge(other: SiteDocument): Result<{ added: number }>;
  close(): void;
}

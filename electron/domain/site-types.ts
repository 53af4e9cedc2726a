// What a site is, once its events are folded (`site-state.ts` does the folding). Read by everybody, changed by nobody
// but the fold. Domain, *Words*.

import type { BindingSource, ExpectedDevice, PlanPicture, SiteEvent } from './events.ts';
import type { Procedure } from './procedure.ts';
import type { DialectName } from './profile.ts';
import type { LampLevel, Millis, Point } from './units.ts';
import type { CheckOutcome, Evidence, Grade, Reason, RecordedVerdict, Verdict } from './verdict.ts';

/** The platform's copy of a thing as last seen: its id there and the whole object, unknown fields and all. */
export interface Seen {
  readonly remoteId: string;
  readonly copy: Readonly<Record<string, unknown>>;
  readonly gone: boolean;
  /** Of a port: this document called it so, and not somebody else. */
  readonly named?: true;
}

/** The platform said no to this wish (`wanted`: canonical JSON of what was asked). */
export interface Refusal {
  readonly code: string;
  readonly say: string;
  readonly wanted: string;
  readonly at: Millis;
  /** Of the failure `code`; absent in older documents. */
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface SyncState {
  readonly seen: Seen | null;
  readonly refusal: Refusal | null;
}

/**
 * What the platform has because of this document, and nothing here stands for any more: its making was taken back, or its box
 * exchanged for another. To be removed there.
 */
export interface Leftover {
  readonly kind: 'location' | 'plan' | 'hub';
  /** The document's id under which it was seen. */
  readonly id: string;
  /** The hub whose former box it is: given back only when the new one is there. */
  readonly successor: string | null;
  readonly seen: Seen;
  readonly refusal: Refusal | null;
}

export interface Location {
  readonly id: string;
  readonly name: string;
  /** Of its own; null: the site's. */
  readonly procedure: Procedure | null;
  readonly removed: boolean;
  readonly sync: SyncState;
}

export interface Plan {
  readonly id: string;
  readonly locationId: string;
  readonly name: string;
  readonly blob: string;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  readonly revision: string;
  /** SHA-256 of what names its tiles; null: it has none. */
  readonly tiles: string | null;
  /** Metres across the picture's width; null: nobody has said. */
  readonly metresWide: number | null;
  /** The revision before, on the same places; null: there is none, or the sheet was turned or cut since. */
  readonly before: PlanPicture | null;
  readonly removed: boolean;
  readonly sync: SyncState;
}

export interface Area {
  readonly id: string;
  readonly planId: string;
  readonly name: string;
  readonly outline: readonly Point[];
  readonly lockedUntil: Millis | null;
  readonly removed: boolean;
}

/** A port of the document. The platform's id is attached (`portKey`) when it is known. */
export interface Port {
  /** `<hubId>/<printed number>`. */
  readonly id: string;
  readonly hubId: string;
  readonly number: number;
  readonly portKey: string | null;
  /** The socket it is bound to. */
  readonly socketId: string | null;
  readonly sync: SyncState;
}

export interface Hub {
  readonly id: string;
  readonly hwId: string;
  readonly locationId: string;
  readonly planId: string | null;
  readonly name: string;
  readonly firmware: string | null;
  /** Serials this hub had before it was replaced, oldest first. */
  readonly formerHwIds: readonly string[];
  readonly removed: boolean;
  /** By printed number. From the product catalogue, or from the platform once it is known. */
  readonly ports: ReadonlyMap<number, Port>;
  readonly sync: SyncState;
}

/** The latest verdict with what it rests on; `stale` and `untested` are derived. */
export interface SocketVerdict {
  readonly verdict: Verdict;
  readonly reason: Reason | null;
  readonly works: Grade | null;
  readonly place: Grade | null;
  /** When it was recorded; null while untested. */
  readonly at: Millis | null;
  readonly author: string | null;
  readonly checks: readonly CheckOutcome[];
  readonly evidence: Evidence | null;
  readonly portKey: string | null;
  readonly attempts: number;
  readonly procedure: string | null;
  readonly pace: number;
  readonly load: string | null;
  /** The verdict as it was recorded, before anything made it stale. Absent while untested. */
  readonly recorded?: { readonly verdict: RecordedVerdict; readonly reason: Reason | null };
  /** The port of the document it was recorded at; null where none answered. Absent while untested. */
  readonly port?: { readonly hubId: string; readonly number: number } | null;
}

export interface Socket {
  readonly id: string;
  /** Exactly as printed. */
  readonly label: string;
  readonly locationId: string;
  readonly planId: string | null;
  readonly position: Point | null;
  readonly areaId: string | null;
  readonly expected: ExpectedDevice;
  readonly binding: { readonly hubId: string; readonly number: number; readonly how: BindingSource | 'repair' } | null;
  readonly verdict: SocketVerdict;
  /** Ids of its `check.recorded` events, oldest first. */
  readonly history: readonly string[];
  readonly removed: boolean;
}

export interface Issue {
  readonly id: string;
  readonly on: { readonly kind: 'socket' | 'hub' | 'plan'; readonly id: string } | null;
  readonly text: string;
  readonly state: 'open' | 'closed';
  readonly openedAt: Millis;
  readonly author: string;
  readonly comments: readonly { readonly at: Millis; readonly author: string; readonly text: string }[];
  readonly photos: readonly { readonly blob: string; readonly mediaType: string; readonly name: string }[];
}

/** Two people changed the same field of the same thing; the later stands. */
export interface Conflict {
  /** `<kind>/<id>/<field>`. */
  readonly field: string;
  readonly kept: string;
  readonly lost: string;
}

export interface Lease {
  readonly id: string;
  readonly portKey: string;
  readonly level: LampLevel;
  readonly restore: LampLevel | null;
  readonly deadline: Millis;
}

export interface SiteState {
  readonly id: string;
  readonly name: string;
  readonly companyId: string | null;
  /** The generation of the platform the site was pulled from; null: not yet. */
  readonly dialect: DialectName | null;
  readonly details: Readonly<Record<string, string>>;
  readonly procedure: Procedure;
  readonly locations: ReadonlyMap<string, Location>;
  readonly plans: ReadonlyMap<string, Plan>;
  readonly areas: ReadonlyMap<string, Area>;
  readonly hubs: ReadonlyMap<string, Hub>;
  readonly sockets: ReadonlyMap<string, Socket>;
  readonly issues: ReadonlyMap<string, Issue>;
  readonly signatures: readonly {
    readonly role: 'installer' | 'witness' | 'client';
    readonly name: string;
    readonly at: Millis;
    readonly blob: string | null;
  }[];
  readonly reports: readonly {
    readonly number: string;
    readonly revision: number;
    readonly digest: string;
    readonly head: string;
    readonly at: Millis;
  }[];
  /** By `<kind>/<the platform's id>`. */
  readonly leftovers: ReadonlyMap<string, Leftover>;
  /** Leases not yet returned. */
  readonly leases: ReadonlyMap<string, Lease>;
  readonly conflicts: readonly Conflict[];
  /** Port by the platform's id. */
  readonly portsByKey: ReadonlyMap<string, Port>;
  /** Live (not removed, not undone) id of the event that last set a field: what an edit puts in `was`. */
  lastSetBy(field: string): string | null;
  /** Taken back, and not brought back since. */
  isUndone(eventId: string): boolean;
  /** Events that one station can take back next, or bring back, however long ago: see `edits/undo.ts`. */
  undoable(station: string): UndoChoices;
  readonly eventCount: number;
}

/** Ids of events that belong together (one act), latest first; empty where there is nothing. */
export interface UndoChoices {
  /** What undo takes back. */
  readonly undo: readonly string[];
  /** The undos that redo takes back; empty as soon as something new was done. */
  readonly redo: readonly string[];
}

/** One thing that a new event changed: what the screens must be told again. */
export interface Change {
  readonly kind: 'site' | 'location' | 'plan' | 'area' | 'hub' | 'socket' | 'issue' | 'all';
  readonly id: string;
}

export type { SiteEvent };

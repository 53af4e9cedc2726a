// The events of a site document: the only thing that is ever written down. Everything on screen is a fold of them
// (`site-state.ts`). Data only. Domain, *The site document*.

import type { KeptProcedure } from './procedure.ts';
import type { DialectName } from './profile.ts';
import type { Millis, Point, LampLevel } from './units.ts';
import type { CheckOutcome, Evidence, Grade, Reason, RecordedVerdict } from './verdict.ts';

/** The kinds of thing that exist here and on the platform. A port is `<hubId>/<printed number>`. */
export type RemoteKind = 'location' | 'plan' | 'hub' | 'port';

/** What a socket is for. `open`: anything, tested with a test load; the rest stays plugged in. */
export type ExpectedDevice = 'open' | 'lamp' | 'fan' | 'sensor' | 'dimmer' | 'button' | 'screen';

/**
 * Edits of a field carry `was`: the id of the event that last set that field as the author saw it, or null. Where it is
 * not the one the fold finds there, two people changed the same field: the later wins and the earlier is a conflict.
 */
export interface Edit {
  readonly was: string | null;
}

export interface EventBodies {
  'site.created': { siteId: string; name: string };
  'site.renamed': Edit & { name: string };
  /**
   * Client, address, contractor … for the report's cover; the procedure; whatever else is set for the whole site.
   * `dialect`: the generation of the platform the site was pulled from, so that topics can be shown without a profile.
   */
  'site.configured': Edit & {
    details?: Readonly<Record<string, string>>;
    procedure?: KeptProcedure;
    companyId?: string;
    dialect?: DialectName;
  };

  'location.added': { locationId: string; name: string };
  'location.renamed': Edit & { locationId: string; name: string };
  'location.removed': { locationId: string };
  /** What its sockets must stand, whatever the site's procedure says; null: what the site's says. */
  'location.demands': Edit & { locationId: string; procedure: KeptProcedure | null };

  /** `blob` is the SHA-256 of the picture; width and height in its pixels. */
  'plan.imported': PlanPicture & { planId: string; locationId: string; name: string };
  'plan.replaced': Edit & PlanPicture & { planId: string };
  /** Tiles made afterwards of the picture that the plan shows; nobody's edit. */
  'plan.tiled': { planId: string; blob: string; tiles: string };
  'plan.renamed': Edit & { planId: string; name: string };
  /** How many metres the picture's whole width is: holds for another picture of the same sheet too. Null: unknown again. */
  'plan.scaled': Edit & { planId: string; metresWide: number | null };
  'plan.removed': { planId: string };

  'area.outlined': { areaId: string; planId: string; name: string; outline: readonly Point[] };
  'area.renamed': Edit & { areaId: string; name: string };
  'area.locked': Edit & { areaId: string; until: Millis | null };
  'area.removed': { areaId: string };

  'hub.added': { hubId: string; hwId: string; locationId: string; planId: string | null; name: string };
  'hub.renamed': Edit & { hubId: string; name: string };
  'hub.moved': Edit & { hubId: string; locationId: string; planId: string | null };
  /** The box itself was exchanged: bindings follow the printed number, the old serial stays in the history. */
  'hub.replaced': Edit & { hubId: string; hwId: string };
  'hub.removed': { hubId: string };
  'hub.firmware': { hubId: string; firmware: string };

  'socket.added': {
    socketId: string;
    label: string;
    locationId: string;
    planId: string | null;
    position: Point | null;
    areaId: string | null;
    expected: ExpectedDevice;
  };
  'socket.moved': Edit & { socketId: string; planId: string | null; position: Point | null; areaId?: string | null };
  'socket.labelled': Edit & { socketId: string; label: string };
  'socket.expects': Edit & { socketId: string; expected: ExpectedDevice };
  'socket.removed': { socketId: string };
  /** `number` is the printed one. A port is bound to at most one socket: binding it again takes it from the other. */
  'socket.bound': {
    /** Absent: the same act has just taken the socket from its port, which its author knows. */
    was?: string | null;
    socketId: string;
    hubId: string;
    number: number;
    how: BindingSource;
    /** The socket it is knowingly taken from; null: the author saw a free port. */
    takes?: string | null;
  };
  'socket.unbound': Edit & { socketId: string };
  /** One repair of several bindings at once, undone as one. A null port unbinds. */
  'bindings.repaired': {
    kind: MiswireKind;
    bindings: readonly {
      socketId: string;
      hubId: string | null;
      number: number | null;
      /** As in `Edit`; absent: whatever was there. */
      was?: string | null;
    }[];
  };

  'check.recorded': {
    socketId: string;
    verdict: RecordedVerdict;
    reason: Reason | null;
    works: Grade | null;
    place: Grade | null;
    hubId: string | null;
    number: number | null;
    portKey: string | null;
    checks: readonly CheckOutcome[];
    evidence: Evidence | null;
    attempt: number;
    /** Name of the procedure and the pace it ran at (1 = life). */
    procedure: string;
    pace: number;
    /** Name of the test load, where one was used. */
    load: string | null;
  };
  /** A second sign (or its failure) changed how well a place is known; the verdict itself stands or is reopened. */
  'place.graded': {
    sockets: readonly string[];
    place: Grade | null;
    why: 'control' | 'control-failed' | 'scan' | 'lamp' | 'repeat' | 'slip' | 'settled';
  };

  'issue.opened': { issueId: string; on: { kind: 'socket' | 'hub' | 'plan'; id: string } | null; text: string };
  'issue.commented': { issueId: string; text: string };
  'issue.closed': { issueId: string; text: string };
  'issue.reopened': { issueId: string; text: string };
  'photo.attached': { issueId: string; blob: string; mediaType: string; name: string };
  'signature.given': { role: 'installer' | 'witness' | 'client'; name: string; blob: string | null };
  /** `head`: the journal's head when the report was made. `digest`: SHA-256 of its data. */
  'report.issued': { number: string; revision: number; digest: string; head: string };
  /** Files were made of a report: the SHA-256 of each, so that one that comes back is known, or not. */
  'report.made': { digest: string; files: readonly string[] };

  /** Takes another event back; an undone undo is a redo. */
  'event.undone': { eventId: string };

  /** A lamp was changed and must be given back, also after a crash. */
  'lamp.leased': { leaseId: string; portKey: string; level: LampLevel; restore: LampLevel | null; deadline: Millis };
  'lamp.returned': { leaseId: string };

  /** The platform's copy of a thing as last seen (base of the three-way merge), whole, unknown fields and all. */
  'platform.seen': {
    kind: RemoteKind;
    id: string;
    remoteId: string;
    copy: Readonly<Record<string, unknown>>;
    /** Of a port: its name there is what this document called it. */
    named?: true;
  };
  /** The platform no longer has it. `id`: the document's, or the platform's of what is left over there. */
  'platform.gone': { kind: RemoteKind; id: string };
  /** The platform said no to a change; kept until the change is different or tried again by a person. */
  'platform.refused': {
    kind: RemoteKind;
    id: string;
    code: string;
    say: string;
    wanted: string;
    /** Of the failure, to say it in another language; absent in older documents. */
    params?: Readonly<Record<string, string | number>>;
  };
}

export interface PlanPicture {
  readonly blob: string;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  readonly revision: string;
  /** SHA-256 of what names its tiles (`plan-tiles.ts`); absent: it is shown from the picture itself. */
  readonly tiles?: string;
}

/** Where a binding came from: the design schedule, a person's hand, a walk in discover, a repair, the platform. */
export type BindingSource = 'schedule' | 'hand' | 'discover' | 'platform';

export type MiswireKind = 'swap' | 'offbyone' | 'reverse' | 'exchange' | 'bound-elsewhere' | 'unknown-port' | 'moved';

export type EventType = keyof EventBodies;

/** A new event before the journal gives it its place: type and body. */
export type EventDraft = { [T in EventType]: { readonly type: T; readonly body: EventBodies[T] } }[EventType];

/** An event as journalled. Total order: (clock, station, id). */
export type SiteEvent = EventDraft & {
  /** UUID version 7. */
  readonly id: string;
  /** The author's wall clock. */
  readonly at: Millis;
  /** Hybrid logical clock, as text that sorts: see `hybrid-clock.ts`. */
  readonly clock: string;
  readonly author: string;
  readonly station: string;
  /** Id of the first event appended together with this one: they are one act, undone as one. Absent: it stands alone. */
  readonly act?: string;
};

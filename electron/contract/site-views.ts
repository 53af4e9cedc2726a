// What the screens are shown of an open site, besides the hot rows of the state stream: asked for once, and again when the
// stream says that it is stale. Data only, made by `application/views`.

import type { BindingSource, ExpectedDevice, PlanPicture } from '../domain/events.ts';
import type { Procedure } from '../domain/procedure.ts';
import type { HubState, VerdictCounts } from '../domain/site-queries.ts';
import type { Conflict, SocketVerdict } from '../domain/site-types.ts';
import type { Millis, Point } from '../domain/units.ts';
import type { CheckOutcome, Evidence, Grade, Reason, Verdict } from '../domain/verdict.ts';
import type { Edit } from './edits.ts';

export interface AreaView {
  readonly id: string;
  readonly name: string;
  readonly outline: readonly Point[];
  readonly lockedUntil: Millis | null;
  readonly counts: VerdictCounts;
}

export interface PlanView {
  readonly id: string;
  readonly name: string;
  readonly revision: string;
  readonly mediaType: string;
  /** Of the picture, in its pixels. */
  readonly width: number;
  readonly height: number;
  /** SHA-256 of the picture: what `site.blob` takes. */
  readonly blob: string;
  /** What `site.planTiles` takes; null: it is shown from the picture. */
  readonly tiles: string | null;
  /** Metres across the picture; null: nobody has said. */
  readonly metresWide: number | null;
  /** The revision before, which lies on the same places. */
  readonly before: PlanPicture | null;
  readonly counts: VerdictCounts;
  /** On the plan itself, its sockets and its hubs. */
  readonly openIssues: number;
  readonly areas: readonly AreaView[];
}

export interface LocationView {
  readonly id: string;
  readonly name: string;
  /** Of its own; null: the site's. */
  readonly procedure: Procedure | null;
  readonly counts: VerdictCounts;
  /** Sockets that stand on no plan. */
  readonly unplaced: number;
  /** On its plans, sockets and hubs. */
  readonly openIssues: number;
  readonly plans: readonly PlanView[];
}

export interface PersonView {
  readonly author: string;
  readonly events: number;
  readonly lastAt: Millis;
}

/** A conflict in words: of what, what was set, by whom, when; and the edit that sets it again, where one can. */
export interface ConflictView extends Conflict {
  readonly kind: string;
  readonly label: string;
  /** The field's own name: `name`, `binding`, `details.client`. `removed`: what stands is that it is gone. */
  readonly what: string;
  /** What stands. */
  readonly stands: ConflictSide;
  /** What was set aside. */
  readonly aside: ConflictSide;
}

export interface ConflictSide {
  readonly author: string;
  readonly at: Millis;
  readonly text: string;
  readonly edit: Edit | null;
}

export interface SiteView {
  readonly id: string;
  readonly name: string;
  readonly companyId: string | null;
  readonly details: Readonly<Record<string, string>>;
  readonly procedure: Procedure;
  readonly locations: readonly LocationView[];
  readonly openIssues: number;
  readonly conflicts: readonly ConflictView[];
  readonly people: readonly PersonView[];
  readonly reports: readonly { number: string; revision: number; digest: string; at: Millis }[];
}

/** Everything of a socket but its verdict (which the state stream tells), in columns, so that 10,000 stay small. */
export interface SocketsView {
  readonly ids: readonly string[];
  readonly labels: readonly string[];
  readonly locationIds: readonly string[];
  readonly planIds: readonly (string | null)[];
  readonly areaIds: readonly (string | null)[];
  /** Fractions of the plan's picture; null: not placed. */
  readonly xs: readonly (number | null)[];
  readonly ys: readonly (number | null)[];
  readonly expected: readonly ExpectedDevice[];
  readonly hubIds: readonly (string | null)[];
  /** The port's printed number. */
  readonly numbers: readonly (number | null)[];
}

export interface PortView {
  readonly number: number;
  /** The platform's id; null: not known yet. */
  readonly portKey: string | null;
  readonly socketId: string | null;
  readonly label: string | null;
  /** How long ago something was heard, at the time of asking; null: not in this session. */
  readonly heardMsAgo: Millis | null;
}

export interface HubView {
  readonly id: string;
  readonly hwId: string;
  readonly name: string;
  readonly locationId: string;
  readonly planId: string | null;
  readonly product: string;
  readonly firmware: string | null;
  readonly state: HubState;
  readonly formerHwIds: readonly string[];
  readonly ports: readonly PortView[];
  /** Why the platform refused it, and what to do about it. */
  readonly refused: { readonly say: string; readonly next: string } | null;
}

/** What was heard of the hubs, told every second: only the hubs of which something else is known than was told before. */
export interface HearingView {
  /** The application's clock: ages are counted from it. */
  readonly now: Millis;
  readonly hubs: readonly HubHeard[];
  /** The ports of the hub that was asked for: printed number, and when its last message came (null: not in this session). */
  readonly ports: readonly (readonly [number: number, at: Millis | null])[];
}

export interface HubHeard {
  readonly id: string;
  readonly state: HubState;
  /** When its last message came, of whichever port. */
  readonly at: Millis | null;
}

export interface CheckRecord {
  readonly eventId: string;
  readonly at: Millis;
  readonly author: string;
  readonly verdict: Verdict;
  readonly reason: Reason | null;
  readonly works: Grade | null;
  readonly place: Grade | null;
  readonly checks: readonly CheckOutcome[];
  readonly evidence: Evidence | null;
  readonly attempt: number;
  readonly pace: number;
  /** Name of the procedure it was held against. */
  readonly procedure: string;
  readonly load: string | null;
}

export interface SocketDetail {
  readonly id: string;
  readonly label: string;
  readonly locationId: string;
  readonly location: string;
  readonly planId: string | null;
  readonly plan: string | null;
  readonly position: Point | null;
  readonly areaId: string | null;
  readonly area: string | null;
  readonly expected: ExpectedDevice;
  readonly hub: {
    readonly id: string;
    readonly hwId: string;
    readonly name: string;
    readonly number: number;
    readonly portKey: string | null;
    readonly how: BindingSource | 'repair';
  } | null;
  readonly verdict: SocketVerdict;
  /** Its lamp is borrowed for so long from now; null: it is not. */
  readonly blinkMsLeft: Millis | null;
  /** Newest first. */
  readonly history: readonly CheckRecord[];
  readonly issues: readonly IssueView[];
}

/** What a port said last, and how long ago at the time of asking. Null: never said. */
export interface ReadingView {
  readonly msAgo: Millis;
  readonly present: boolean | null;
  readonly device: string | null;
  readonly watts: number | null;
  readonly volts: number | null;
  /** 0..100 */
  readonly lampLevel: number | null;
  /** °C */
  readonly temperature: number | null;
}

/** Watts over time, oldest first, as the platform counts them. */
export interface MetricsView {
  readonly from: Millis;
  readonly to: Millis;
  readonly points: readonly { readonly at: Millis; readonly value: number }[];
}

export interface IssueView {
  readonly id: string;
  readonly on: { readonly kind: 'socket' | 'hub' | 'plan'; readonly id: string } | null;
  /** Label or name of what it is on; empty for the site as a whole. */
  readonly subject: string;
  readonly text: string;
  readonly state: 'open' | 'closed';
  readonly openedAt: Millis;
  readonly author: string;
  readonly comments: readonly { readonly at: Millis; readonly author: string; readonly text: string }[];
  readonly photos: readonly { readonly blob: string; readonly mediaType: string; readonly name: string }[];
}

export interface IssuesView {
  readonly issues: readonly IssueView[];
  /** Hubs of which nothing is heard any more: one entry each, closed by themselves. */
  readonly silentHubs: readonly {
    readonly hubId: string;
    readonly name: string;
    readonly hwId: string;
    readonly sockets: number;
  }[];
}

/** What the platform must still learn, and what it refused. */
export interface WaitingView {
  /** broker: there is nobody to tell. none: not connected. */
  readonly platform: 'none' | 'broker' | 'there';
  readonly items: readonly {
    readonly kind: 'location' | 'plan' | 'hub' | 'port';
    readonly id: string;
    readonly label: string;
    readonly act: 'add' | 'change' | 'remove';
    readonly refused: string | null;
    /** What to do about it. */
    readonly next: string | null;
    /** Something else must go first. */
    readonly waits: boolean;
  }[];
}

// What the frame around every screen shows: the rail's measures, the one next action, the three pills, the running walk, the
// demonstration's robot. One view, told whole whenever it changes, four times a second at most.

import type { NextAction, VerdictCounts } from '../domain/site-queries.ts';
import type { Millis } from '../domain/units.ts';
import type { Person } from '../domain/verification/division.ts';
import type { VerificationMode, VerificationView } from '../domain/verification/protocol.ts';

export interface Words {
  readonly code: string;
  readonly say: string;
  readonly next: string;
}

export interface LiveView {
  /** none: no connection was asked for. catching-up: heard again, baselines are being read. */
  readonly line: 'none' | 'connecting' | 'connected' | 'catching-up' | 'lost';
  /** Since when it is lost. */
  readonly since: Millis | null;
  readonly trouble: Words | null;
  readonly profile: string | null;
  readonly lanes: readonly {
    readonly clientId: string;
    readonly state: string;
    readonly filters: number;
    readonly rate: number;
    /** The busiest of the last seconds. */
    readonly peak: number;
    /** What the broker lets through in a second; null: as much as comes. */
    readonly limit: number | null;
    readonly focus: boolean;
  }[];
  readonly messages: number;
  readonly malformed: number;
  readonly unknown: number;
  /** Second copies, heard over two lanes, that were dropped. */
  readonly copies: number;
  readonly reconnects: number;
  /** At least so many were lost on one lane, and heard over another. */
  readonly missed: number;
  /** A lane runs at what the broker lets through: some may be lost without a sign. */
  readonly suspectedLoss: boolean;
  /** For how many seconds in all, and when last; null: never. */
  readonly fullSeconds: number;
  readonly fullAt: Millis | null;
  /** Only part of the site is listened to: the names of these hubs. Null: all of it. */
  readonly narrowedTo: readonly string[] | null;
  /** A person asked for one floor alone. Null: the whole site. */
  readonly floor: { readonly planId: string; readonly name: string } | null;
  /** Count of what the timeline has told so far: another number, ask for it again. */
  readonly happened: number;
}

export interface OutboxView {
  readonly waiting: number;
  /** Refused by the platform: a person is needed. */
  readonly refused: number;
  readonly busy: boolean;
  /** The last attempt did not reach the platform. */
  readonly trouble: Words | null;
}

export interface RunView {
  /** 1 where one walks alone. */
  readonly person: Person;
  readonly mode: VerificationMode;
  readonly phase: VerificationView['phase'];
  readonly proposed: { readonly socketId: string; readonly label: string } | null;
  readonly remaining: number;
  readonly verdicts: number;
}

/** A walk of two, as far as each of them is. */
export interface CrewView {
  readonly mode: VerificationMode;
  /** Plugs are told apart by their hubs alone. Null: only one of them is there. */
  readonly loadsAlike: boolean | null;
  readonly people: readonly {
    readonly person: Person;
    /** Has begun, and not ended. */
    readonly isThere: boolean;
    /** A page shows this person. */
    readonly isSeated: boolean;
    /** Sockets still to be visited. */
    readonly left: number;
  }[];
}

/** The scripted technician of a demonstration. */
export interface RobotView {
  readonly state: 'off' | 'walking' | 'paused';
  /** 1 = a person's pace. */
  readonly speed: number;
  /** Share of proposals first answered at a neighbouring label. */
  readonly slips: number;
}

export interface FrameView {
  readonly site: {
    readonly id: string;
    readonly name: string;
    readonly events: number;
    /** Time of the last event. */
    readonly savedAt: Millis | null;
  } | null;
  readonly counts: VerdictCounts;
  readonly measures: {
    readonly locations: number;
    readonly plans: number;
    readonly placed: number;
    readonly bound: number;
    readonly hubs: number;
    readonly hubsHeard: number;
    readonly ports: number;
    readonly portsHeard: number;
    readonly openIssues: number;
    readonly revisit: number;
    readonly reportIsCurrent: boolean;
  };
  readonly next: NextAction;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly live: LiveView;
  readonly outbox: OutboxView;
  /** What is being verified: nothing, one's own, or what each of two people does. */
  readonly runs: readonly RunView[];
  /** Null: one walks alone, or nobody. */
  readonly crew: CrewView | null;
  readonly robot: RobotView | null;
  readonly report: {
    /** Another number whenever something happened that a report tells: what was made before is behind. */
    readonly basis: number;
    /** Files made of how many, while one is being made. */
    readonly making: { readonly made: number; readonly of: number } | null;
  };
}

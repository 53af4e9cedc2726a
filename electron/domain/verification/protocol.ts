// What goes into the verification engine and what comes out. Data only; the deciding is done beside this file.
// The engine is pure: `step(state, input) → {state, effects}`; time is in the input. Domain, *Verification engine*.

import type { ExpectedDevice, MiswireKind } from '../events.ts';
import type { Procedure } from '../procedure.ts';
import type { Device, PortAction, PortKey, PortReading, RawMessage } from '../reading.ts';
import type { LampLevel, Millis, Point } from '../units.ts';
import type { DeclaredReason, Grade, Reason, SkipReason, Verdict, VerdictDraft } from '../verdict.ts';

/**
 * walk, discover: a technician with a test load. light: follow the light. blink: lamps only. find: which port is behind this
 * lamp. health: nobody.
 */
export type VerificationMode = 'walk' | 'discover' | 'plug' | 'light' | 'blink' | 'find' | 'health';

/** A socket as the engine needs it, in the order of the route. */
export interface SocketTask {
  readonly socketId: string;
  readonly label: string;
  /** The port the document says it is bound to. */
  readonly portKey: PortKey | null;
  /** It is bound, to a port that the platform has no id of yet: what answers elsewhere is a surprise. */
  readonly awaitsId?: true;
  readonly expected: ExpectedDevice;
  readonly planId: string | null;
  readonly position: Point | null;
  readonly areaId: string | null;
  /** The area's name, to be said. */
  readonly area?: string;
  /** Area not accessible now. */
  readonly locked: boolean;
  readonly verdict: Verdict;
  readonly place: Grade | null;
  /** What is demanded of it, paced as the setup's; absent: the setup's. */
  readonly procedure?: Procedure;
}

/** Every port the site knows, bound or not. */
export interface PortInfo {
  readonly portKey: PortKey;
  readonly hubId: string;
  /** As printed. */
  readonly number: number;
  /** Order on the platform, from 1. */
  readonly order: number;
}

export interface VerificationSetup {
  readonly mode: VerificationMode;
  /** The site's, for what has none of its own. Already paced (`procedure.ts`, paced). */
  readonly procedure: Procedure;
  readonly pace: number;
  /** In the order of the route: area by area, shortest way; the engine walks them as they come. */
  readonly sockets: readonly SocketTask[];
  readonly ports: readonly PortInfo[];
  /** Chosen test load; null: any plug-in counts. */
  readonly testLoad: Device | null;
  /** Sockets have a lamp of their own even where a port has not reported one. */
  readonly socketsHaveLamps: boolean;
  /** Give the verdict at the lamp. */
  readonly lampAnswers: boolean;
  /** These are done whatever their verdict; blink: in turn. Empty: all. */
  readonly only: ReadonlySet<string>;
  /** Only these are visited, and what is finished among them is left alone. Absent: all. */
  readonly within?: ReadonlySet<string>;
  /** Sockets that another person is to visit: never proposed here. Absent: one walks alone. */
  readonly othersSockets?: ReadonlySet<string>;
  /** Hubs that another person works on meanwhile with a load that looks the same: a plug there is theirs. Absent: none. */
  readonly othersHubs?: ReadonlySet<string>;
}

/** What of a walk of two is one person's, and what the other's. */
export interface Share {
  readonly own: ReadonlySet<string>;
  readonly othersSockets: ReadonlySet<string>;
  /** Null: none, the loads are told apart by themselves. */
  readonly othersHubs: ReadonlySet<string> | null;
}

export type TechnicianAction =
  /** Enter, PageDown: the proposed socket is left for later; a plug at the next one tests that one. */
  | { readonly kind: 'next' }
  | { readonly kind: 'back' }
  /** "I am here", or arrow keys: propose this socket. */
  | { readonly kind: 'choose'; readonly socketId: string }
  | { readonly kind: 'skip'; readonly reason: SkipReason }
  /** The person's word that the proposed socket fails, by default because it gives no answer. Grade observed. */
  | { readonly kind: 'declare-dead'; readonly reason?: DeclaredReason }
  /** The person's word that a fixed device works. Only where the procedure allows it. */
  | { readonly kind: 'observed' }
  /** Take the offered repair, or refuse it. */
  | { readonly kind: 'accept-repair'; readonly repairId: string }
  | { readonly kind: 'refuse-repair'; readonly repairId: string }
  /** A label was read by scanner or eye at the port that holds the load now: second sign for *place*. */
  | { readonly kind: 'scanned'; readonly label: string }
  /** Follow the light: the lamp that is full now is this socket. */
  | { readonly kind: 'tapped'; readonly socketId: string }
  /** find: how the lamp is that the person stands at. */
  | { readonly kind: 'saw-lamp'; readonly full: boolean }
  /** Answer to "lamps here will change; is anyone on a ladder?". */
  | { readonly kind: 'nobody-on-a-ladder' }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  /** End: what is left is deferred with this reason. */
  | { readonly kind: 'finish'; readonly reason: Reason };

export type VerificationInput =
  | { readonly type: 'reading'; readonly reading: PortReading; readonly message: RawMessage }
  /** The platform's own copy of a port's last state, at the start and after every gap. Null: it has none. */
  | {
      readonly type: 'baseline';
      readonly at: Millis;
      readonly portKey: PortKey;
      readonly reading: PortReading | null;
      /** The platform's answer as it came: what a plug across a gap rests on. */
      readonly message?: RawMessage;
    }
  | { readonly type: 'line'; readonly at: Millis; readonly line: 'lost' }
  /** Baselines for the gap follow at once, then `caught-up`. */
  | { readonly type: 'line'; readonly at: Millis; readonly line: 'back'; readonly gapMs: Millis }
  | { readonly type: 'line'; readonly at: Millis; readonly line: 'caught-up' }
  | { readonly type: 'tick'; readonly at: Millis }
  | { readonly type: 'technician'; readonly at: Millis; readonly action: TechnicianAction }
  /** The document changed: these tasks replace those of the same socket (after a repair, an undo, somebody's edit). */
  | {
      readonly type: 'tasks';
      readonly at: Millis;
      readonly sockets: readonly SocketTask[];
      readonly ports: readonly PortInfo[];
      /** Sockets that are no more. */
      readonly removed?: readonly string[];
      /** Something was undone: what is open again by it is proposed at once. */
      readonly undone?: true;
    }
  /** A walk of two is divided otherwise from now on. */
  | {
      readonly type: 'share';
      readonly at: Millis;
      readonly share: Share;
      /** Those that have just become this person's, as the document has them, in the order of the way. */
      readonly sockets: readonly SocketTask[];
    };

/** A mis-wiring with the fix that repairs it. `ports[i]` is what `sockets[i]` really reaches. */
export interface Repair {
  readonly repairId: string;
  readonly kind: MiswireKind;
  readonly sockets: readonly string[];
  readonly ports: readonly PortKey[];
  /** Sockets whose verdict needs another plug after the repair. */
  readonly revisit: readonly string[];
}

/** What is said aloud and shown huge. Labels are parameters; the screens word it. */
export type Utterance =
  | { readonly say: 'go-to'; readonly socketId: string; readonly label: string }
  | { readonly say: 'testing'; readonly socketId: string; readonly label: string }
  /** The verdict; the load is still in. `pull` = you may pull now. */
  | {
      readonly say: 'verdict';
      readonly socketId: string;
      readonly label: string;
      readonly verdict: Verdict;
      readonly reason: Reason | null;
    }
  | { readonly say: 'pull'; readonly socketId: string; readonly label: string }
  | { readonly say: 'plug-again'; readonly socketId: string; readonly label: string }
  /** An answer from a socket that is not the proposed one: "That is 09, check the label". Null label: a port of no socket. */
  | {
      readonly say: 'surprise';
      readonly socketId: string | null;
      readonly label: string | null;
      readonly portKey: PortKey;
      readonly proposed: string;
    }
  /** "Nothing from 07, check the label". */
  | { readonly say: 'nothing-from'; readonly socketId: string; readonly label: string }
  | { readonly say: 'line-lost' }
  | { readonly say: 'line-back' }
  | { readonly say: 'repair-offered'; readonly repair: Repair }
  | { readonly say: 'control'; readonly socketId: string; readonly label: string }
  | { readonly say: 'control-failed'; readonly socketId: string; readonly label: string; readonly reopened: number }
  | { readonly say: 'still-occupied'; readonly socketId: string; readonly label: string }
  | { readonly say: 'lamp-not-low'; readonly socketId: string; readonly label: string }
  | { readonly say: 'other-load'; readonly device: Device; readonly portKey: PortKey }
  /** `area`: another than before, by its name. */
  | { readonly say: 'tap-the-light'; readonly area?: string }
  /** find: half of the lamps that are `left` are full now. */
  | { readonly say: 'is-yours-full'; readonly left: number }
  /** find: whose lamp it is. `socketId` null: of a port that no socket is on. */
  | {
      readonly say: 'found';
      readonly socketId: string | null;
      readonly label: string | null;
      readonly hubId: string;
      /** As printed. */
      readonly number: number;
    }
  | { readonly say: 'not-found' }
  | { readonly say: 'anyone-on-a-ladder' }
  | { readonly say: 'do-by-hand'; readonly socketId: string; readonly label: string; readonly expected: ExpectedDevice }
  /** A label was read. `agrees`: it is that of the socket which holds the load; null: nothing was plugged in yet. */
  | { readonly say: 'label-read'; readonly label: string; readonly agrees: boolean | null }
  /** What was scanned is no label of the sockets of this work. */
  | { readonly say: 'label-unknown'; readonly label: string }
  /** Two people whose loads look the same: plugs count at one's own hubs only. */
  | { readonly say: 'loads-alike' }
  | { readonly say: 'paused' }
  | { readonly say: 'done' };

/** Something worth listing that is no verdict: another person's load, what a blink or a health check found. */
export type Note =
  | { readonly note: 'other-load' }
  | { readonly note: 'not-bound' }
  | { readonly note: 'no-lamp' }
  | { readonly note: 'lamp-silent' }
  | { readonly note: 'lamp-answered'; readonly ms: Millis }
  /** `present` null: not reported. `heardMsAgo` null: known from the platform alone. */
  | {
      readonly note: 'health';
      readonly present: boolean | null;
      readonly heardMsAgo: Millis | null;
      readonly lampLevel: LampLevel | null;
    }
  | { readonly note: 'silent' };

export type VerificationEffect =
  | { readonly type: 'record'; readonly draft: VerdictDraft }
  /** discover and follow-the-light: this socket is on this port. Comes before its `record`. */
  | { readonly type: 'bind'; readonly socketId: string; readonly portKey: PortKey }
  | { readonly type: 'repair'; readonly repair: Repair }
  | {
      readonly type: 'grade-place';
      readonly sockets: readonly string[];
      readonly place: Grade | null;
      readonly why: 'control' | 'control-failed' | 'scan' | 'lamp' | 'repeat' | 'slip' | 'settled';
    }
  /** `lease`: give the former level back at the deadline or when told. */
  | {
      readonly type: 'act';
      readonly portKey: PortKey;
      readonly action: PortAction;
      readonly lease?: { readonly restore: LampLevel | null; readonly forMs: Millis };
    }
  | { readonly type: 'end-lease'; readonly portKey: PortKey }
  | { readonly type: 'say'; readonly utterance: Utterance }
  | {
      readonly type: 'note';
      readonly socketId: string | null;
      readonly portKey: PortKey | null;
      readonly note: Note;
    };

/** What is wanted at the proposed socket: the load, once more, as a control; or what its fixed device needs. */
export type Asked = 'plug' | 'again' | 'control' | 'by-hand' | 'lighting' | 'tap' | 'blinking' | 'compare';

/** What the screens (and the technician) see of a running verification, derived from the state by `viewOf`. */
export interface VerificationView {
  readonly mode: VerificationMode;
  readonly phase:
    | 'go-to'
    | 'testing'
    | 'pull'
    | 'surprise'
    | 'no-answer'
    | 'line-lost'
    | 'paused'
    | 'question'
    | 'light'
    | 'find'
    | 'done';
  readonly proposed: string | null;
  readonly asked: Asked;
  /** Of the proposed socket. */
  readonly expected: ExpectedDevice | null;
  /** A person's word is enough for the proposed socket. */
  readonly mayObserve: boolean;
  /** Where the way goes on after the proposed one: the next few. */
  readonly upcoming: readonly string[];
  /** While the phase is that: who answered. Null: a port of no socket. */
  readonly surprise: { readonly socketId: string | null; readonly label: string | null } | null;
  /** The last thing said. */
  readonly line: Utterance | null;
  readonly lastVerdict: { readonly socketId: string; readonly verdict: Verdict; readonly reason: Reason | null } | null;
  readonly repairs: readonly Repair[];
  /** Sockets to come back to at the end of the area. */
  readonly revisit: readonly string[];
  readonly remaining: number;
  /** A named reading for the socket under test, for live values. */
  readonly reading: PortReading | null;
}

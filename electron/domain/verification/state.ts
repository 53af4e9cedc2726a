// What a running verification knows. The state is linear: `step` consumes the one it is given and hands it on changed, because
// ten thousand ports are not copied for each message. Data and small questions only; the deciding files stand beside it.

import type { Procedure } from '../procedure.ts';
import type { PortKey, PortReading, RawMessage } from '../reading.ts';
import type { LampLevel, Millis } from '../units.ts';
import type { Grade, Reason, Verdict, VerdictDraft } from '../verdict.ts';
import type { SeenValues } from './checks.ts';
import type { Contacts, Edge } from './contacts.ts';
import type { Touched } from './reactions.ts';
import type { PortInfo, Repair, SocketTask, Utterance, VerificationEffect, VerificationSetup } from './protocol.ts';

/** What this session has learned about one socket. */
export interface Progress {
  task: SocketTask;
  /** Done: nothing more is asked of it in this session. */
  done: boolean;
  /** Removed from the site. */
  removed: boolean;
  attempts: number;
  /** Visits that ended without an answer. */
  noAnswers: number;
  /** Those of them in which "nothing from" was said: somebody had the time to plug. */
  silences: number;
  /** Single surprise while this socket was proposed: the person may have been elsewhere. */
  hint: PortKey | null;
  /** The label was read: plugging here really reaches this port. */
  answered: PortKey | null;
  verdict: Verdict;
  reason: Reason | null;
  place: Grade | null;
}

export type Plugged = Extract<Edge, { kind: 'plugged' }>;

/** The plug under test. */
export interface Trial {
  readonly socketId: string;
  readonly portKey: PortKey;
  readonly edgeAt: Millis;
  /** The plug itself was heard: what took how long after it is known. */
  readonly isTimed: boolean;
  readonly holdUntil: Millis;
  place: Grade;
  message: RawMessage;
  seen: SeenValues;
  /** What was recorded at the edge, and may be lowered. */
  recorded: VerdictDraft | null;
  bounces: number;
  /** The lamp reported low at or after the edge: it can answer. */
  lampLow: boolean;
  /** Plugged unseen, while the line was lost for so long. */
  readonly acrossGapMs?: Millis;
}

/** A plug at the proposed socket that the line was not there to tell: the platform's copy does. */
export interface UnseenPlug {
  readonly socketId: string;
  readonly reading: PortReading;
  readonly message: RawMessage;
  readonly gapMs: Millis;
}

/** A fixed device being tried: lit, pressed, turned or spun. */
export interface HandTrial {
  readonly socketId: string;
  readonly portKey: PortKey;
  /** When the person or the port is not waited for any longer; null: it may take its time. */
  dueAt: Millis | null;
  /** What the port reported of what must change, before. */
  before: Touched;
  /** The port has reported what was asked for. */
  answer: RawMessage | null;
  tries: number;
  /** A lamp only: what is waited for. */
  stage: LampStage;
  /** A socket of another lamp that was tapped once. */
  doubted: string | null;
}

/**
 * Other lamps are brought low · this one is, where it is full already · it is told to go full · it says that it is. A fan that
 * turns already is stopped (lowering) before it is told to turn (lighting).
 */
export type LampStage = 'dimming' | 'lowering' | 'lighting' | 'lit';

/** Follow the light: what is known of the lamps of this session. */
export interface Light {
  /** Lamps brought low until the lamps are done with: when last told, how often in vain. */
  readonly dimmed: Map<PortKey, { at: Millis; tries: number; readonly restore: LampLevel | null }>;
  /** Lamps that can't be brought low: another than the lit one may look lit. */
  readonly stubborn: Set<PortKey>;
  /** Lamps of no socket that never said they were lit, and how often. */
  readonly silent: Map<PortKey, number>;
  /** Hubs whose lamps were not seen from where the person is. */
  readonly elsewhere: Set<string>;
  /** Lamps that were lit here and not tapped; how many since the last one that was. */
  readonly unseen: Set<PortKey>;
  inVain: number;
  /** Where one stood and did not see the lamp that is looked for. */
  readonly stood: string[];
  /** The socket that was tapped last. */
  tapped: string | null;
  /** Whose lamp was seen last: the next one is probably near. */
  hubId: string | null;
  /** The area where lamps were last looked for. */
  areaId: string | null;
  /** The area whose name was said last: one is told where the next lamp is. */
  toldAreaId: string | null;
}

/** find: which lamps may still be the one, and what they were told. */
export interface Find {
  /** In the order of hubs and printed numbers. */
  readonly all: readonly PortKey[];
  /** Those that may be the one. */
  left: readonly PortKey[];
  /** Those of them that are to be full; every other one low. */
  bright: ReadonlySet<PortKey>;
  /** What was left before each answer, the latest last. */
  readonly before: (readonly PortKey[])[];
  /** The person is asked; before that the lamps are waited for. */
  asked: boolean;
  tries: number;
  toldAt: Millis;
  dueAt: Millis;
}

export type Phase =
  'go-to' | 'testing' | 'surprise' | 'no-answer' | 'line-lost' | 'paused' | 'question' | 'light' | 'find' | 'done';

export interface VerificationState {
  /** Only whose sockets are whose changes (`share.ts`). */
  setup: VerificationSetup;
  readonly contacts: Contacts;
  readonly sockets: Map<string, Progress>;
  readonly ports: Map<PortKey, PortInfo>;
  readonly portsOfHub: Map<string, Set<PortKey>>;
  /** Sockets that were left without an answer in this session. */
  readonly unanswered: Set<string>;
  /** Sockets that seem to reach another port than theirs. */
  readonly suspects: Set<string>;
  /** Which socket the document says is on a port. */
  readonly ownerOf: Map<PortKey, string>;
  /** Sockets still to be visited, in order; the first is proposed. */
  queue: string[];
  phase: Phase;
  proposed: string | null;
  proposedAt: Millis;
  trial: Trial | null;
  hand: HandTrial | null;
  /** The socket tested last: its load may still be in. */
  lastTested: string | null;
  /** Where the person was sent before, newest last. */
  trail: string[];
  /** Sockets whose place is by route until the one left unanswered before them is settled. */
  readonly placesWaiting: Map<string, string[]>;
  /** Ports of another person's hubs that were plugged, and what was proposed here meanwhile. */
  readonly othersPlugs: Map<PortKey, string>;
  /** Plugged in, and what it is has not been said yet: how long that is waited for, and what was said meanwhile. */
  readonly unnamed: Map<PortKey, { readonly plug: Plugged; readonly until: Millis; said: PortReading }>;
  /** Ports with a pull that may be a bounce. */
  readonly pulls: Set<PortKey>;
  /** What fans were set to before they were first tried: what is tried once more was set by us. */
  readonly fanTargets: Map<PortKey, number>;
  repairs: Repair[];
  repairCount: number;
  /** Taken or refused, with its sockets: not offered again while these are bound as they are. */
  readonly answeredRepairs: Map<string, readonly string[]>;
  line: Utterance | null;
  /** The load is wanted once more at the proposed socket. */
  again: boolean;
  surprise: { readonly socketId: string | null; readonly label: string | null } | null;
  lastVerdict: { socketId: string; verdict: Verdict; reason: Reason | null } | null;
  /** Found where they were plugged, since the last good control, in order. */
  row: string[];
  control: string | null;
  /** By the person, until the person goes on. */
  paused: boolean;
  lost: boolean;
  lostAt: Millis;
  gapMs: Millis | null;
  unseen: UnseenPlug | null;
  /** Somewhere something was plugged in while the walk was held. */
  pluggedMeanwhile: boolean;
  ladderAsked: boolean;
  readonly light: Light;
  anyEdge: boolean;
  /** Ports whose lamp is on lease. */
  readonly lit: Set<PortKey>;
  /** Lamps that were told to be bright, or will be given back bright, when the load is pulled; and until when they may be so. */
  readonly brightAfter: Set<PortKey>;
  readonly brightUntil: Map<PortKey, Millis>;
  /** blink, health: what comes next. */
  sweep: { index: number; since: Millis; portKey: PortKey | null } | null;
  /** find: which lamps are left. */
  find: Find | null;
}

/** One step under way: the state, and what it has decided so far. */
export interface Turn {
  readonly state: VerificationState;
  readonly effects: VerificationEffect[];
  readonly at: Millis;
}

export function say(turn: Turn, utterance: Utterance): void {
  turn.state.line = utterance;
  if (utterance.say === 'plug-again') turn.state.again = true;
  if (utterance.say === 'surprise') turn.state.surprise = { socketId: utterance.socketId, label: utterance.label };
  turn.effects.push({ type: 'say', utterance });
}

export const progressOf = (state: VerificationState, socketId: string): Progress => {
  const progress = state.sockets.get(socketId);
  if (!progress) throw new Error(`socket ${socketId} is not part of this verification`);
  return progress;
};

/** Nothing is tried and nobody is sent anywhere: there is no line, or the person paused. */
export const isHeld = ({ lost, paused }: VerificationState): boolean => lost || paused;

export const isGood = (verdict: Verdict): boolean => verdict === 'pass' || verdict === 'marginal';

/** It passed, and nothing has opened it again. */
export const stands = ({ verdict, done, task }: Progress): boolean => isGood(verdict) && (done || isGood(task.verdict));

/** In a walk of two the other person visits it. */
export const isAnothersSocket = ({ setup }: VerificationState, socketId: string): boolean =>
  setup.othersSockets?.has(socketId) === true;

export const labelOf = (state: VerificationState, socketId: string): string =>
  state.sockets.get(socketId)?.task.label ?? socketId;

/** What is demanded of this socket. */
export const demandedOf = ({ sockets, setup }: VerificationState, socketId: string | null): Procedure =>
  sockets.get(socketId ?? '')?.task.procedure ?? setup.procedure;

/** What is demanded of whatever is on this port; on one of no socket, what is of the place where one is sent. */
export const demandedAt = (state: VerificationState, portKey: PortKey): Procedure =>
  demandedOf(state, state.ownerOf.get(portKey) ?? state.proposed);

/** This socket is on that port from now on, and on no other. */
export function putOn(state: VerificationState, socketId: string, portKey: PortKey): void {
  const progress = progressOf(state, socketId);
  const former = progress.task.portKey;
  if (former !== null && state.ownerOf.get(former) === socketId) state.ownerOf.delete(former);
  state.ownerOf.set(portKey, socketId);
  const { awaitsId: _before, ...task } = progress.task;
  progress.task = { ...task, portKey };
}

/** Records a verdict and remembers it. */
export function record(turn: Turn, draft: VerdictDraft): void {
  const progress = progressOf(turn.state, draft.socketId);
  progress.verdict = draft.verdict;
  progress.reason = draft.reason;
  progress.place = draft.place;
  turn.state.lastVerdict = { socketId: draft.socketId, verdict: draft.verdict, reason: draft.reason };
  turn.effects.push({ type: 'record', draft });
}

/** A verdict without a message: deferred, or a person's word. */
export function recordWithout(
  turn: Turn,
  socketId: string,
  verdict: 'deferred' | 'fail',
  reason: Reason,
  works: Grade | null = null,
): void {
  const progress = progressOf(turn.state, socketId);
  record(turn, {
    socketId,
    verdict,
    reason,
    works,
    place: null,
    portKey: null,
    checks: [],
    message: null,
    latencyMs: null,
    attempt: Math.max(1, progress.attempts),
  });
}

export function knowPort(state: VerificationState, port: PortInfo): void {
  state.ports.set(port.portKey, port);
  const known = state.portsOfHub.get(port.hubId);
  if (known) known.add(port.portKey);
  else state.portsOfHub.set(port.hubId, new Set([port.portKey]));
}

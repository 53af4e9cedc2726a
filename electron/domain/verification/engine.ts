// The verification engine: takes one input, decides, and hands out effects. Time comes with the input; nothing waits here.
// Which file decides what: contacts (edges), plugs (what one means), line (without one), actions (keys and taps), trial (verdicts),
// walk (the way), surprises (another socket answered), fixed and light (devices that stay), find (one lamp among many), sweep
// (without a person). Domain, *Verification engine*.

import type { PortReading, RawMessage } from '../reading.ts';
import type { Millis } from '../units.ts';
import { acted } from './actions.ts';
import { contactOf, heard, noted, settled, type Contact } from './contacts.ts';
import { darkness } from './dimmed.ts';
import { findDue, findHeard } from './find.ts';
import { handDue, handHeard } from './fixed.ts';
import { baseline, lineChanged } from './line.ts';
import { edged, named, othersLoad } from './plugs.ts';
import type { TechnicianAction, VerificationEffect, VerificationInput, VerificationSetup } from './protocol.ts';
import { shared } from './share.ts';
import {
  demandedAt,
  demandedOf,
  isHeld,
  knowPort,
  labelOf,
  say,
  type Trial,
  type Turn,
  type VerificationState,
} from './state.ts';
import { sweepDue, sweepHeard } from './sweep.ts';
import { isWanted, newProgress, tasksChanged } from './tasks.ts';
import { holdEnded, trialHeard } from './trial.ts';
import { hold, proposeNext, putBack } from './walk.ts';

export type { Contact } from './contacts.ts';
export type { VerificationState } from './state.ts';
export { isUntouched } from './share.ts';
export { viewOf } from './view.ts';

const nothing: readonly VerificationEffect[] = [];

export interface Step {
  readonly state: VerificationState;
  readonly effects: readonly VerificationEffect[];
}

/** Nothing is proposed until the baselines are in (`caught-up`). */
export function startVerification(setup: VerificationSetup, at: Millis): Step {
  const state: VerificationState = {
    setup,
    contacts: new Map(),
    sockets: new Map(setup.sockets.map((task) => [task.socketId, newProgress(task)])),
    unanswered: new Set(),
    ports: new Map(),
    portsOfHub: new Map(),
    suspects: new Set(),
    ownerOf: new Map(setup.sockets.flatMap((task) => (task.portKey === null ? [] : [[task.portKey, task.socketId]]))),
    queue: setup.sockets.filter((task) => isWanted(setup, task)).map((task) => task.socketId),
    phase: 'go-to',
    proposed: null,
    proposedAt: at,
    trial: null,
    hand: null,
    lastTested: null,
    trail: [],
    placesWaiting: new Map(),
    othersPlugs: new Map(),
    unnamed: new Map(),
    pulls: new Set(),
    fanTargets: new Map(),
    repairs: [],
    repairCount: 0,
    answeredRepairs: new Map(),
    line: null,
    again: false,
    surprise: null,
    lastVerdict: null,
    row: [],
    control: null,
    paused: false,
    lost: false,
    lostAt: at,
    gapMs: null,
    unseen: null,
    pluggedMeanwhile: false,
    ladderAsked: false,
    light: darkness(),
    anyEdge: false,
    lit: new Set(),
    brightAfter: new Set(),
    brightUntil: new Map(),
    sweep: null,
    find: null,
  };
  for (const port of setup.ports) knowPort(state, port);
  return { state, effects: nothing };
}

export function step(state: VerificationState, input: VerificationInput): Step {
  if (input.type === 'reading') {
    const contact = state.contacts.get(input.reading.portKey);
    if (contact && isOnlyNoted(state, contact, input.reading)) return { state, effects: nothing };
  }
  const at = input.type === 'reading' ? input.message.at : input.at;
  const turn: Turn = { state, effects: [], at };
  if (state.phase !== 'done' || countsAfterTheEnd(state, input)) take(turn, input);
  return { state, effects: turn.effects };
}

/** Nobody goes on with it: what was changed to try it is put back. The state is done with. */
export function leave(state: VerificationState, at: Millis): readonly VerificationEffect[] {
  const turn: Turn = { state, effects: [], at };
  putBack(turn);
  return turn.effects;
}

const afterTheEnd: ReadonlySet<VerificationInput['type']> = new Set(['reading', 'tick', 'baseline', 'share', 'line']);
const actsAfterTheEnd: ReadonlySet<TechnicianAction['kind']> = new Set([
  'accept-repair',
  'refuse-repair',
  'choose',
  'back',
]);

/** The load is waited for that is still plugged in; another person leaves something to be done; whoever walks finds something open. */
function countsAfterTheEnd({ setup }: VerificationState, input: VerificationInput): boolean {
  if (!['walk', 'discover', 'light'].includes(setup.mode)) return afterTheEnd.has(input.type);
  return input.type === 'technician'
    ? actsAfterTheEnd.has(input.action.kind)
    : input.type === 'tasks' || afterTheEnd.has(input.type);
}

/**
 * Most readings change nothing that anybody waits for: the port goes on as it was, and is not the one being tried. They are
 * noted here and done with (true): `step` need not be asked, nor any timer set. There may be thousands a second.
 */
export function isOnlyNoted(state: VerificationState, contact: Contact, reading: PortReading): boolean {
  if (contact.pulledAt !== null || state.sweep || state.find) return false;
  if (reading.present !== undefined && reading.present !== contact.present) return false;
  const { portKey } = reading;
  if (state.unnamed.has(portKey)) return false;
  if (state.trial?.portKey === portKey || state.hand?.portKey === portKey) return false;
  noted(contact, reading);
  return true;
}

function take(turn: Turn, input: VerificationInput): void {
  switch (input.type) {
    case 'reading':
      return read(turn, input.reading, input.message);
    case 'baseline':
      return baseline(turn, input);
    case 'line':
      return lineChanged(turn, input);
    case 'tick':
      return due(turn);
    case 'technician':
      acted(turn, input.action);
      // Without a line there is nowhere to go: what was left aside is so, and the walk still holds.
      return hold(turn.state);
    case 'tasks':
      return tasksChanged(turn, input);
    case 'share':
      return shared(turn, input);
  }
}

function read(turn: Turn, reading: PortReading, message: RawMessage): void {
  const { state } = turn;
  const contact = contactOf(state.contacts, reading.portKey);
  // The timer may be late: a pull that has lasted is one before anything newer is looked at.
  settle(turn, reading.portKey, contact);
  const edge = heard(contact, reading, message, demandedAt(state, reading.portKey));
  if (contact.pulledAt !== null) state.pulls.add(reading.portKey);
  // What a broker kept is from nobody knows when: a level at most, and no answer to anything.
  if (message.retained === true) return;
  const { trial, hand } = state;
  if (edge) edged(turn, edge, reading);
  else if (reading.present !== false) named(turn, reading, message);
  // What an empty port says of power is not the socket's; what comes with a bounce is.
  if (reading.present === false || (edge && edge.kind !== 'bounced')) return;
  if (trial?.portKey === reading.portKey) trialHeard(turn, trial, reading, message);
  else if (isHeld(state)) return;
  else if (hand?.portKey === reading.portKey) triedByHand(turn, () => handHeard(turn, hand, reading, message));
  else if (state.sweep) sweepHeard(turn, reading);
  else if (state.find) findHeard(turn, state.find);
}

/** A fixed device that is done with makes way for the next socket. */
function triedByHand(turn: Turn, run: () => void): void {
  const trying = turn.state.hand !== null;
  run();
  if (trying && turn.state.hand === null) proposeNext(turn);
}

function due(turn: Turn): void {
  const { state } = turn;
  for (const portKey of [...state.pulls]) settle(turn, portKey, contactOf(state.contacts, portKey));
  for (const [portKey, { until }] of state.unnamed) {
    if (turn.at < until) continue;
    state.unnamed.delete(portKey);
    othersLoad(turn, portKey);
  }
  if (state.trial && turn.at >= (trialDueAt(state, state.trial) ?? Infinity)) holdEnded(turn, state.trial);
  if (isHeld(state)) return;
  const { hand, sweep, find } = state;
  if (find && turn.at >= find.dueAt) findDue(turn, find);
  const again = hand?.dueAt ?? null;
  if (hand && again !== null && turn.at >= again) triedByHand(turn, () => handDue(turn, hand));
  if (sweep && turn.at >= sweepDueAt(state, sweep)) sweepDue(turn);
  const silentAt = noAnswerAt(state);
  if (silentAt === null || turn.at < silentAt || state.proposed === null) return;
  if (turn.at - silentAt > lateMs) {
    // The machine slept or was busy: what was said meanwhile is still on its way.
    state.proposedAt += turn.at - silentAt + lateMs;
  } else {
    state.phase = 'no-answer';
    say(turn, { say: 'nothing-from', socketId: state.proposed, label: labelOf(state, state.proposed) });
  }
}

/** A timer that comes so late says that the machine, not the socket, was silent. */
const lateMs = 250;

/** A pull before the end of the hold time may be a bounce yet: that is waited for. */
function trialDueAt({ contacts }: VerificationState, { portKey, holdUntil }: Trial): Millis | null {
  const { pulledAt } = contactOf(contacts, portKey);
  return pulledAt !== null && pulledAt < holdUntil ? null : holdUntil;
}

function settle(turn: Turn, portKey: string, contact: Contact): void {
  const { state } = turn;
  const edge = settled(contact, portKey, demandedAt(state, portKey).settleMs, turn.at);
  if (contact.pulledAt === null) state.pulls.delete(portKey);
  if (edge) edged(turn, edge, null);
}

/** When "nothing from" is due; null while something else is waited for. */
function noAnswerAt(state: VerificationState): Millis | null {
  const { phase, trial, setup, proposed, proposedAt, hand } = state;
  if (trial || proposed === null || setup.mode === 'plug') return null;
  if (phase !== 'go-to' && phase !== 'surprise') return null;
  if (hand && phase !== 'go-to') return null;
  const { walkingMs, noAnswerMs } = demandedOf(state, proposed);
  return proposedAt + walkingMs + noAnswerMs;
}

const sweepDueAt = (state: VerificationState, { since, portKey }: NonNullable<VerificationState['sweep']>): Millis =>
  since + demandedAt(state, portKey ?? '').lampAnswerMs;

const nobody = { hand: null, sweep: null, find: null } as const;

/** When the engine must be told the time again; null: only an input can change anything. */
export function nextDueAt(state: VerificationState): Millis | null {
  const { trial, pulls, contacts, unnamed } = state;
  const { hand, sweep, find } = isHeld(state) ? nobody : state;
  const dues = [trial && trialDueAt(state, trial), noAnswerAt(state), hand?.dueAt ?? null];
  if (find && state.phase === 'find') dues.push(find.dueAt);
  if (sweep) dues.push(sweepDueAt(state, sweep));
  for (const { until } of unnamed.values()) dues.push(until);
  for (const portKey of pulls) {
    dues.push((contactOf(contacts, portKey).pulledAt ?? 0) + demandedAt(state, portKey).settleMs);
  }
  const known = dues.filter((at) => at !== null);
  return known.length === 0 ? null : Math.min(...known);
}

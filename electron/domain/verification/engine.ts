// The verification engine: takes one input, decides, and hands out effects. Time comes with the input; nothing waits here.
// Which file decides what: contacts (edges), actions (keys and taps), trial (verdicts), walk (the way), surprises (another socket answered), fixed
// and light (devices that stay), find (one lamp among many), sweep (without a person). Domain, *Verification engine*.

import type { Device, PortReading, RawMessage } from '../reading.ts';
import type { Millis } from '../units.ts';
import { acted } from './actions.ts';
import { controlled } from './after-verdict.ts';
import { baselined, contactOf, heard, noted, settled, type Contact, type Edge } from './contacts.ts';
import { again as findAgain, beginFind, findDue, findHeard } from './find.ts';
import { handDue, handHeard } from './fixed.ts';
import { darkness } from './dimmed.ts';
import { lampDone } from './lamp-answers.ts';
import { isLoad } from './loads.ts';
import type { TechnicianAction, VerificationEffect, VerificationInput, VerificationSetup } from './protocol.ts';
import {
  demandedAt,
  demandedOf,
  isAnothersSocket,
  isHeld,
  knowPort,
  labelOf,
  progressOf,
  recordWithout,
  say,
  type Plugged,
  type Trial,
  type Turn,
  type UnseenPlug,
  type VerificationState,
} from './state.ts';
import { shared } from './share.ts';
import { isAnothers, surprised } from './surprises.ts';
import { beginSweep, sweepAgain, sweepDue, sweepHeard } from './sweep.ts';
import { isWanted, newProgress, tasksChanged } from './tasks.ts';
import { beginTrial, candidateConfirmed, holdEnded, pulledEarly, trialHeard } from './trial.ts';
import { finished, startAt } from './queue.ts';
import { leaveUnanswered } from './unanswered.ts';
import { again, propose, proposeNext } from './walk.ts';

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
    pluggedInGap: false,
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

const afterTheEnd: ReadonlySet<VerificationInput['type']> = new Set(['reading', 'tick', 'baseline', 'share']);
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

/** What was done meanwhile is done; nobody is sent on. */
function hold(state: VerificationState): void {
  if (state.phase === 'done') return;
  if (state.lost) state.phase = 'line-lost';
  else if (state.paused) state.phase = 'paused';
}

function read(turn: Turn, reading: PortReading, message: RawMessage): void {
  const { state } = turn;
  const contact = contactOf(state.contacts, reading.portKey);
  // The timer may be late: a pull that has lasted is one before anything newer is looked at.
  settle(turn, reading.portKey, contact);
  const edge = heard(contact, reading, message, demandedAt(state, reading.portKey));
  if (contact.pulledAt !== null) state.pulls.add(reading.portKey);
  const { trial, hand } = state;
  if (edge) edged(turn, edge, reading);
  else if (reading.present !== false && reading.device) named(turn, reading);
  // What an empty port says of power is not the socket's; what comes with a bounce is.
  if (reading.present === false || (edge && edge.kind !== 'bounced')) return;
  if (trial?.portKey === reading.portKey) trialHeard(turn, trial, reading, message);
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

function edged(turn: Turn, edge: Edge, reading: PortReading | null): void {
  const { state } = turn;
  const { trial } = state;
  switch (edge.kind) {
    case 'bounced':
      if (trial?.portKey === edge.portKey) trial.bounces += 1;
      return;
    case 'pulled':
      lampDone(turn, edge.portKey);
      state.unnamed.delete(edge.portKey);
      if (trial?.portKey === edge.portKey) pulledEarly(turn, trial);
      else confirmCandidate(turn, edge.portKey);
      return;
    case 'plugged':
      return plugged(turn, edge, reading);
  }
}

/** Only at the socket that is waited for does an unplug say that a plug was meant. */
function confirmCandidate(turn: Turn, portKey: string): void {
  const { state } = turn;
  const contact = contactOf(state.contacts, portKey);
  const { candidate } = contact;
  contact.candidate = null;
  const owner = state.ownerOf.get(portKey);
  if (!candidate || owner === undefined || state.trial || state.hand || isHeld(state)) return;
  // What stood there before one was sent there is nobody's plug.
  if (candidate.message.at < state.proposedAt) return;
  const awaited = state.setup.mode === 'plug' ? state.queue.includes(owner) : owner === state.proposed;
  if (awaited && isLoad(state.setup.testLoad, candidate.reading.device)) {
    candidateConfirmed(turn, owner, candidate.reading, candidate.message);
  }
}

function plugged(turn: Turn, edge: Plugged, reading: PortReading | null): void {
  const { state } = turn;
  if (isHeld(state) || state.sweep || state.setup.mode === 'find') return;
  const { device } = contactOf(state.contacts, edge.portKey);
  if (!isLoad(state.setup.testLoad, device)) {
    if (device) return othersLoad(turn, edge.portKey);
    // Updates are partial: what it is may come in the next one.
    state.unnamed.set(edge.portKey, { plug: edge, until: turn.at + demandedAt(state, edge.portKey).holdMs });
    return;
  }
  const owner = state.ownerOf.get(edge.portKey) ?? null;
  const isNext = state.phase === 'no-answer' && owner !== null && owner === state.queue[1];
  if (state.trial || (state.hand && !isNext) || isAnothers(turn, edge)) return;
  const first = !state.anyEdge;
  state.anyEdge = true;
  if (state.setup.mode === 'plug') return chosen(turn, owner, edge, reading);
  const { proposed } = state;
  if (proposed === null) return;
  if (state.control !== null) return controlled(turn, state.control, owner);
  if (owner === proposed) return beginTrial(turn, proposed, edge, reading, placeNow(turn));
  if (progressOf(state, proposed).task.portKey === null && owner === null)
    return bindAndTry(turn, proposed, edge, reading);
  if (first && owner !== null && isFinishedHere(state, owner)) {
    startAt(turn, owner);
    propose(turn, owner);
    return beginTrial(turn, owner, edge, reading, 'measured');
  }
  if (isNext) {
    leaveUnanswered(turn, proposed);
    // Settled by now (the second visit), or still to be visited: then this one's place hangs on it.
    const open = state.queue.includes(proposed);
    if (open) state.placesWaiting.set(proposed, [...(state.placesWaiting.get(proposed) ?? []), owner]);
    propose(turn, owner);
    return beginTrial(turn, owner, edge, reading, open ? 'by-route' : 'measured');
  }
  surprised(turn, proposed, edge);
}

/** A plug that had not said what it is does so now. */
function named(turn: Turn, reading: PortReading): void {
  const { unnamed } = turn.state;
  const plug = unnamed.get(reading.portKey)?.plug;
  if (unnamed.delete(reading.portKey) && plug) plugged(turn, plug, reading);
}

function othersLoad(turn: Turn, portKey: string): void {
  const { state } = turn;
  // At the other's sockets it is theirs, or for them to hear of.
  if (isAnothersSocket(state, state.ownerOf.get(portKey) ?? '')) return;
  say(turn, { say: 'other-load', device: contactOf(state.contacts, portKey).device ?? {}, portKey });
  turn.effects.push({ type: 'note', socketId: null, portKey, note: { note: 'other-load' } });
}

/** "I am here" can be said at any finished socket but another person's. */
const isFinishedHere = (state: VerificationState, socketId: string): boolean =>
  !isAnothersSocket(state, socketId) && ['pass', 'marginal'].includes(progressOf(state, socketId).task.verdict);

/** Discover grants a place only by route; the walk's place is the label that was asked for. */
const placeNow = ({ state }: Turn): 'measured' | 'by-route' =>
  state.setup.mode === 'discover' && progressOf(state, state.proposed ?? '').place !== 'measured'
    ? 'by-route'
    : 'measured';

/** plug mode: any of the chosen sockets, in whatever order. */
function chosen(turn: Turn, owner: string | null, edge: Plugged, reading: PortReading | null): void {
  if (owner === null || !turn.state.queue.includes(owner)) return;
  turn.state.proposed = owner;
  beginTrial(turn, owner, edge, reading, 'measured');
}

function bindAndTry(turn: Turn, socketId: string, edge: Plugged, reading: PortReading | null): void {
  const { state } = turn;
  turn.effects.push({ type: 'bind', socketId, portKey: edge.portKey });
  state.ownerOf.set(edge.portKey, socketId);
  const known = progressOf(state, socketId);
  known.task = { ...known.task, portKey: edge.portKey };
  beginTrial(turn, socketId, edge, reading, 'by-route');
}

function baseline(turn: Turn, input: Extract<VerificationInput, { type: 'baseline' }>): void {
  const { state } = turn;
  const { portKey, reading, message } = input;
  const { testLoad } = state.setup;
  // Without a known load a plug in a gap can't be told from somebody else's.
  const afterGap =
    state.gapMs === null || testLoad === null ? null : (device: Device | undefined) => isLoad(testLoad, device);
  const contact = contactOf(state.contacts, portKey);
  if (state.gapMs !== null && reading?.present === true && contact.present !== true) state.pluggedInGap = true;
  const wasUnseen = baselined(contact, reading, turn.at, afterGap);
  const socketId = state.ownerOf.get(portKey);
  if (!wasUnseen || socketId === undefined || socketId !== state.proposed || !reading || !message) return;
  state.unseen = { socketId, reading, message, gapMs: state.gapMs ?? 0 };
}

function lineChanged(turn: Turn, input: Extract<VerificationInput, { type: 'line' }>): void {
  const { state } = turn;
  if (input.line === 'lost') {
    if (state.lost && state.gapMs === null) return;
    if (!state.lost) state.lostAt = turn.at;
    state.lost = true;
    state.gapMs = null;
    state.phase = 'line-lost';
    if (state.trial) recordWithout(turn, state.trial.socketId, 'deferred', 'line-lost');
    state.trial = null;
    say(turn, { say: 'line-lost' });
  } else if (input.line === 'back') {
    // Lost once more before anything was read: nobody has looked since the first time.
    state.gapMs = Math.max(input.gapMs, state.lost ? turn.at - state.lostAt : 0);
    say(turn, { say: 'line-back' });
  } else {
    caughtUp(turn);
  }
}

function caughtUp(turn: Turn): void {
  const { state } = turn;
  const held = state.lost ? state.proposed : null;
  const { unseen, pluggedInGap } = state;
  state.pluggedInGap = false;
  state.lost = false;
  state.gapMs = null;
  state.unseen = null;
  if (state.paused) return hold(state);
  if (state.setup.mode === 'blink' || state.setup.mode === 'health')
    return state.sweep ? sweepAgain(turn, state.sweep) : beginSweep(turn);
  if (state.setup.mode === 'find') return state.find ? findAgain(turn, state.find) : beginFind(turn);
  if (state.setup.mode === 'plug' && state.proposed === null) leaveOutUnbound(turn);
  if (held === null && state.proposed !== null) return;
  if (unseen !== null && unseen.socketId === held && !state.hand) return tryUnseen(turn, unseen);
  proposeNext(turn);
  // What was plugged while nobody listened proves nothing, here or next door; where nothing was, nothing is asked again.
  if (held !== null && state.proposed === held && (pluggedInGap || isOccupied(turn, held))) again(turn, held);
}

/** Something stands in its port that nobody saw plugged in: only another plug proves it. */
function isOccupied({ state }: Turn, socketId: string): boolean {
  const { portKey } = progressOf(state, socketId).task;
  return portKey !== null && state.contacts.get(portKey)?.present === true;
}

/** It was empty before the gap and holds the known load now: plugged, and the evidence says across what. Domain, *After a gap*. */
function tryUnseen(turn: Turn, { socketId, reading, message, gapMs }: UnseenPlug): void {
  const { portKey } = reading;
  const edge = { kind: 'plugged', portKey, at: turn.at, emptyFor: 0, message } as const;
  turn.state.anyEdge = true;
  beginTrial(turn, socketId, edge, reading, placeNow(turn), gapMs);
}

function leaveOutUnbound(turn: Turn): void {
  for (const socketId of [...turn.state.queue]) {
    if (progressOf(turn.state, socketId).task.portKey !== null) continue;
    recordWithout(turn, socketId, 'deferred', 'not-bound');
    finished(turn, socketId);
  }
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

// Decides what a plug and a pull mean: the proposed socket's, another's, somebody else's load, a second sign that a plug was meant.
// Domain, *The plug is the only button*.

import type { PortReading, RawMessage } from '../reading.ts';
import { controlled } from './after-verdict.ts';
import { contactOf, type Edge } from './contacts.ts';
import { lampDone } from './lamp-answers.ts';
import { isLoad } from './loads.ts';
import { startAt } from './queue.ts';
import {
  demandedAt,
  isAnothersSocket,
  isHeld,
  progressOf,
  putOn,
  say,
  type Plugged,
  type Turn,
  type VerificationState,
} from './state.ts';
import { isAnothers, surprised } from './surprises.ts';
import { beginTrial, candidateConfirmed, pulledEarly } from './trial.ts';
import { leaveUnanswered } from './unanswered.ts';
import { propose } from './walk.ts';

export function edged(turn: Turn, edge: Edge, reading: PortReading | null): void {
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
    candidateConfirmed(turn, owner, candidate, placeNow(turn));
  }
}

function plugged(turn: Turn, edge: Plugged, reading: PortReading | null): void {
  const { state } = turn;
  if (state.sweep || state.setup.mode === 'find') return;
  const { device } = contactOf(state.contacts, edge.portKey);
  if (isHeld(state)) {
    if (!device || isLoad(state.setup.testLoad, device)) state.pluggedMeanwhile = true;
    return;
  }
  if (!isLoad(state.setup.testLoad, device)) {
    if (device) return othersLoad(turn, edge.portKey);
    // Updates are partial: what it is may come in the next one.
    const until = turn.at + demandedAt(state, edge.portKey).holdMs;
    if (reading) state.unnamed.set(edge.portKey, { plug: edge, until, said: reading });
    return;
  }
  const owner = state.ownerOf.get(edge.portKey) ?? null;
  const isNext = state.phase === 'no-answer' && owner !== null && owner === state.queue[1];
  const isForHands = state.hand !== null || state.phase === 'question';
  if (state.trial || (isForHands && !isNext) || isAnothers(turn, edge)) return;
  const first = !state.anyEdge;
  state.anyEdge = true;
  if (state.setup.mode === 'plug') return chosen(turn, owner, edge, reading);
  const { proposed } = state;
  if (proposed === null) return;
  if (state.control !== null) return controlled(turn, state.control, owner);
  if (owner === proposed) return beginTrial(turn, proposed, edge, reading, placeNow(turn));
  if (isUnbound(state, proposed) && owner === null) return bindAndTry(turn, proposed, edge, reading);
  if (first && owner !== null && isFinishedHere(state, owner)) {
    startAt(turn, owner);
    propose(turn, owner);
    // Nobody was asked for this label: the plug says that it works, and of its place what was known.
    return beginTrial(turn, owner, edge, reading, progressOf(state, owner).place ?? 'by-route');
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

/** A plug that has not said what it is says more; perhaps that. */
export function named(turn: Turn, reading: PortReading, message: RawMessage): void {
  const { unnamed } = turn.state;
  const waiting = unnamed.get(reading.portKey);
  if (!waiting) return;
  waiting.said = { ...waiting.said, ...reading };
  if (!reading.device) return;
  unnamed.delete(reading.portKey);
  plugged(turn, { ...waiting.plug, message }, waiting.said);
}

export function othersLoad(turn: Turn, portKey: string): void {
  const { state } = turn;
  // At the other's sockets it is theirs, or for them to hear of.
  if (isAnothersSocket(state, state.ownerOf.get(portKey) ?? '')) return;
  say(turn, { say: 'other-load', device: contactOf(state.contacts, portKey).device ?? {}, portKey });
  turn.effects.push({ type: 'note', socketId: null, portKey, note: { note: 'other-load' } });
}

function isUnbound(state: VerificationState, socketId: string): boolean {
  const { portKey, awaitsId } = progressOf(state, socketId).task;
  return portKey === null && !awaitsId;
}

/** "I am here" can be said at any finished socket but another person's. */
const isFinishedHere = (state: VerificationState, socketId: string): boolean =>
  !isAnothersSocket(state, socketId) && ['pass', 'marginal'].includes(progressOf(state, socketId).task.verdict);

/** Discover grants a place only by route; the walk's place is the label that was asked for. */
export const placeNow = ({ state }: Turn): 'measured' | 'by-route' =>
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
  putOn(state, socketId, edge.portKey);
  beginTrial(turn, socketId, edge, reading, 'by-route');
}

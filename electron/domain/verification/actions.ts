// What the person at the laptop may do in a walk: each key and tap, and what follows. Screens, *Verify* (keys).

import type { DeclaredReason } from '../verdict.ts';
import { findActed } from './find.ts';
import { letGo } from './hand.ts';
import { tapped } from './light.ts';
import { goOnAt } from './line.ts';
import type { TechnicianAction } from './protocol.ts';
import { finished, leaveForLater, startAt } from './queue.ts';
import {
  demandedOf,
  isAnothersSocket,
  isHeld,
  labelOf,
  progressOf,
  record,
  recordWithout,
  say,
  stands,
  type Turn,
  type VerificationState,
} from './state.ts';
import { acceptRepair, doubt, refuseRepair } from './surprises.ts';
import { sweepAgain } from './sweep.ts';
import { leaveUnanswered } from './unanswered.ts';
import { finish, propose, proposeNext } from './walk.ts';

/** Where nobody is sent anywhere. */
const ofSweep: ReadonlySet<TechnicianAction['kind']> = new Set(['pause', 'resume', 'finish']);

export function acted(turn: Turn, action: TechnicianAction): void {
  const { state } = turn;
  const { proposed, hand } = state;
  if (state.setup.mode === 'find') return findActed(turn, action);
  if (['blink', 'health'].includes(state.setup.mode) && !ofSweep.has(action.kind)) return;
  switch (action.kind) {
    case 'next':
      if (proposed === null || state.trial) return;
      if (state.control === null) leaveUnanswered(turn, proposed);
      return goOn(turn);
    case 'back':
      return goBack(turn);
    case 'choose':
      if (state.trial || !isHere(state, action.socketId)) return;
      state.control = null;
      startAt(turn, action.socketId);
      return propose(turn, action.socketId);
    case 'skip':
      if (proposed === null || state.trial) return;
      if (state.control !== null) return goOn(turn);
      // What it showed before stands: it is only not looked at once more.
      if (!stands(progressOf(state, proposed))) recordWithout(turn, proposed, 'deferred', action.reason);
      finished(turn, proposed);
      return proposeNext(turn);
    case 'declare-dead':
      return declared(turn, proposed, action.reason ?? 'no-response');
    case 'observed':
      return observed(turn, proposed);
    case 'accept-repair':
      acceptRepair(turn, action.repairId);
      return goOnAfterTheEnd(turn);
    case 'refuse-repair':
      return refuseRepair(turn, action.repairId);
    case 'scanned':
      return scanned(turn, action.label);
    case 'tapped':
      if (isHeld(state)) return;
      tapped(turn, action.socketId);
      // The lamp is done with: the next socket.
      if (hand && !state.hand) proposeNext(turn);
      return;
    case 'saw-lamp':
      return;
    case 'nobody-on-a-ladder':
      state.ladderAsked = true;
      if (state.phase === 'question') proposeNext(turn);
      return;
    case 'pause':
      if (state.trial) return;
      // Nothing turns or shines through somebody's lunch.
      letGo(turn);
      if (!isHeld(state)) state.pluggedMeanwhile = false;
      state.paused = true;
      state.phase = 'paused';
      return say(turn, { say: 'paused' });
    case 'resume':
      if (!state.paused) return;
      state.paused = false;
      if (state.lost) return;
      return state.sweep ? sweepAgain(turn, state.sweep) : goOnAt(turn, proposed);
    case 'finish':
      return finish(turn, action.reason);
  }
}

/** It can be visited by this person. */
const isHere = (state: VerificationState, socketId: string): boolean =>
  state.sockets.get(socketId)?.removed === false && !isAnothersSocket(state, socketId);

/** The control is not had: what it would have shown stays open, until the next one. */
function goOn(turn: Turn): void {
  turn.state.control = null;
  proposeNext(turn);
}

/** Whoever is at the end of the way takes the repair there: its sockets are visited now. */
function goOnAfterTheEnd(turn: Turn): void {
  if (turn.state.phase === 'done' && turn.state.queue.length > 0) proposeNext(turn);
}

/** To the socket that was proposed before, tested or not. */
function goBack(turn: Turn): void {
  const { state } = turn;
  const former = state.trail.at(-1);
  if (former === undefined || state.trial) return;
  state.control = null;
  startAt(turn, former);
  propose(turn, former);
  // Neither where one came from nor where one is now is a step back from here.
  state.trail = state.trail.slice(0, -2);
}

/** The person's own word that it fails. */
function declared(turn: Turn, socketId: string | null, reason: DeclaredReason): void {
  if (socketId === null || turn.state.trial) return;
  turn.state.control = null;
  if (turn.state.lost && reason === 'no-response') return notHeard(turn, socketId);
  recordWithout(turn, socketId, 'fail', reason, 'observed');
  say(turn, { say: 'verdict', socketId, label: labelOf(turn.state, socketId), verdict: 'fail', reason });
  finished(turn, socketId);
  proposeNext(turn);
}

/** Nobody can tell that it gives no answer while none is heard: it comes back. */
function notHeard(turn: Turn, socketId: string): void {
  if (!stands(progressOf(turn.state, socketId))) recordWithout(turn, socketId, 'deferred', 'line-lost');
  leaveForLater(turn, socketId);
  proposeNext(turn);
}

/** The person's own word that a fixed device works: an outlined pass, and only where the procedure allows it. */
function observed(turn: Turn, socketId: string | null): void {
  const { state } = turn;
  if (socketId === null || state.trial || isHeld(state) || !demandedOf(state, socketId).observedAllowed) return;
  const { task, attempts } = progressOf(state, socketId);
  if (task.expected === 'open') return;
  record(turn, {
    socketId,
    verdict: 'pass',
    reason: null,
    works: 'observed',
    place: 'observed',
    portKey: task.portKey,
    checks: [],
    message: null,
    latencyMs: null,
    attempt: Math.max(1, attempts),
  });
  say(turn, { say: 'verdict', socketId, label: task.label, verdict: 'pass', reason: null });
  finished(turn, socketId);
  proposeNext(turn);
}

/** The load is out, and this is where one was sent next: it says nothing of where it was before. */
function isReadAhead(state: VerificationState, label: string): boolean {
  const { proposed, lastTested, sockets, contacts } = state;
  const lastPort = sockets.get(lastTested ?? '')?.task.portKey ?? '';
  return proposed !== null && labelOf(state, proposed) === label && contacts.get(lastPort)?.present !== true;
}

/** The label read where the load is, or was last: a second sign for the place, or the sign that it was another. */
function scanned(turn: Turn, label: string): void {
  const { state } = turn;
  // Any code can come before a scanner: it says nothing against a socket.
  const isKnown = [...state.sockets.values()].some(({ task }) => task.label === label);
  if (!isKnown) return say(turn, { say: 'label-unknown', label });
  const socketId = state.trial?.socketId ?? (isReadAhead(state, label) ? null : state.lastTested);
  const agrees = socketId === null ? null : labelOf(state, socketId) === label;
  say(turn, { say: 'label-read', label, agrees });
  if (socketId === null) return;
  if (!agrees) {
    // What is being tested shows its own surprise; what was tested is open again.
    if (!state.trial) doubt(turn, socketId, 'scan');
    return;
  }
  progressOf(state, socketId).place = 'measured';
  if (state.trial) state.trial.place = 'measured';
  turn.effects.push({ type: 'grade-place', sockets: [socketId], place: 'measured', why: 'scan' });
}

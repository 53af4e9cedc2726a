// Decides where the technician is sent: the proposal, what is left for later, the end. The queue is the route; what is left
// comes back at the end of its area (`queue.ts`). Domain, *Walk*.

import type { Reason, Verdict } from '../verdict.ts';
import { undimmed } from './dimmed.ts';
import { askByHand } from './fixed.ts';
import { letGo } from './hand.ts';
import { standpoint } from './standpoint.ts';
import { isHeld, labelOf, progressOf, recordWithout, say, type Turn, type VerificationState } from './state.ts';

/** So many steps back can be taken. */
const trailKept = 50;

/** Proposes the first of the queue, or ends. */
export function proposeNext(turn: Turn): void {
  const { state } = turn;
  state.trial = null;
  letGo(turn);
  // Asked before a pause or an outage, and not had yet.
  if (state.control !== null) return askControl(turn, state.control);
  const [first] = state.queue;
  if (first === undefined) return end(turn);
  const { task } = progressOf(state, first);
  propose(turn, task.expected === 'lamp' && task.portKey === null ? standpoint(turn, task.areaId) : first);
}

export function propose(turn: Turn, socketId: string): void {
  const { state } = turn;
  letGo(turn);
  if (state.proposed !== null && state.proposed !== socketId)
    state.trail = [...state.trail.slice(-trailKept), state.proposed];
  state.proposed = socketId;
  state.proposedAt = turn.at;
  state.again = false;
  // Nobody is sent there yet, and nothing is tried.
  state.phase = 'go-to';
  if (isHeld(state)) return hold(state);
  const { task } = progressOf(state, socketId);
  if (task.expected !== 'lamp') undimmed(turn);
  if (task.expected === 'open') say(turn, { say: 'go-to', socketId, label: task.label });
  else if (!askByHand(turn, task)) proposeNext(turn);
}

/** "Plug into 12 again and read its label." */
export function askControl(turn: Turn, socketId: string): void {
  const { state } = turn;
  state.trial = null;
  state.control = socketId;
  state.proposed = socketId;
  state.proposedAt = turn.at;
  state.phase = 'go-to';
  say(turn, { say: 'control', socketId, label: labelOf(state, socketId) });
}

/** What was done meanwhile is done; nobody is sent on. */
export function hold(state: VerificationState): void {
  if (state.phase === 'done') return;
  if (state.lost) state.phase = 'line-lost';
  else if (state.paused) state.phase = 'paused';
}

const isUnknown = (verdict: Verdict): boolean => verdict === 'untested' || verdict === 'stale';

/** What was proposed is nobody's here any more. A walk that holds goes on elsewhere when it does. */
export function leaveProposed(turn: Turn): void {
  const { state } = turn;
  state.trial = null;
  state.control = null;
  letGo(turn);
  state.proposed = null;
  if (!isHeld(state)) proposeNext(turn);
}

/** What is left is deferred with this reason. What was found out before, of which only the place is open, say, stands. */
export function finish(turn: Turn, reason: Reason): void {
  const { state } = turn;
  for (const socketId of state.queue)
    if (isUnknown(progressOf(state, socketId).verdict)) recordWithout(turn, socketId, 'deferred', reason);
  state.queue = [];
  end(turn);
}

function end(turn: Turn): void {
  const { state } = turn;
  putBack(turn);
  state.proposed = null;
  state.trial = null;
  state.phase = 'done';
  say(turn, { say: 'done' });
}

/** Whatever was changed to try it is as it was found. */
export function putBack(turn: Turn): void {
  const { state } = turn;
  letGo(turn);
  state.light.dimmed.clear();
  // What is still plugged in goes on showing its verdict: given back bright it would look like a pass.
  const lastPort = state.sockets.get(state.lastTested ?? '')?.task.portKey ?? null;
  const shown = lastPort !== null && state.contacts.get(lastPort)?.present === true ? lastPort : null;
  for (const portKey of state.lit) {
    if (portKey === shown) continue;
    state.lit.delete(portKey);
    turn.effects.push({ type: 'end-lease', portKey });
  }
}

export const again = (turn: Turn, socketId: string): void =>
  say(turn, { say: 'plug-again', socketId, label: labelOf(turn.state, socketId) });

/** Nothing came of the plug under test. */
export function plugAgain(turn: Turn, socketId: string): void {
  turn.state.trial = null;
  turn.state.phase = 'go-to';
  turn.state.proposedAt = turn.at;
  again(turn, socketId);
}

// Decides which sockets a verification visits, and what a change of the document means for one that is running: a new socket
// joins, an undone verdict opens its socket again. Domain, *Walk*.

import type { ExpectedDevice } from '../events.ts';
import { leaveForLater, reopen, startAt } from './queue.ts';
import type { SocketTask, VerificationInput, VerificationSetup } from './protocol.ts';
import { letGo } from './hand.ts';
import { isHeld, knowPort, progressOf, type Progress, type Turn, type VerificationState } from './state.ts';
import { offerRepairs } from './surprises.ts';
import { leaveProposed, plugAgain, propose, proposeNext } from './walk.ts';

/** A walk leaves alone what is finished or locked; chosen sockets are always done again. */
export function isWanted(setup: Pick<VerificationSetup, 'mode' | 'only' | 'within'>, task: SocketTask): boolean {
  if (setup.mode === 'find' || (setup.within && !setup.within.has(task.socketId))) return false;
  if (setup.only.size > 0) return setup.only.has(task.socketId);
  if (setup.mode === 'blink' || setup.mode === 'health') return true;
  if (setup.mode === 'light' && task.expected !== 'lamp') return false;
  const open = !['pass', 'marginal'].includes(task.verdict) || task.place === null || task.place === 'by-route';
  return open && !task.locked;
}

export const newProgress = (task: SocketTask): Progress => ({
  task,
  done: false,
  removed: false,
  attempts: 0,
  noAnswers: 0,
  silences: 0,
  hint: null,
  answered: null,
  verdict: task.verdict,
  reason: null,
  place: task.place,
});

type TasksChanged = Extract<VerificationInput, { type: 'tasks' }>;

export function tasksChanged(turn: Turn, { sockets, ports, removed = [], undone }: TasksChanged): void {
  const { state } = turn;
  for (const socketId of removed) leaveOut(turn, socketId);
  for (const port of ports) knowPort(state, port);
  const { hand, proposed } = state;
  const expected = expectedOf(state, proposed);
  for (const task of sockets) {
    const known = state.sockets.get(task.socketId);
    if (known?.task.portKey && state.ownerOf.get(known.task.portKey) === task.socketId)
      state.ownerOf.delete(known.task.portKey);
    if (known && !known.removed) changed(turn, known, task, undone === true);
    else {
      state.sockets.set(task.socketId, newProgress(task));
      // Whoever was told that all is done is sent nowhere by what somebody draws later.
      if (isWanted(state.setup, task) && (undone || state.phase !== 'done')) leaveForLater(turn, task.socketId);
    }
  }
  for (const task of sockets) if (task.portKey !== null) state.ownerOf.set(task.portKey, task.socketId);
  if (undone) openAgain(turn, sockets);
  const isOther = (hand !== null && state.hand === null) || expectedOf(state, proposed) !== expected;
  if (isOther && proposed !== null && state.proposed === proposed) askAnew(turn, proposed);
  else testAnew(turn, sockets, undone === true);
  // Bound otherwise by now, a repair may be none.
  if (state.repairs.length > 0) offerRepairs(turn);
  if (state.phase === 'done' && state.queue.length > 0) proposeNext(turn);
}

const expectedOf = ({ sockets }: VerificationState, socketId: string | null): ExpectedDevice | undefined =>
  sockets.get(socketId ?? '')?.task.expected;

/** What is to be done there is another thing now. */
function askAnew(turn: Turn, socketId: string): void {
  turn.state.trial = null;
  turn.state.control = null;
  propose(turn, socketId);
}

/** It is no more: neither visited nor waited for, and its port is free. */
function leaveOut(turn: Turn, socketId: string): void {
  const { state } = turn;
  const known = state.sockets.get(socketId);
  if (!known || known.removed) return;
  known.removed = true;
  known.done = true;
  const { portKey } = known.task;
  if (portKey !== null && state.ownerOf.get(portKey) === socketId) state.ownerOf.delete(portKey);
  const without = (ids: readonly string[]): string[] => ids.filter((id) => id !== socketId);
  state.queue = without(state.queue);
  state.trail = without(state.trail);
  state.row = without(state.row);
  state.suspects.delete(socketId);
  state.repairs = state.repairs.filter(({ sockets }) => !sockets.includes(socketId));
  if (state.lastTested === socketId) state.lastTested = null;
  if (state.proposed === socketId) leaveProposed(turn);
}

/** What the other of two people has put on another port is visited once more; what changed here was seen to here. */
function changed(turn: Turn, known: Progress, task: SocketTask, undone: boolean): void {
  const { setup, hand } = turn.state;
  const isRebound = known.task.portKey !== task.portKey;
  const isLockedOrOpened = known.task.locked !== task.locked && setup.only.size === 0;
  // Tried as what it was: it is left as it was found, and asked for anew.
  if (
    hand?.socketId === task.socketId &&
    (known.task.expected !== task.expected || (isRebound && hand.portKey !== task.portKey))
  )
    letGo(turn);
  known.task = task;
  if (isLockedOrOpened) lockedOrOpened(turn, known);
  if (isRebound && known.done && !undone && setup.othersSockets && isWanted(setup, task)) reopen(turn, task.socketId);
}

/** What is under test is on another port now, or its verdict was taken back while it is held. */
function testAnew(turn: Turn, sockets: readonly SocketTask[], undone: boolean): void {
  const { trial } = turn.state;
  const task = trial && sockets.find(({ socketId }) => socketId === trial.socketId);
  if (!trial || !task) return;
  const isTakenBack = undone && trial.recorded !== null && trial.recorded.verdict !== task.verdict;
  if (task.portKey !== trial.portKey || isTakenBack) plugAgain(turn, trial.socketId);
}

/** Its area was locked: nobody is sent there. Or it was opened: what was left out is visited. */
function lockedOrOpened(turn: Turn, { task: { socketId, locked }, done }: Progress): void {
  const { state } = turn;
  if (state.phase === 'done' || state.trial?.socketId === socketId) return;
  if (locked) {
    state.queue = state.queue.filter((id) => id !== socketId);
    if (state.proposed === socketId && state.control === null) leaveProposed(turn);
  } else if (!done && isWanted(state.setup, progressOf(state, socketId).task) && !state.queue.includes(socketId))
    leaveForLater(turn, socketId);
}

/** Verdicts of this session that were undone: their sockets are to be visited, the first of them now. */
function openAgain(turn: Turn, sockets: readonly SocketTask[]): void {
  const { state } = turn;
  const open = sockets.filter((task) => {
    const known = progressOf(state, task.socketId);
    return known.done && known.verdict !== task.verdict && isWanted(state.setup, task);
  });
  state.row = state.row.filter((socketId) => !open.some((task) => task.socketId === socketId));
  for (const task of open) {
    reopen(turn, task.socketId);
    const known = progressOf(state, task.socketId);
    [known.verdict, known.reason, known.place] = [task.verdict, null, task.place];
  }
  const [first] = open;
  if (!first) return;
  state.control = null;
  if (state.trial || isHeld(state) || state.proposed === null) return;
  startAt(turn, first.socketId);
  propose(turn, first.socketId);
}

// The way that is left: what is done with, what comes back at the end of its area, what is open again. Changes the queue and
// nothing else.

import { isAnothersSocket, progressOf, type Progress, type Turn } from './state.ts';

/** Brings this socket to the front: "I am here". What came before it in the route follows after the rest. */
export function startAt(turn: Turn, socketId: string): void {
  const { state } = turn;
  const index = state.queue.indexOf(socketId);
  if (index > 0) state.queue = [...state.queue.slice(index), ...state.queue.slice(0, index)];
  else if (index < 0) state.queue.unshift(socketId);
}

/** It is known what its plug does: it reaches its port, or nothing. Left out, or called damaged, that is as open as before. */
const isSettled = ({ place, verdict, reason }: Progress): boolean =>
  place !== null || (verdict === 'fail' && reason === 'no-response');

/** This socket needs nothing more; places that hung on it are known where it was settled. */
export function finished(turn: Turn, socketId: string): void {
  const { state } = turn;
  progressOf(state, socketId).done = true;
  const index = state.queue.indexOf(socketId);
  if (index >= 0) state.queue.splice(index, 1);
  const placesWaiting = state.placesWaiting.get(socketId);
  if (!placesWaiting || !isSettled(progressOf(state, socketId))) return;
  state.placesWaiting.delete(socketId);
  // What was opened again meanwhile hangs on more than this.
  const waiting = placesWaiting.filter((other) => progressOf(state, other).place === 'by-route');
  if (waiting.length === 0) return;
  for (const other of waiting) progressOf(state, other).place = 'measured';
  turn.effects.push({ type: 'grade-place', sockets: waiting, place: 'measured', why: 'settled' });
}

/** Comes back at the end of its area (at the very end where it is the area's last). */
export function leaveForLater(turn: Turn, socketId: string): void {
  const { state } = turn;
  const { task } = progressOf(state, socketId);
  const index = state.queue.indexOf(socketId);
  if (index >= 0) state.queue.splice(index, 1);
  const last = state.queue.findLastIndex((other) => state.sockets.get(other)?.task.areaId === task.areaId);
  state.queue.splice(last < 0 ? state.queue.length : last + 1, 0, socketId);
}

/** Opens a socket again that counted as done. Another person's is for them to visit. */
export function reopen(turn: Turn, socketId: string): void {
  const progress = progressOf(turn.state, socketId);
  progress.done = false;
  progress.attempts = 0;
  if (isAnothersSocket(turn.state, socketId)) return;
  if (!turn.state.queue.includes(socketId)) leaveForLater(turn, socketId);
}

// Decides what becomes of a socket that gave no answer: it is left for later, and a second time in one session settled by the
// route, where its neighbours answered. Domain, *No answer*.

import { finished, leaveForLater } from './queue.ts';
import {
  isAnothersSocket,
  isGood,
  labelOf,
  progressOf,
  recordWithout,
  say,
  stands,
  type Progress,
  type Turn,
} from './state.ts';

/** Nothing came from the proposed socket. A second time in one session it is settled by route, where neighbours answered. */
export function leaveUnanswered(turn: Turn, socketId: string): void {
  const { state } = turn;
  const progress = progressOf(state, socketId);
  // Looked at once more.
  if (progress.done && isGood(progress.verdict) && state.phase !== 'no-answer') return finished(turn, socketId);
  progress.noAnswers += 1;
  if (state.phase === 'no-answer') progress.silences += 1;
  state.unanswered.add(socketId);
  if (progress.noAnswers < 2) return leaveForLater(turn, socketId);
  const reason = 'no-response';
  const isDead = progress.silences >= 2 && neighboursAnswered(turn, socketId);
  // Nobody had the time to plug: what it showed before stands.
  if (progress.silences > 0 || !stands(progress)) {
    const verdict = isDead ? 'fail' : 'deferred';
    recordWithout(turn, socketId, verdict, reason, isDead ? 'by-route' : null);
    say(turn, { say: 'verdict', socketId, label: labelOf(state, socketId), verdict, reason });
  }
  finished(turn, socketId);
}

/** Before it and after it, in this session: what answered another day says nothing of today's hub. At an end of the way there is but one. */
function neighboursAnswered({ state }: Turn, socketId: string): boolean {
  const way = state.setup.sockets.filter((task) => !isAnothersSocket(state, task.socketId));
  const index = way.findIndex((task) => task.socketId === socketId);
  const neighbours = [way[index - 1], way[index + 1]].filter((task) => task !== undefined);
  return neighbours.length > 0 && neighbours.every((task) => hasAnswered(progressOf(state, task.socketId)));
}

const hasAnswered = (progress: Progress): boolean => progress.attempts > 0 && isGood(progress.verdict);

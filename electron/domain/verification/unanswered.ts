// Decides what becomes of a socket that gave no answer: it is left for later, and a second time in one session settled by the
// route, where its neighbours answered. Domain, *No answer*.

import { finished, leaveForLater } from './queue.ts';
import { progressOf, recordWithout, type Turn } from './state.ts';

/** Nothing came from the proposed socket. A second time in one session it is settled by route, where neighbours answered. */
export function leaveUnanswered(turn: Turn, socketId: string): void {
  const { state } = turn;
  const progress = progressOf(state, socketId);
  progress.noAnswers += 1;
  state.unanswered.add(socketId);
  if (progress.noAnswers < 2) return leaveForLater(turn, socketId);
  if (neighboursAnswered(turn, socketId)) recordWithout(turn, socketId, 'fail', 'no-response', 'by-route');
  else recordWithout(turn, socketId, 'deferred', 'no-response');
  finished(turn, socketId);
}

function neighboursAnswered(turn: Turn, socketId: string): boolean {
  const { setup, sockets } = turn.state;
  const index = setup.sockets.findIndex((task) => task.socketId === socketId);
  const answered = (at: number): boolean => {
    const task = setup.sockets[at];
    return task === undefined || ['pass', 'marginal'].includes(sockets.get(task.socketId)?.verdict ?? '');
  };
  return answered(index - 1) && answered(index + 1);
}

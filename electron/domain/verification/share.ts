// A walk of two, as the engine of one of them meets it: what became this person's joins the way, what became the other's leaves
// it, and whoever was done goes on. Who gets what is decided by `division.ts`. Domain, *Walk*.

import type { Share, VerificationInput, VerificationSetup } from './protocol.ts';
import { isWanted, newProgress } from './tasks.ts';
import type { Turn, VerificationState } from './state.ts';
import { leaveProposed, proposeNext } from './walk.ts';

type Shared = Extract<VerificationInput, { type: 'share' }>;

export function shared(turn: Turn, { share, sockets }: Shared): void {
  const { state } = turn;
  const { own } = share;
  const { othersHubs: _before, ...setup } = state.setup;
  state.setup = { ...setup, ...asSetUp(share) };
  state.queue = state.queue.filter((socketId) => own.has(socketId));
  state.trail = state.trail.filter((socketId) => own.has(socketId));
  for (const task of sockets) {
    // What the other person did there is in the document; what was done here is behind it.
    state.sockets.set(task.socketId, newProgress(task));
    if (task.portKey !== null) state.ownerOf.set(task.portKey, task.socketId);
    if (isWanted(state.setup, task) && !state.queue.includes(task.socketId)) state.queue.push(task.socketId);
  }
  const { proposed } = state;
  if (proposed !== null && !own.has(proposed)) leaveProposed(turn);
  else if (state.phase === 'done' && state.queue.length > 0) proposeNext(turn);
}

export const asSetUp = ({ own, othersSockets, othersHubs }: Share): Partial<VerificationSetup> => ({
  within: own,
  othersSockets,
  ...(othersHubs && { othersHubs }),
});

/** Nothing was asked or done at this socket: another person may begin with it. */
export function isUntouched(state: VerificationState, socketId: string): boolean {
  const progress = state.sockets.get(socketId);
  if (!progress) return true;
  const { done, attempts, noAnswers, hint, answered } = progress;
  return (
    !done && attempts === 0 && noAnswers === 0 && hint === null && answered === null && state.proposed !== socketId
  );
}

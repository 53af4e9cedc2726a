// Decides what follows a verdict: the next socket, a control plug at the end of a row, or the end. Domain, *Walk* and *Discover*.

import { noteOwn } from './surprises.ts';
import { labelOf, progressOf, say, type Trial, type Turn, type VerificationState } from './state.ts';
import { finished } from './queue.ts';
import { askControl, proposeNext } from './walk.ts';

/** A row is controlled at its end, and at the latest after so many sockets. */
const longestRow = 24;

export function afterVerdict(turn: Turn, trial: Trial): void {
  noteOwn(turn, trial);
  finished(turn, trial.socketId);
  if (rowEnded(turn, trial.socketId)) return askControl(turn, trial.socketId);
  proposeNext(turn);
}

/** A row is of sockets that were found where they were plugged. In a walk it ends where the next one is on a port already. */
function rowEnded(turn: Turn, socketId: string): boolean {
  const { state } = turn;
  const isWalk = state.setup.mode === 'walk';
  if (progressOf(state, socketId).place !== 'by-route' || (isWalk && hangsOnAnother(state, socketId))) return false;
  state.row = [...state.row.filter((other) => other !== socketId), socketId];
  const [next] = state.queue;
  const sameArea = next !== undefined && areaOf(turn, next) === areaOf(turn, socketId);
  const isFoundToo = next !== undefined && (!isWalk || progressOf(state, next).task.portKey === null);
  return !sameArea || !isFoundToo || state.row.length >= longestRow;
}

/** Its place is known once the one left before it is settled. */
const hangsOnAnother = ({ placesWaiting }: VerificationState, socketId: string): boolean =>
  [...placesWaiting.values()].some((waiting) => waiting.includes(socketId));

const areaOf = (turn: Turn, socketId: string): string | null => progressOf(turn.state, socketId).task.areaId;

/** The control plug reached `reached`: its own socket's place is proven, or everything since the last good one is open. */
export function controlled(turn: Turn, socketId: string, reached: string | null): void {
  const { state } = turn;
  const { row } = state;
  state.row = [];
  state.control = null;
  if (reached === socketId) {
    progressOf(state, socketId).place = 'measured';
    turn.effects.push({ type: 'grade-place', sockets: [socketId], place: 'measured', why: 'control' });
  } else {
    turn.effects.push({ type: 'grade-place', sockets: row, place: null, why: 'control-failed' });
    for (const open of row) {
      const progress = progressOf(state, open);
      progress.done = false;
      progress.place = null;
    }
    state.queue = [...row, ...state.queue.filter((other) => !row.includes(other))];
    say(turn, { say: 'control-failed', socketId, label: labelOf(state, socketId), reopened: row.length });
  }
  proposeNext(turn);
}

// Decides what follows a verdict: the next socket, a control plug at the end of a row, or the end. Domain, *Walk* and *Discover*.

import { noteOwn } from './surprises.ts';
import { labelOf, progressOf, say, type Trial, type Turn } from './state.ts';
import { finished } from './queue.ts';
import { askControl, proposeNext } from './walk.ts';

/** A row is controlled at its end, and at the latest after so many sockets. */
const longestRow = 24;

export function afterVerdict(turn: Turn, trial: Trial): void {
  const { state } = turn;
  noteOwn(turn, trial);
  finished(turn, trial.socketId);
  if (state.setup.mode === 'discover' && rowEnded(turn, trial.socketId)) return askControl(turn, trial.socketId);
  proposeNext(turn);
}

function rowEnded(turn: Turn, socketId: string): boolean {
  const { state } = turn;
  if (progressOf(state, socketId).place !== 'by-route') return false;
  state.row.push(socketId);
  const [next] = state.queue;
  const sameArea = next !== undefined && areaOf(turn, next) === areaOf(turn, socketId);
  return !sameArea || state.row.length >= longestRow;
}

const areaOf = (turn: Turn, socketId: string): string | null => progressOf(turn.state, socketId).task.areaId;

/** The control plug reached `reached`: its own socket's place is proven, or everything since the last good one is open. */
export function controlled(turn: Turn, socketId: string, reached: string | null): void {
  const { state } = turn;
  const row = state.row;
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
    state.queue.unshift(...row);
    say(turn, { say: 'control-failed', socketId, label: labelOf(state, socketId), reopened: row.length });
  }
  proposeNext(turn);
}

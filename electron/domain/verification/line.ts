// Decides what a walk does without a line and after it: it holds, and what happened in the gap is asked for again or, where the
// platform bears it out, counts across it. Domain, *Line lost* and *After a gap*.

import type { Device } from '../reading.ts';
import { baselined, contactOf } from './contacts.ts';
import { beginFind, again as findAgain } from './find.ts';
import { lampDone } from './lamp-answers.ts';
import { isLoad } from './loads.ts';
import { placeNow } from './plugs.ts';
import type { VerificationInput } from './protocol.ts';
import { finished } from './queue.ts';
import { isHeld, progressOf, recordWithout, say, type Turn, type UnseenPlug } from './state.ts';
import { beginSweep, sweepAgain } from './sweep.ts';
import { beginTrial } from './trial.ts';
import { again, hold, proposeNext } from './walk.ts';

export function baseline(turn: Turn, input: Extract<VerificationInput, { type: 'baseline' }>): void {
  const { state } = turn;
  const { portKey, reading, message } = input;
  const { testLoad } = state.setup;
  // Without a known load a plug in a gap can't be told from somebody else's.
  const afterGap =
    state.gapMs === null || testLoad === null ? null : (device: Device | undefined) => isLoad(testLoad, device);
  const contact = contactOf(state.contacts, portKey);
  if (state.gapMs !== null && reading?.present === true && contact.present !== true) state.pluggedMeanwhile = true;
  // Pulled while nobody listened.
  if (reading?.present === false) lampDone(turn, portKey);
  const wasUnseen = baselined(contact, reading, turn.at, afterGap);
  const socketId = state.ownerOf.get(portKey);
  if (!wasUnseen || socketId === undefined || socketId !== state.proposed || !reading || !message) return;
  state.unseen = { socketId, reading, message, gapMs: state.gapMs ?? 0 };
}

export function lineChanged(turn: Turn, input: Extract<VerificationInput, { type: 'line' }>): void {
  const { state } = turn;
  // Nobody waits for it; whoever goes on later does.
  if (state.phase === 'done') state.lost = input.line !== 'caught-up';
  else if (input.line === 'lost') {
    if (state.lost && state.gapMs === null) return;
    if (!isHeld(state)) state.pluggedMeanwhile = false;
    if (!state.lost) state.lostAt = turn.at;
    state.lost = true;
    state.gapMs = null;
    state.phase = 'line-lost';
    if (state.trial) recordWithout(turn, state.trial.socketId, 'deferred', 'line-lost');
    state.trial = null;
    state.unnamed.clear();
    say(turn, { say: 'line-lost' });
  } else if (input.line === 'back') {
    // Lost once more before anything was read: nobody has looked since the first time.
    state.gapMs = Math.max(input.gapMs, state.lost ? turn.at - state.lostAt : 0);
    say(turn, { say: 'line-back' });
  } else {
    caughtUp(turn);
  }
}

function caughtUp(turn: Turn): void {
  const { state } = turn;
  const held = state.lost ? state.proposed : null;
  const { unseen } = state;
  state.lost = false;
  state.gapMs = null;
  state.unseen = null;
  if (state.paused) return hold(state);
  if (state.setup.mode === 'blink' || state.setup.mode === 'health')
    return state.sweep ? sweepAgain(turn, state.sweep) : beginSweep(turn);
  if (state.setup.mode === 'find') return state.find ? findAgain(turn, state.find) : beginFind(turn);
  if (state.setup.mode === 'plug' && state.proposed === null) leaveOutUnbound(turn);
  if (held === null && state.proposed !== null) return;
  if (unseen !== null && unseen.socketId === held && !state.hand && state.control === null)
    return tryUnseen(turn, unseen);
  goOnAt(turn, held);
}

/** What was plugged while the walk was held proves nothing, here or next door; where nothing was, nothing is asked again. */
export function goOnAt(turn: Turn, held: string | null): void {
  const { state } = turn;
  proposeNext(turn);
  if (held === null || state.proposed !== held || state.control !== null || state.phase !== 'go-to') return;
  if (progressOf(state, held).task.expected === 'open' && (state.pluggedMeanwhile || isOccupied(turn, held)))
    again(turn, held);
}

/** Something stands in its port that nobody saw plugged in: only another plug proves it. */
function isOccupied({ state }: Turn, socketId: string): boolean {
  const { portKey } = progressOf(state, socketId).task;
  return portKey !== null && state.contacts.get(portKey)?.present === true;
}

/** It was empty before the gap and holds the known load now: plugged, and the evidence says across what. Domain, *After a gap*. */
function tryUnseen(turn: Turn, { socketId, reading, message, gapMs }: UnseenPlug): void {
  const { portKey } = reading;
  const edge = { kind: 'plugged', portKey, at: turn.at, emptyFor: 0, message } as const;
  turn.state.anyEdge = true;
  beginTrial(turn, socketId, edge, reading, placeNow(turn), gapMs);
}

function leaveOutUnbound(turn: Turn): void {
  for (const socketId of [...turn.state.queue]) {
    if (progressOf(turn.state, socketId).task.portKey !== null) continue;
    recordWithout(turn, socketId, 'deferred', 'not-bound');
    finished(turn, socketId);
  }
}

// Goes over sockets without a person: blinks them in turn, or tells how each port stands. It never grants a place and leaves
// every verdict as it is. Domain, *blink* and *Health check*.

import type { PortReading } from '../reading.ts';
import type { Millis } from '../units.ts';
import { contactOf } from './contacts.ts';
import type { Note } from './protocol.ts';
import { demandedAt, progressOf, say, type Turn } from './state.ts';

/** A blink is full for so long. */
const blinkMs: Millis = 2_000;

export function beginSweep(turn: Turn): void {
  turn.state.sweep = { index: -1, since: turn.at, portKey: null };
  if (turn.state.setup.mode === 'health') return health(turn);
  blinkNext(turn);
}

function health(turn: Turn): void {
  const { state } = turn;
  for (const socketId of state.queue) {
    const { portKey } = progressOf(state, socketId).task;
    turn.effects.push({ type: 'note', socketId, portKey, note: healthOf(turn, portKey) });
  }
  over(turn);
}

function healthOf(turn: Turn, portKey: string | null): Note {
  if (portKey === null) return { note: 'not-bound' };
  const { present, heardAt, lampLevel } = contactOf(turn.state.contacts, portKey);
  const neverHeard = Number.isNaN(heardAt);
  if (present === undefined && neverHeard) return { note: 'silent' };
  const heardMsAgo = neverHeard ? null : turn.at - heardAt;
  return { note: 'health', present: present ?? null, heardMsAgo, lampLevel: lampLevel ?? null };
}

function blinkNext(turn: Turn): void {
  const { state } = turn;
  const { sweep } = state;
  if (!sweep) return;
  sweep.index += 1;
  const socketId = state.queue[sweep.index];
  if (socketId === undefined) return over(turn);
  const { portKey } = progressOf(state, socketId).task;
  sweep.portKey = portKey;
  sweep.since = turn.at;
  if (portKey === null) return told(turn, { note: 'not-bound' });
  const level = contactOf(state.contacts, portKey).lampLevel;
  if (level === undefined && !state.setup.socketsHaveLamps) return told(turn, { note: 'no-lamp' });
  const full = level !== undefined && level >= 95;
  turn.effects.push({
    type: 'act',
    portKey,
    action: { kind: 'lamp', level: full ? demandedAt(state, portKey).safeLampLevel : 100 },
    lease: { restore: level ?? null, forMs: blinkMs },
  });
  state.lit.add(portKey);
}

/** Held for a while: the lamp that was waited for is asked once more. */
export function sweepAgain(turn: Turn, sweep: NonNullable<Turn['state']['sweep']>): void {
  turn.state.phase = 'go-to';
  sweep.index -= 1;
  blinkNext(turn);
}

export function sweepHeard(turn: Turn, reading: PortReading): void {
  const { sweep } = turn.state;
  if (!sweep || sweep.portKey !== reading.portKey || reading.lampLevel === undefined) return;
  told(turn, { note: 'lamp-answered', ms: Math.max(0, turn.at - sweep.since) });
}

export function sweepDue(turn: Turn): void {
  told(turn, { note: 'lamp-silent' });
}

function told(turn: Turn, note: Note): void {
  const { state } = turn;
  const socketId = state.sweep ? (state.queue[state.sweep.index] ?? null) : null;
  const portKey = state.sweep?.portKey ?? null;
  turn.effects.push({ type: 'note', socketId, portKey, note });
  if (portKey !== null && state.lit.delete(portKey)) turn.effects.push({ type: 'end-lease', portKey });
  blinkNext(turn);
}

function over(turn: Turn): void {
  turn.state.sweep = null;
  turn.state.queue = [];
  turn.state.proposed = null;
  turn.state.phase = 'done';
  say(turn, { say: 'done' });
}

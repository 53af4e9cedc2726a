// Tries a device that stays plugged in: a lamp is lit and pointed out, a button pressed, a dimmer turned, a sensor covered, a
// fan spun, a screen woken. When one is done with, `state.hand` is null and the walk goes on. Domain, *Fixed devices*.

import type { PortReading, RawMessage } from '../reading.ts';
import type { CheckKind, Grade, Reason } from '../verdict.ts';
import { contactOf, touchedValue } from './contacts.ts';
import type { SocketTask } from './protocol.ts';
import { labelOf, progressOf, record, recordWithout, say, type HandTrial, type Turn } from './state.ts';
import { finished } from './queue.ts';

/** A command is sent again, so many times in all, before the device counts as failed. */
const triesAtMost = 4;
const leaseMs = 60_000;

type Fixed = Exclude<SocketTask['expected'], 'open'>;

const facts: Readonly<Record<Fixed, { check: CheckKind; reason: Reason; place: Grade }>> = {
  lamp: { check: 'blink', reason: 'lamp', place: 'observed' },
  fan: { check: 'spin', reason: 'fan', place: 'by-route' },
  sensor: { check: 'sensor', reason: 'sensor', place: 'measured' },
  dimmer: { check: 'turn', reason: 'dimmer', place: 'measured' },
  button: { check: 'press', reason: 'button', place: 'measured' },
  screen: { check: 'screen', reason: 'screen', place: 'by-route' },
};

/** The proposed socket has a fixed device: asks for what shows that it works. false: it can't be tried, and is left out. */
export function askByHand(turn: Turn, task: SocketTask): boolean {
  const { state } = turn;
  if (task.expected === 'open') return false;
  const portKey = task.portKey ?? (task.expected === 'lamp' ? nextUnboundLamp(turn) : null);
  if (portKey === null) {
    recordWithout(turn, task.socketId, 'deferred', 'not-bound');
    finished(turn, task.socketId);
    return false;
  }
  if (task.expected === 'lamp' && !state.ladderAsked) {
    state.phase = 'question';
    say(turn, { say: 'anyone-on-a-ladder' });
    return true;
  }
  progressOf(state, task.socketId).attempts += 1;
  state.hand = {
    socketId: task.socketId,
    portKey,
    since: turn.at,
    before: contactOf(state.contacts, portKey).touched ?? null,
    answer: null,
    tries: 0,
  };
  if (task.expected === 'lamp') state.phase = 'light';
  else say(turn, { say: 'do-by-hand', socketId: task.socketId, label: task.label, expected: task.expected });
  if (task.expected === 'lamp') dimOthers(turn, portKey);
  command(turn, state.hand, task.expected);
  return true;
}

/** Full is told from low: lamps that are bright already go to the safe level, on lease. Domain, *Fixed devices*. */
function dimOthers(turn: Turn, except: string): void {
  const { ports, contacts, lit, setup } = turn.state;
  const { safeLampLevel } = setup.procedure;
  for (const portKey of ports.keys()) {
    const contact = contacts.get(portKey);
    if (portKey === except || lit.has(portKey) || (contact?.lampLevel ?? 0) <= safeLampLevel) continue;
    if (contact?.device?.type !== 'lamp') continue;
    turn.effects.push({
      type: 'act',
      portKey,
      action: { kind: 'lamp', level: safeLampLevel },
      lease: { restore: contact.lampLevel ?? null, forMs: leaseMs },
    });
    lit.add(portKey);
  }
}

/** Discover: a lamp on a port that no socket is bound to. */
function nextUnboundLamp(turn: Turn): string | null {
  const { ports, ownerOf, contacts } = turn.state;
  for (const portKey of ports.keys()) {
    const contact = contacts.get(portKey);
    if (!ownerOf.has(portKey) && contact?.present === true && contact.device?.type === 'lamp') return portKey;
  }
  return null;
}

/** Tells the device what it must answer. A lamp that is full already goes low first, so that its report means something. */
function command(turn: Turn, hand: HandTrial, expected: Fixed): void {
  hand.tries += 1;
  const { procedure } = turn.state.setup;
  if (expected === 'fan') {
    turn.effects.push({ type: 'act', portKey: hand.portKey, action: { kind: 'fan', target: 100 } });
    return;
  }
  if (expected !== 'lamp') return;
  const level = contactOf(turn.state.contacts, hand.portKey).lampLevel;
  const full = level !== undefined && level >= 95 && hand.tries === 1;
  turn.effects.push({
    type: 'act',
    portKey: hand.portKey,
    action: { kind: 'lamp', level: full ? procedure.safeLampLevel : 100 },
    lease: { restore: level ?? null, forMs: leaseMs },
  });
  turn.state.lit.add(hand.portKey);
}

/** A message of the port under trial. */
export function handHeard(turn: Turn, hand: HandTrial, reading: PortReading, message: RawMessage): void {
  const { task } = progressOf(turn.state, hand.socketId);
  if (task.expected === 'open' || !answers(hand, task.expected, reading)) return;
  const first = hand.answer === null;
  hand.answer = message;
  if (task.expected !== 'lamp') passed(turn, hand, hand.socketId, task.expected);
  else if (first) say(turn, { say: 'tap-the-light' });
}

function answers(hand: HandTrial, expected: Fixed, reading: PortReading): boolean {
  switch (expected) {
    case 'lamp':
      return (reading.lampLevel ?? 0) >= 95;
    case 'fan':
      return (reading.fan?.rpm ?? 0) > 0;
    case 'button':
      return reading.button === true;
    case 'dimmer':
    case 'sensor':
      return changed(hand, touchedValue(reading));
    case 'screen':
      return reading.present === true && (reading.watts ?? 0) > 0;
  }
}

/** The first value is what it was; a different one is the hand's. */
function changed(hand: HandTrial, value: number | undefined): boolean {
  if (value === undefined) return false;
  hand.before ??= value;
  return value !== hand.before;
}

/** The person tapped the socket whose lamp is full now; a tap before the port has said so means nothing. */
export function tapped(turn: Turn, socketId: string): void {
  const { state } = turn;
  const { hand } = state;
  if (!hand?.answer) return;
  const tappedTask = state.sockets.get(socketId)?.task;
  if (!tappedTask) return;
  if (tappedTask.portKey === hand.portKey) return passed(turn, hand, socketId, 'lamp');
  if (tappedTask.portKey === null) {
    turn.effects.push({ type: 'bind', socketId, portKey: hand.portKey });
    state.ownerOf.set(hand.portKey, socketId);
    progressOf(state, socketId).task = { ...tappedTask, portKey: hand.portKey };
    return passed(turn, hand, socketId, 'lamp');
  }
  progressOf(state, socketId).answered = hand.portKey;
  handFailed(turn, hand, 'lamp');
}

function passed(turn: Turn, hand: HandTrial, socketId: string, expected: Fixed): void {
  if (!hand.answer) return;
  const { check, place } = facts[expected];
  record(turn, {
    socketId,
    verdict: 'pass',
    reason: null,
    works: 'measured',
    place,
    portKey: hand.portKey,
    checks: [{ check, outcome: 'pass' }],
    message: hand.answer,
    latencyMs: Math.max(0, turn.at - hand.answer.at),
    attempt: Math.max(1, progressOf(turn.state, socketId).attempts),
  });
  say(turn, { say: 'verdict', socketId, label: labelOf(turn.state, socketId), verdict: 'pass', reason: null });
  handOver(turn, socketId);
}

/** The device did not answer: what it was asked is asked again, then it has failed. */
export function handDue(turn: Turn, hand: HandTrial): void {
  const { expected } = progressOf(turn.state, hand.socketId).task;
  if (expected === 'open') return;
  if (hand.answer || hand.tries >= triesAtMost) return handFailed(turn, hand, facts[expected].reason);
  command(turn, hand, expected);
}

function handFailed(turn: Turn, hand: HandTrial, reason: Reason): void {
  recordWithout(turn, hand.socketId, 'fail', reason);
  handOver(turn, hand.socketId);
}

function handOver(turn: Turn, socketId: string): void {
  letGo(turn);
  finished(turn, socketId);
}

/** The device under trial is left as it was found, whatever came of it. */
export function letGo(turn: Turn): void {
  const { state } = turn;
  const { hand } = state;
  if (!hand) return;
  if (state.lit.delete(hand.portKey)) turn.effects.push({ type: 'end-lease', portKey: hand.portKey });
  if (progressOf(state, hand.socketId).task.expected === 'fan') {
    turn.effects.push({ type: 'act', portKey: hand.portKey, action: { kind: 'fan', target: 0 } });
  }
  state.hand = null;
}

/** When the command is to be sent again; null where the person, not the port, is waited for. */
export function handDueAt(turn: { readonly state: Turn['state'] }, hand: HandTrial): number | null {
  const { expected } = progressOf(turn.state, hand.socketId).task;
  const commanded = expected === 'lamp' || expected === 'fan';
  return commanded && !hand.answer ? hand.since + hand.tries * turn.state.setup.procedure.lampAnswerMs : null;
}

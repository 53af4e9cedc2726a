// Tries a device that stays plugged in: a button pressed, a dimmer turned, a sensor covered, a fan spun, a screen woken; a lamp
// is lit (`light.ts`). When one is done with, `state.hand` is null and the walk goes on. Domain, *Fixed devices*.

import type { PortReading, RawMessage } from '../reading.ts';
import { touchedValue } from './contacts.ts';
import { facts, handFailed, newHand, passed, triesAtMost, type Fixed } from './hand.ts';
import { lampDue, lampFor, lampReported } from './light.ts';
import type { SocketTask } from './protocol.ts';
import { finished } from './queue.ts';
import { demandedOf, progressOf, recordWithout, say, type HandTrial, type Turn } from './state.ts';

/** The proposed socket has a fixed device: asks for what shows that it works. false: it can't be tried, and is left out. */
export function askByHand(turn: Turn, task: SocketTask): boolean {
  const { state } = turn;
  const { socketId, label, expected } = task;
  if (expected === 'open') return false;
  const portKey = expected === 'lamp' ? lampFor(turn, task) : task.portKey;
  if (portKey === null) {
    recordWithout(turn, socketId, 'deferred', 'not-bound');
    finished(turn, socketId);
    return false;
  }
  if (expected === 'lamp' && !state.ladderAsked) {
    state.phase = 'question';
    say(turn, { say: 'anyone-on-a-ladder' });
    return true;
  }
  progressOf(state, socketId).attempts += 1;
  const hand = newHand(turn, socketId, portKey);
  state.hand = hand;
  if (expected === 'lamp') {
    state.phase = 'light';
    lampDue(turn, hand);
    return true;
  }
  say(turn, { say: 'do-by-hand', socketId, label, expected });
  if (expected === 'fan') spin(turn, hand);
  return true;
}

function spin(turn: Turn, hand: HandTrial): void {
  hand.tries += 1;
  hand.dueAt = turn.at + demandedOf(turn.state, hand.socketId).lampAnswerMs;
  turn.effects.push({ type: 'act', portKey: hand.portKey, action: { kind: 'fan', target: 100 } });
}

/** A message of the port under trial. */
export function handHeard(turn: Turn, hand: HandTrial, reading: PortReading, message: RawMessage): void {
  const { expected } = progressOf(turn.state, hand.socketId).task;
  if (expected === 'lamp') return lampReported(turn, hand, reading, message);
  if (expected === 'open' || !answers(hand, expected, reading)) return;
  hand.answer = message;
  passed(turn, hand, hand.socketId, expected);
}

function answers(hand: HandTrial, expected: Exclude<Fixed, 'lamp'>, reading: PortReading): boolean {
  switch (expected) {
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

/** The device did not answer: what it was asked is asked again, then it has failed. */
export function handDue(turn: Turn, hand: HandTrial): void {
  const { expected } = progressOf(turn.state, hand.socketId).task;
  if (expected === 'lamp') return lampDue(turn, hand);
  if (expected === 'open') return;
  if (hand.tries >= triesAtMost) return handFailed(turn, hand, facts[expected].reason);
  spin(turn, hand);
}

// Tries a device that stays plugged in: a button pressed, a dimmer turned, a sensor covered, a fan spun, a screen woken; a lamp
// is lit (`light.ts`). When one is done with, `state.hand` is null and the walk goes on. Domain, *Fixed devices*.

import type { PortReading, RawMessage } from '../reading.ts';
import { contactOf } from './contacts.ts';
import { facts, handFailed, newHand, passed, triesAtMost, type Fixed } from './hand.ts';
import { lampDue, lampFor, lampReported } from './light.ts';
import type { SocketTask } from './protocol.ts';
import { hasReacted, touchedIn } from './reactions.ts';
import { finished } from './queue.ts';
import { demandedOf, progressOf, recordWithout, say, type HandTrial, type Turn } from './state.ts';

const fullSpeed = 100;

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
  if (expected === 'fan') beginSpin(turn, hand);
  return true;
}

function spin(turn: Turn, hand: HandTrial): void {
  hand.tries += 1;
  hand.dueAt = turn.at + demandedOf(turn.state, hand.socketId).lampAnswerMs;
  const target = hand.stage === 'lowering' ? 0 : fullSpeed;
  turn.effects.push({ type: 'act', portKey: hand.portKey, action: { kind: 'fan', target } });
}

/** One that turns already shows nothing by turning: it is stopped first. */
function beginSpin(turn: Turn, hand: HandTrial): void {
  const { contacts, fanTargets } = turn.state;
  const { rpm = 0, target = 0 } = contactOf(contacts, hand.portKey).fan ?? {};
  if (!fanTargets.has(hand.portKey)) fanTargets.set(hand.portKey, target);
  hand.stage = rpm > 0 ? 'lowering' : 'lighting';
  spin(turn, hand);
}

function fanReported(turn: Turn, hand: HandTrial, rpm: number, message: RawMessage): void {
  if (hand.stage === 'lighting' && rpm > 0) return answered(turn, hand, 'fan', message);
  if (hand.stage !== 'lowering' || rpm > 0) return;
  hand.stage = 'lighting';
  hand.tries = 0;
  spin(turn, hand);
}

/** A message of the port under trial. */
export function handHeard(turn: Turn, hand: HandTrial, reading: PortReading, message: RawMessage): void {
  const { expected } = progressOf(turn.state, hand.socketId).task;
  if (expected === 'lamp') return lampReported(turn, hand, reading, message);
  if (expected === 'fan')
    return reading.fan?.rpm === undefined ? undefined : fanReported(turn, hand, reading.fan.rpm, message);
  if (expected === 'open' || !answers(hand, expected, reading)) return;
  answered(turn, hand, expected, message);
}

function answered(turn: Turn, hand: HandTrial, expected: Fixed, message: RawMessage): void {
  hand.answer = message;
  passed(turn, hand, hand.socketId, expected);
}

function answers(hand: HandTrial, expected: Exclude<Fixed, 'lamp' | 'fan'>, reading: PortReading): boolean {
  if (expected === 'screen') return reading.present === true && (reading.watts ?? 0) > 0;
  const now = touchedIn(reading);
  // The first value that is heard is what it was.
  hand.before = { ...now, ...hand.before };
  return hasReacted(expected, hand.before, now);
}

/** The device did not answer: what it was asked is asked again, then it has failed. */
export function handDue(turn: Turn, hand: HandTrial): void {
  const { expected } = progressOf(turn.state, hand.socketId).task;
  if (expected === 'lamp') return lampDue(turn, hand);
  if (expected === 'open') return;
  if (hand.tries >= triesAtMost) return handFailed(turn, hand, facts[expected].reason);
  spin(turn, hand);
}

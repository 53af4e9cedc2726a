// What comes of trying a device that stays plugged in: it passed, it failed, and it is left as it was found. Whoever tries it
// is `fixed.ts` or, for lamps, `light.ts`. Domain, *Fixed devices*.

import type { CheckKind, Grade, Reason } from '../verdict.ts';
import { contactOf } from './contacts.ts';
import { lowered } from './dimmed.ts';
import type { SocketTask } from './protocol.ts';
import { touchedIn } from './reactions.ts';
import { finished } from './queue.ts';
import { labelOf, progressOf, record, recordWithout, say, type HandTrial, type Turn } from './state.ts';

/** A command is sent again, so many times in all, before the device counts as failed. */
export const triesAtMost = 4;

export type Fixed = Exclude<SocketTask['expected'], 'open'>;

export const facts: Readonly<Record<Fixed, { check: CheckKind; reason: Reason; place: Grade }>> = {
  lamp: { check: 'blink', reason: 'lamp', place: 'observed' },
  fan: { check: 'spin', reason: 'fan', place: 'by-route' },
  sensor: { check: 'sensor', reason: 'sensor', place: 'measured' },
  dimmer: { check: 'turn', reason: 'dimmer', place: 'measured' },
  button: { check: 'press', reason: 'button', place: 'measured' },
  screen: { check: 'screen', reason: 'screen', place: 'by-route' },
};

export function newHand(turn: Turn, socketId: string, portKey: string): HandTrial {
  const contact = contactOf(turn.state.contacts, portKey);
  return { ...asked, socketId, portKey, before: touchedIn(contact) };
}

const asked = {
  dueAt: null,
  answer: null,
  tries: 0,
  stage: 'dimming',
  doubted: null,
} as const;

export function passed(turn: Turn, hand: HandTrial, socketId: string, expected: Fixed, place?: Grade): void {
  if (!hand.answer) return;
  const fact = facts[expected];
  record(turn, {
    socketId,
    verdict: 'pass',
    reason: null,
    works: 'measured',
    place: place ?? fact.place,
    portKey: hand.portKey,
    checks: [{ check: fact.check, outcome: 'pass' }],
    message: hand.answer,
    latencyMs: Math.max(0, turn.at - hand.answer.at),
    attempt: Math.max(1, progressOf(turn.state, socketId).attempts),
  });
  say(turn, { say: 'verdict', socketId, label: labelOf(turn.state, socketId), verdict: 'pass', reason: null });
  handOver(turn, socketId);
}

export function handFailed(turn: Turn, hand: HandTrial, reason: Reason): void {
  const { socketId } = hand;
  recordWithout(turn, socketId, 'fail', reason);
  say(turn, { say: 'verdict', socketId, label: labelOf(turn.state, socketId), verdict: 'fail', reason });
  handOver(turn, socketId);
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
  lowered(turn, hand.portKey);
  if (progressOf(state, hand.socketId).task.expected === 'fan') {
    const target = state.fanTargets.get(hand.portKey) ?? 0;
    turn.effects.push({ type: 'act', portKey: hand.portKey, action: { kind: 'fan', target } });
  }
  state.hand = null;
}

// Follow the light: one lamp goes full while every other is low, the person taps where it is, the next one goes full. A lamp of
// no socket is taken hub by hub; one that nobody taps is not in sight, and another hub's is tried. Domain, *Fixed devices*.

import type { PortKey, PortReading, RawMessage } from '../reading.ts';
import { contactOf } from './contacts.ts';
import { brighten, brightBeside, dim, dimBeside, lowered } from './dimmed.ts';
import { handFailed, newHand, passed, triesAtMost } from './hand.ts';
import type { SocketTask } from './protocol.ts';
import { finished, leaveForLater } from './queue.ts';
import { demandedAt, demandedOf, progressOf, putOn, recordWithout, say, type HandTrial, type Turn } from './state.ts';

/** Nothing changes faster than once a second. */
const stillMs = 1_000;
/** So often it is looked whether the others are low. */
const lookMs = 500;
/** A lamp is looked for from so many places of an area. */
const standsAtMost = 3;
/** A place from where none was seen is tried so often. */
const visitsAtMost = 4;
/** Levels from here on are full. */
const full = 95;

/** The lamp to be lit for this socket; null: there is none left. */
export function lampFor(turn: Turn, task: SocketTask): PortKey | null {
  if (task.portKey !== null) return task.portKey;
  const { light } = turn.state;
  if (light.areaId !== task.areaId) fromElsewhere(turn);
  light.areaId = task.areaId;
  const found = nextUnbound(turn);
  if (found !== null || light.elsewhere.size === 0) return found;
  fromElsewhere(turn);
  return nextUnbound(turn);
}

/** From another place other lamps are seen. */
function fromElsewhere({ state: { light } }: Turn): void {
  light.elsewhere.clear();
  light.unseen.clear();
  light.inVain = 0;
  light.stood.length = 0;
}

/**
 * A lamp on a port of no socket: of the hub whose lamp was seen last, else of the next one that was not looked for in vain here;
 * lamps that were not seen come after those that were not lit yet, and once more those that never said they were lit.
 */
const nextUnbound = (turn: Turn): PortKey | null => unboundLamp(turn, 0) ?? unboundLamp(turn, 1);

function unboundLamp({ state }: Turn, silentAtMost: number): PortKey | null {
  const { portsOfHub, ownerOf, contacts, light } = state;
  const hubs = [...portsOfHub];
  const last = Math.max(
    0,
    hubs.findIndex(([hubId]) => hubId === light.hubId),
  );
  for (const [hubId, ports] of [...hubs.slice(last), ...hubs.slice(0, last)]) {
    if (light.elsewhere.has(hubId)) continue;
    const lamps = [...ports].filter((portKey) => {
      const contact = contacts.get(portKey);
      const isLamp = contact?.present === true && contact.device?.type === 'lamp';
      return isLamp && !ownerOf.has(portKey) && (light.silent.get(portKey) ?? 0) <= silentAtMost;
    });
    const found = lamps.find((portKey) => !light.unseen.has(portKey)) ?? lamps[0];
    if (found !== undefined) return found;
  }
  return null;
}

const paced = ({ state }: Turn, ms: number): number => ms / state.setup.pace;

/** What is due: the others are low, an answer is late, or nobody tapped. */
export function lampDue(turn: Turn, hand: HandTrial): void {
  switch (hand.stage) {
    case 'dimming':
      if (dimBeside(turn, hand)) return lightUp(turn, hand);
      hand.dueAt = turn.at + paced(turn, lookMs);
      return;
    case 'lowering':
    case 'lighting':
      if (hand.tries >= triesAtMost) return staysDark(turn, hand);
      return tell(turn, hand);
    case 'lit':
      return notSeen(turn, hand);
  }
}

/** A lamp that is full already, unasked, goes low first, so that its report means something. */
function lightUp(turn: Turn, hand: HandTrial): void {
  if (hand.answer) return isLit(turn, hand);
  const level = contactOf(turn.state.contacts, hand.portKey).lampLevel;
  hand.stage = level !== undefined && level >= full ? 'lowering' : 'lighting';
  hand.tries = 0;
  tell(turn, hand);
}

function tell(turn: Turn, hand: HandTrial): void {
  hand.tries += 1;
  hand.dueAt = turn.at + demandedOf(turn.state, hand.socketId).lampAnswerMs;
  if (hand.stage === 'lowering') dim(turn, hand.portKey);
  else brighten(turn, hand.portKey);
}

/** A message of the port whose lamp is tried. */
export function lampReported(turn: Turn, hand: HandTrial, { lampLevel }: PortReading, message: RawMessage): void {
  if (lampLevel === undefined) return;
  const { safeLampLevel } = demandedAt(turn.state, hand.portKey);
  if (hand.stage === 'lowering' && lampLevel <= safeLampLevel) {
    hand.stage = 'lighting';
    hand.tries = 0;
    hand.dueAt = turn.at + paced(turn, stillMs);
  } else if (hand.stage === 'lighting' && hand.tries > 0 && lampLevel >= full) {
    hand.answer = message;
    turn.state.light.silent.delete(hand.portKey);
    isLit(turn, hand);
  } else if (hand.stage === 'lit' && lampLevel >= full) hand.answer = message;
}

function isLit(turn: Turn, hand: HandTrial): void {
  const { light, ownerOf } = turn.state;
  const { walkingMs, noAnswerMs } = demandedOf(turn.state, hand.socketId);
  hand.stage = 'lit';
  // The first look at a place is taken after the way there, which may lead through the whole area.
  const wayMs = light.stood.length > 0 ? walkingMs * 2 : walkingMs;
  const lookedFor = light.inVain === 0 ? wayMs + noAnswerMs : noAnswerMs / 2;
  hand.dueAt = ownerOf.has(hand.portKey) ? null : turn.at + lookedFor;
  say(turn, { say: 'tap-the-light', ...placeToTell(turn, hand.socketId) });
}

/** Where the lamp is, when that is another area than before. */
function placeToTell({ state }: Turn, socketId: string): { readonly area?: string } {
  const { area, areaId } = progressOf(state, socketId).task;
  const isKnown = areaId === state.light.toldAreaId;
  state.light.toldAreaId = areaId;
  return isKnown || area === undefined ? {} : { area };
}

/** The person tapped the socket whose lamp is full now; a tap before the port has said so means nothing. */
export function tapped(turn: Turn, socketId: string): void {
  const { state } = turn;
  const { hand, light } = state;
  const task = state.sockets.get(socketId)?.task;
  if (!hand?.answer || hand.stage !== 'lit' || task?.expected !== 'lamp') return;
  // It shines whatever is asked of it, or more than one does: nothing can be told from a tap now.
  if (task.portKey !== hand.portKey && light.stubborn.has(task.portKey ?? '')) return;
  light.tapped = socketId;
  if (brightBeside(state, hand).length > 0) return lightAnew(turn, hand);
  if (task.portKey === hand.portKey) return seen(turn, hand, socketId);
  if (task.portKey === null) return bindAndPass(turn, hand, task);
  if (state.ownerOf.has(hand.portKey)) {
    progressOf(state, socketId).answered = hand.portKey;
    return handFailed(turn, hand, 'lamp');
  }
  // Bound to another lamp before: a second tap says that the first one was the wrong one.
  const isRepeated = hand.doubted === socketId;
  hand.doubted = socketId;
  if (!isRepeated) return say(turn, { say: 'tap-the-light' });
  bindAndPass(turn, hand, task);
}

function bindAndPass(turn: Turn, hand: HandTrial, task: SocketTask): void {
  const { state } = turn;
  const { portKey } = hand;
  turn.effects.push({ type: 'bind', socketId: task.socketId, portKey });
  putOn(state, task.socketId, portKey);
  state.light.hubId = state.ports.get(portKey)?.hubId ?? null;
  state.light.inVain = 0;
  state.light.stood.length = 0;
  seen(turn, hand, task.socketId);
}

/** Where a lamp can't be brought low, it may have been that one which was seen. */
function seen(turn: Turn, hand: HandTrial, socketId: string): void {
  passed(turn, hand, socketId, 'lamp', turn.state.light.stubborn.size > 0 ? 'by-route' : 'observed');
}

function lightAnew(turn: Turn, hand: HandTrial): void {
  hand.stage = 'dimming';
  lampDue(turn, hand);
}

/** It never said that it is lit. Of a lamp without a socket nobody knows whose fault that is. */
function staysDark(turn: Turn, hand: HandTrial): void {
  const { light, ownerOf } = turn.state;
  if (ownerOf.has(hand.portKey)) return handFailed(turn, hand, 'lamp');
  light.silent.set(hand.portKey, (light.silent.get(hand.portKey) ?? 0) + 1);
  turn.effects.push({ type: 'note', socketId: null, portKey: hand.portKey, note: { note: 'lamp-silent' } });
  tryAnother(turn, hand);
}

/**
 * Lit, and nobody tapped: it is not in sight. One whose hub was seen here a moment ago is looked for from other places of the
 * area first; then it is somewhere else, and so are the others of its hub, probably.
 */
function notSeen(turn: Turn, hand: HandTrial): void {
  const { light, ports } = turn.state;
  const hubId = ports.get(hand.portKey)?.hubId ?? '';
  const isNear = hubId === light.hubId;
  if (isNear && light.inVain === 0 && light.stood.length < standsAtMost - 1) {
    light.stood.push(hand.socketId);
    lowered(turn, hand.portKey);
    turn.state.hand = null;
    return;
  }
  light.stood.length = 0;
  light.inVain += 1;
  light.unseen.add(hand.portKey);
  if (!isNear || light.inVain > 1) light.elsewhere.add(hubId);
  tryAnother(turn, hand);
}

function tryAnother(turn: Turn, hand: HandTrial): void {
  const { state } = turn;
  lowered(turn, hand.portKey);
  const portKey = nextUnbound(turn);
  if (portKey !== null) {
    state.hand = newHand(turn, hand.socketId, portKey);
    return lampDue(turn, state.hand);
  }
  // No lamp of any hub is seen from here: this socket is left, and from the next one all may be.
  state.hand = null;
  fromElsewhere(turn);
  leaveForNow(turn, hand.socketId);
}

/** That no lamp was seen from here says nothing against this socket's own, which may not have been lit: it never fails by this. */
function leaveForNow(turn: Turn, socketId: string): void {
  const { state } = turn;
  const progress = progressOf(state, socketId);
  progress.noAnswers += 1;
  state.unanswered.add(socketId);
  if (progress.noAnswers < visitsAtMost) return leaveForLater(turn, socketId);
  recordWithout(turn, socketId, 'deferred', 'no-response');
  finished(turn, socketId);
}

// Finds the port behind the lamp that a person stands at: half of the lamps that may be it go full, the others low, "is yours
// full?", and half are left. A lamp that has not reported its level stays among them whatever the answer. Domain, *find*.

import type { PortKey } from '../reading.ts';
import type { Millis } from '../units.ts';
import { contactOf } from './contacts.ts';
import { brighten, dim, leaseMs, undimmed } from './dimmed.ts';
import type { TechnicianAction, Utterance } from './protocol.ts';
import { demandedAt, isHeld, labelOf, say, type Find, type Turn, type VerificationState } from './state.ts';

/** Nothing changes faster than once a second. */
const stillMs = 1_000;
const triesAtMost = 3;
/** Commands go out one after the other. */
const eachMs = 20;
/** No more lamps go full at a time than are told so within a moment. */
const brightAtMost = 64;
/** Levels from here on are full. */
const full = 95;

/** Asks first whether the lamps may change. */
export function beginFind(turn: Turn): void {
  const { state } = turn;
  const all = lampsOf(state);
  if (all.length === 0) return end(turn, { say: 'not-found' });
  if (!state.ladderAsked) {
    state.phase = 'question';
    return say(turn, { say: 'anyone-on-a-ladder' });
  }
  state.find = {
    all,
    left: all,
    bright: new Set(),
    before: [],
    asked: false,
    tries: 0,
    toldAt: turn.at,
    dueAt: turn.at,
  };
  round(turn, state.find);
}

/** Every lamp of the hubs that this is about. */
function lampsOf({ setup, sockets, ports, contacts, ownerOf }: VerificationState): PortKey[] {
  const { within } = setup;
  const hubs = new Set(
    [...ports.values()]
      .filter(({ portKey }) => !within || within.has(ownerOf.get(portKey) ?? ''))
      .map(({ hubId }) => hubId),
  );
  const isLamp = (portKey: PortKey): boolean => {
    const { lampLevel, device } = contactOf(contacts, portKey);
    return setup.socketsHaveLamps || lampLevel !== undefined || device?.type === 'lamp';
  };
  // Whose own socket is looked for, and is on a port already, needs no looking.
  const isFree = (portKey: PortKey): boolean =>
    targetOf(setup.only, sockets) === null || ownerOf.get(portKey) === undefined;
  return [...ports.values()]
    .filter(({ portKey, hubId }) => hubs.has(hubId) && isLamp(portKey) && isFree(portKey))
    .map(({ portKey }) => portKey);
}

/** The socket without a port that the person stands at; null: nobody knows which one it is. */
function targetOf(only: ReadonlySet<string>, sockets: VerificationState['sockets']): string | null {
  const [socketId] = only;
  return socketId !== undefined && sockets.get(socketId)?.task.portKey === null ? socketId : null;
}

function round(turn: Turn, find: Find): void {
  find.bright = new Set(find.left.slice(0, Math.min(Math.ceil(find.left.length / 2), brightAtMost)));
  find.tries = 0;
  tell(turn, find);
}

/** Tells those that have not said so yet. */
function tell(turn: Turn, find: Find): void {
  const { state } = turn;
  const untold = find.all.filter((portKey) => !isAsTold(state, find, portKey));
  for (const portKey of untold) lend(turn, find, portKey);
  state.phase = 'find';
  find.asked = false;
  find.tries += 1;
  find.toldAt = turn.at;
  find.dueAt =
    turn.at + (untold.length === 0 ? still(state) : state.setup.procedure.lampAnswerMs + untold.length * eachMs);
}

function lend(turn: Turn, find: Find, portKey: PortKey): void {
  if (find.bright.has(portKey)) brighten(turn, portKey);
  else dim(turn, portKey);
}

const still = ({ setup }: VerificationState): Millis => stillMs / setup.pace;

function isAsTold(state: VerificationState, { bright }: Find, portKey: PortKey): boolean {
  const { lampLevel } = contactOf(state.contacts, portKey);
  if (lampLevel === undefined) return false;
  return bright.has(portKey) ? lampLevel >= full : lampLevel <= demandedAt(state, portKey).safeLampLevel;
}

/** Every lamp is as it was told to be. */
const isReady = (state: VerificationState, find: Find): boolean =>
  find.all.every((portKey) => isAsTold(state, find, portKey));

/** A port has spoken: perhaps the last one that was waited for. */
export function findHeard({ state }: Turn, find: Find): void {
  if (find.asked || !isReady(state, find)) return;
  find.dueAt = Math.min(find.dueAt, find.toldAt + still(state));
}

export function findDue(turn: Turn, find: Find): void {
  const { state } = turn;
  if (find.asked) renew(turn, find);
  else if (isReady(state, find) || find.tries >= triesAtMost) ask(turn, find);
  else tell(turn, find);
}

/** The person may take their time: what was lent is lent anew. */
function renew(turn: Turn, find: Find): void {
  for (const portKey of turn.state.light.dimmed.keys()) lend(turn, find, portKey);
  find.dueAt = turn.at + leaseMs / 2;
}

function ask(turn: Turn, find: Find): void {
  find.asked = true;
  find.dueAt = turn.at + leaseMs / 2;
  say(turn, { say: 'is-yours-full', left: find.left.length });
}

/** What the person may do meanwhile. */
export function findActed(turn: Turn, action: TechnicianAction): void {
  const { state } = turn;
  const { find } = state;
  switch (action.kind) {
    case 'nobody-on-a-ladder':
      state.ladderAsked = true;
      if (state.phase === 'question') beginFind(turn);
      return;
    case 'saw-lamp':
      if (find?.asked && state.phase === 'find') answered(turn, find, action.full);
      return;
    case 'back':
      if (find && !isHeld(state)) takeBack(turn, find);
      return;
    case 'pause':
      if (!find) return;
      state.paused = true;
      state.phase = 'paused';
      return say(turn, { say: 'paused' });
    case 'resume':
      if (!state.paused) return;
      state.paused = false;
      if (find && !state.lost) again(turn, find);
      return;
    case 'finish':
      return end(turn, { say: 'not-found' });
    default:
      return;
  }
}

/** The line was lost, or the person had a pause: what the lamps are told is told once more. */
export function again(turn: Turn, find: Find): void {
  find.tries = 0;
  tell(turn, find);
}

function answered(turn: Turn, find: Find, sawFull: boolean): void {
  const { state } = turn;
  const [only] = find.left;
  const isLast = find.left.length === 1;
  if (only !== undefined && isLast && sawFull) return found(turn, find, only);
  const isUnsure = (portKey: PortKey): boolean => !isAsTold(state, find, portKey);
  const fits = find.left.filter((portKey) => isUnsure(portKey) || find.bright.has(portKey) === sawFull);
  // Where nothing is told apart, those that never do as they are told are left out.
  const kept = fits.length < find.left.length ? fits : fits.filter((portKey) => !isUnsure(portKey));
  if (isLast || kept.length === 0) return end(turn, { say: 'not-found' });
  find.before.push(find.left);
  find.left = kept;
  round(turn, find);
}

/** The latest answer was wrong. */
function takeBack(turn: Turn, find: Find): void {
  const before = find.before.pop();
  if (!before) return;
  find.left = before;
  round(turn, find);
}

/** The whole of what is known: a free port becomes the socket's that was looked for, any other is named. */
function found(turn: Turn, find: Find, portKey: PortKey): void {
  const { state } = turn;
  const target = targetOf(state.setup.only, state.sockets);
  const owner = state.ownerOf.get(portKey) ?? null;
  if (target !== null && owner === null) {
    turn.effects.push({ type: 'bind', socketId: target, portKey });
    // Where another one may have been full as well, only the answers say so.
    if (isReady(state, find))
      turn.effects.push({ type: 'grade-place', sockets: [target], place: 'observed', why: 'lamp' });
  }
  const socketId = owner ?? target;
  const port = state.ports.get(portKey);
  end(turn, {
    ...{ say: 'found', socketId, label: socketId === null ? null : labelOf(state, socketId) },
    ...{ hubId: port?.hubId ?? '', number: port?.number ?? 0 },
  });
}

/** Every lamp gets its own level back; what was found stays said. */
function end(turn: Turn, last: Extract<Utterance, { say: 'found' | 'not-found' }>): void {
  const { state } = turn;
  undimmed(turn);
  state.find = null;
  state.phase = 'done';
  say(turn, last);
}

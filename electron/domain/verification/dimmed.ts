// Full is told from low: keeps every other lamp low, on lease, while one is pointed out. A lamp counts as low when its port has
// reported it; one that can't be brought low may be what the person sees. Domain, *Fixed devices*.

import type { PortKey } from '../reading.ts';
import type { LampLevel } from '../units.ts';
import { demandedAt, type HandTrial, type Light, type Turn, type VerificationState } from './state.ts';

/** Lent for so long, and lent anew before half of it is over. */
export const leaseMs = 60_000;
const triesAtMost = 4;

export const darkness = (): Light => ({
  dimmed: new Map(),
  stubborn: new Set(),
  silent: new Map(),
  elsewhere: new Set(),
  unseen: new Set(),
  inVain: 0,
  stood: [],
  tapped: null,
  hubId: null,
  areaId: null,
  toldAreaId: null,
});

/** Lamps beside this one that may look lit: not known to be low. */
export function brightBeside(state: VerificationState, hand: HandTrial): PortKey[] {
  const { ports, contacts, light } = state;
  const bright: PortKey[] = [];
  for (const portKey of ports.keys()) {
    const contact = contacts.get(portKey);
    if (portKey === hand.portKey || contact?.present !== true || contact.device?.type !== 'lamp') continue;
    if (!mayBeSeen(state, hand, portKey)) continue;
    const isLow = contact.lampLevel !== undefined && contact.lampLevel <= demandedAt(state, portKey).safeLampLevel;
    if (isLow) light.stubborn.delete(portKey);
    else if (!light.stubborn.has(portKey)) bright.push(portKey);
  }
  return bright;
}

/** One sees the lamps of the area where one is sent, or still is. Of a lamp without a socket nobody knows where that is. */
function mayBeSeen({ ownerOf, sockets, ports, light }: VerificationState, hand: HandTrial, portKey: PortKey): boolean {
  const areaOf = (socketId: string | null): string | null | undefined => sockets.get(socketId ?? '')?.task.areaId;
  const owner = ownerOf.get(portKey);
  if (owner !== undefined) return [areaOf(hand.socketId), areaOf(light.tapped)].includes(areaOf(owner));
  return !ownerOf.has(hand.portKey) || ports.get(portKey)?.hubId === ports.get(hand.portKey)?.hubId;
}

/** Brings the others low, and keeps them there. true: every one has said so, or never will. */
export function dimBeside(turn: Turn, hand: HandTrial): boolean {
  const { light } = turn.state;
  const bright = new Set(brightBeside(turn.state, hand));
  for (const [portKey, dimmed] of light.dimmed) {
    if (bright.has(portKey) || portKey === hand.portKey) continue;
    dimmed.tries = 0;
    const isLowByItself = dimmed.restore !== null && dimmed.restore <= demandedAt(turn.state, portKey).safeLampLevel;
    if (!isLowByItself && turn.at >= dimmed.at + leaseMs / 2) dim(turn, portKey);
  }
  let allLow = true;
  for (const portKey of bright) {
    const dimmed = light.dimmed.get(portKey);
    const isAwaited = dimmed !== undefined && turn.at < dimmed.at + demandedAt(turn.state, portKey).lampAnswerMs;
    if (!isAwaited && (dimmed?.tries ?? 0) >= triesAtMost) {
      light.stubborn.add(portKey);
      turn.effects.push({ type: 'note', socketId: null, portKey, note: { note: 'lamp-silent' } });
      continue;
    }
    allLow = false;
    if (!isAwaited) dim(turn, portKey);
  }
  return allLow;
}

/** Tells a lamp to be low; it stays so until the lamps are done with. */
export function dim(turn: Turn, portKey: PortKey): void {
  const { light, contacts } = turn.state;
  const { safeLampLevel } = demandedAt(turn.state, portKey);
  const known = light.dimmed.get(portKey);
  const restore = known ? known.restore : (contacts.get(portKey)?.lampLevel ?? null);
  light.dimmed.set(portKey, { at: turn.at, tries: (known?.tries ?? 0) + 1, restore });
  lend(turn, portKey, Math.min(safeLampLevel, restore ?? safeLampLevel), restore);
}

/** Points it out. What it was before is kept: it goes back there. */
export function brighten(turn: Turn, portKey: PortKey): void {
  const { light, contacts } = turn.state;
  const restore = light.dimmed.get(portKey)?.restore ?? contacts.get(portKey)?.lampLevel ?? null;
  light.dimmed.set(portKey, { at: turn.at, tries: 0, restore });
  lend(turn, portKey, 100, restore);
}

function lend(turn: Turn, portKey: PortKey, level: LampLevel, restore: LampLevel | null): void {
  turn.effects.push({
    type: 'act',
    portKey,
    action: { kind: 'lamp', level },
    lease: { restore, forMs: leaseMs },
  });
  turn.state.lit.add(portKey);
}

/** The lamp that was pointed out goes back: to low where it was brighter, so that the next one can be told from it. */
export function lowered(turn: Turn, portKey: PortKey): void {
  if (turn.state.light.dimmed.has(portKey)) dim(turn, portKey);
}

/** The lamps are done with: each gets its own level back. */
export function undimmed(turn: Turn): void {
  const { light, lit } = turn.state;
  for (const portKey of light.dimmed.keys()) {
    if (lit.delete(portKey)) turn.effects.push({ type: 'end-lease', portKey });
  }
  light.dimmed.clear();
}

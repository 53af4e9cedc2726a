// Decides which socket is really wired to which port, and which sockets are dead, weak or loose. One hub carries one wiring
// fault and then no other fault; sockets of fixed devices are spared as far as possible. Source: the issue's *Faults*.

import { done, failed } from '../domain/failures.ts';
import type { Result } from '../domain/failures.ts';
import type { Chance } from '../environment/chance.ts';
import type { BuiltHub, BuiltSocket, Building } from './building.ts';
import { socketFaults, wiringFaults } from './fault-list.ts';
import type { FaultCounts, SocketFault, WiringFault } from './fault-list.ts';
import type { Truth } from './simulator.ts';
import { shuffled } from './stable-ids.ts';

export interface Wiring {
  /** Port that the socket with this label really reaches. */
  readonly reaches: ReadonlyMap<string, string>;
  readonly truth: Truth;
  /** Hubs with a wiring fault: no other may be added to them. */
  readonly miswiredHubs: ReadonlySet<string>;
}

/** As the planner meant it. */
export function soundWiring(building: Building): Wiring {
  const reaches = new Map(building.sockets.map((socket) => [socket.label, socket.portId]));
  return { reaches, truth: { miswired: [], dead: [], weak: [], loose: [] }, miswiredHubs: new Set() };
}

const attempts = 24;

/** The wiring with more faults in it; fails when they do not all fit. */
export function addFaults(building: Building, wiring: Wiring, counts: FaultCounts, chance: Chance): Result<Wiring> {
  let missing = '';
  for (let attempt = 0; attempt < attempts; attempt++) {
    const tried = tryFaults(building, wiring, counts, chance, attempt === attempts - 1);
    if (typeof tried !== 'string') return done(tried);
    missing = tried;
  }
  return failed('simulator.faults-do-not-fit', { kind: missing });
}

interface Draft {
  readonly building: Building;
  readonly reaches: Map<string, string>;
  readonly miswired: Truth['miswired'][number][];
  readonly miswiredHubs: Set<string>;
  readonly marked: Record<SocketFault, string[]>;
  readonly chance: Chance;
  /** Take the smallest hubs that do, not any: the last attempt. */
  readonly frugal: boolean;
}

/** The wiring, or the kind of fault that found no place. */
function tryFaults(
  building: Building,
  before: Wiring,
  counts: FaultCounts,
  chance: Chance,
  frugal: boolean,
): Wiring | string {
  const { dead, weak, loose, miswired } = before.truth;
  const draft: Draft = {
    building,
    reaches: new Map(before.reaches),
    miswired: [...miswired],
    miswiredHubs: new Set(before.miswiredHubs),
    marked: { dead: [...dead], weak: [...weak], loose: [...loose] },
    chance,
    frugal,
  };
  for (const kind of wiringFaults) {
    for (let n = 0; n < counts[kind]; n++) if (!miswire(draft, kind)) return kind;
  }
  for (const kind of socketFaults) {
    for (let n = 0; n < counts[kind]; n++) if (!markSocket(draft, kind)) return kind;
  }
  const truth = { miswired: draft.miswired, ...draft.marked };
  return { reaches: draft.reaches, truth, miswiredHubs: draft.miswiredHubs };
}

/** Hubs that may still get a wiring fault, the best first: those without fixed devices, then as chance has it. */
function freeHubs(draft: Draft, atLeast: number): BuiltHub[] {
  const marked = new Set(Object.values(draft.marked).flat());
  const free = draft.building.hubs.filter(
    (hub) =>
      hub.sockets.length >= atLeast &&
      !draft.miswiredHubs.has(hub.hwId) &&
      !hub.sockets.some((socket) => marked.has(socket.label)),
  );
  const rank = (hub: BuiltHub): number => fixedIn(hub) * 1_000 + (draft.frugal ? hub.sockets.length : 0);
  return shuffled(free, draft.chance).sort((a, b) => rank(a) - rank(b));
}

const fixedIn = (hub: BuiltHub): number => hub.sockets.filter((socket) => socket.expected !== 'open').length;

function miswire(draft: Draft, kind: WiringFault): boolean {
  switch (kind) {
    case 'swap':
      return swapTwo(draft);
    case 'offbyone':
      return rearrange(draft, kind, 3, rotated(draft.chance() < 0.5 ? 1 : -1));
    case 'reverse':
      return rearrange(draft, kind, 4, (index, count) => count - 1 - index);
    case 'exchange':
      return exchangeTwo(draft);
  }
}

const rotated =
  (by: number) =>
  (index: number, count: number): number =>
    (index + by + count) % count;

/** Socket number `index` of a hub gets the port of number `to(index)`. */
function rearrange(draft: Draft, kind: WiringFault, atLeast: number, to: (i: number, n: number) => number): boolean {
  const hub = freeHubs(draft, atLeast)[0];
  if (!hub) return false;
  const { sockets } = hub;
  const moves = sockets.map((socket, index) => [socket, sockets[to(index, sockets.length)]!] as const);
  record(draft, kind, moves, [hub]);
  return true;
}

function swapTwo(draft: Draft): boolean {
  const hubs = freeHubs(draft, 1);
  const one = hubs.find((hub) => hub.sockets.length >= 4) ?? hubs[0];
  if (!one) return false;
  const [first, second] = openFirst(one.sockets, draft.chance);
  const other = hubs.find((hub) => hub !== one && hub.plan === one.plan && fixedIn(hub) === fixedIn(one));
  const across = !second || (other !== undefined && other.sockets.length >= 4 && draft.chance() < 0.3 && !draft.frugal);
  const partner = across && other ? openFirst(other.sockets, draft.chance)[0] : second;
  if (!first || !partner) return false;
  const moves = [[first, partner] as const, [partner, first] as const];
  record(draft, 'swap', moves, across && other ? [one, other] : [one]);
  return true;
}

function openFirst(sockets: readonly BuiltSocket[], chance: Chance): BuiltSocket[] {
  return shuffled(sockets, chance).sort((a, b) => Number(a.expected !== 'open') - Number(b.expected !== 'open'));
}

/** Two hubs of one building with equally many sockets and the same printed numbers in use. */
function exchangeTwo(draft: Draft): boolean {
  const hubs = freeHubs(draft, 2);
  const key = (hub: BuiltHub): string =>
    `${hub.plan.location.id}:${hub.sockets.map((socket) => socket.printed).join(',')}`;
  const large = hubs.filter((hub) => hub.sockets.length >= 3);
  const pair = pairBy(large, key) ?? pairBy(hubs, key);
  if (!pair) return false;
  const [one, other] = pair;
  const across = (from: BuiltHub, to: BuiltHub) => from.sockets.map((socket, at) => [socket, to.sockets[at]!] as const);
  record(draft, 'exchange', [...across(one, other), ...across(other, one)], pair);
  return true;
}

function pairBy(hubs: readonly BuiltHub[], key: (hub: BuiltHub) => string): [BuiltHub, BuiltHub] | undefined {
  const seen = new Map<string, BuiltHub>();
  for (const hub of hubs) {
    const twin = seen.get(key(hub));
    if (twin) return [twin, hub];
    seen.set(key(hub), hub);
  }
  return undefined;
}

/** Each socket of `moves` now reaches the port meant for its partner; those that stay are not listed. */
function record(
  draft: Draft,
  kind: WiringFault,
  moves: readonly (readonly [BuiltSocket, BuiltSocket])[],
  hubs: readonly BuiltHub[],
): void {
  const moved = moves.filter(([socket, partner]) => socket !== partner);
  for (const [socket, partner] of moved) draft.reaches.set(socket.label, partner.portId);
  for (const hub of hubs) draft.miswiredHubs.add(hub.hwId);
  const sockets = moved.map(([socket]) => socket.label);
  draft.miswired.push({ kind, sockets, ports: moved.map(([, partner]) => partner.portId) });
}

/** Open sockets first, then hubs that have no such socket yet, then neither first nor last nor beside another. */
function markSocket(draft: Draft, kind: SocketFault): boolean {
  const marked = new Set(Object.values(draft.marked).flat());
  let best: { label: string; cost: number } | undefined;
  for (const hub of shuffled(draft.building.hubs, draft.chance)) {
    if (draft.miswiredHubs.has(hub.hwId)) continue;
    const already = hub.sockets.filter((socket) => marked.has(socket.label)).length;
    for (const [at, socket] of shuffled([...hub.sockets.entries()], draft.chance)) {
      if (marked.has(socket.label)) continue;
      const beside = [hub.sockets[at - 1], hub.sockets[at + 1]].filter(
        (next) => !next || marked.has(next.label) || next.expected !== 'open',
      ).length;
      const cost = (socket.expected === 'open' ? 0 : 1_000) + already * 10 + beside;
      if (!best || cost < best.cost) best = { label: socket.label, cost };
      if (best.cost === 0) break;
    }
    if (best?.cost === 0) break;
  }
  if (!best) return false;
  draft.marked[kind].push(best.label);
  return true;
}

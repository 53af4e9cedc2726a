// Decides what is left over on the platform: what this document had made there and no longer stands for anything here, since
// its making was undone or its box exchanged. What was made on the platform itself is never left over: to undo that it was
// read takes nothing away there. Domain, *Offline and the platform*; docs/decisions/0004.

import type { RemoteKind } from '../events.ts';
import { isBornThere } from '../platform-copy.ts';
import type { Leftover, SyncState } from '../site-types.ts';
import { touch, type MutableHub, type World } from './world.ts';

type Copy = Readonly<Record<string, unknown>>;

interface SeenThing {
  readonly id: string;
  readonly remoteId: string;
  readonly copy: Copy;
}

export const leftoverKey = (kind: RemoteKind, remoteId: string): string => `${kind}/${remoteId}`;

/** Seen under an id that nothing has: its making was undone. Ports go with their hub. */
export function leaveUnmade(world: World, kind: RemoteKind, thing: SeenThing): void {
  if (kind !== 'port' && !isBornThere(thing.id)) leave(world, kind, thing, null);
}

export function leaveBox(world: World, { id }: MutableHub, { remoteId, copy }: Omit<SeenThing, 'id'>): void {
  leave(world, 'hub', { id, remoteId, copy }, id);
}

function leave(
  world: World,
  kind: Leftover['kind'],
  { id, remoteId, copy }: SeenThing,
  successor: string | null,
): void {
  const seen = { remoteId, copy, gone: false };
  const leftover = { kind, id, successor, seen, refusal: null };
  world.writes.put(world.state.leftovers, leftoverKey(kind, remoteId), leftover);
  touch(world, kind, id);
}

/** Something here stands for it (again). */
export function keepFromLeftovers(world: World, kind: RemoteKind, remoteId: string): void {
  world.writes.drop(world.state.leftovers, leftoverKey(kind, remoteId));
}

/** `id`: the platform's, or the document's under which it was seen. */
export function dropLeftovers(world: World, kind: RemoteKind, id: string): void {
  for (const [key, leftover] of world.state.leftovers) {
    const isIt = leftover.seen.remoteId === id || (leftover.id === id && leftover.successor === null);
    if (leftover.kind !== kind || !isIt) continue;
    world.writes.drop(world.state.leftovers, key);
    touch(world, leftover.kind, leftover.id);
  }
}

export function refuseLeftover(world: World, kind: RemoteKind, remoteId: string, refusal: SyncState['refusal']): void {
  const key = leftoverKey(kind, remoteId);
  const leftover = world.state.leftovers.get(key);
  if (!leftover) return;
  world.writes.put(world.state.leftovers, key, { ...leftover, refusal });
  touch(world, leftover.kind, leftover.id);
}

/** The copy of a box that this hub no longer is, or (an exchange was undone) is not yet again. */
export const isAnotherBox = (hub: MutableHub, { hwId }: Copy): boolean => typeof hwId === 'string' && hwId !== hub.hwId;

/** The copy of a port of another box than the hub's. */
export const isAnotherBoxsPort = ({ sync: { seen } }: MutableHub, { hubId }: Copy): boolean =>
  seen !== null && typeof hubId === 'string' && hubId !== seen.remoteId;

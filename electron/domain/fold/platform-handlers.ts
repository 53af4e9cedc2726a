// Decides what the document knows of the platform's copies, and which port the platform's ids mean; and which lamps are on
// loan. Domain, *Offline and the platform*; *Verification engine* (a blink is a lease).

import type { RemoteKind } from '../events.ts';
import type { SyncState } from '../site-types.ts';
import {
  dropLeftovers,
  isAnotherBox,
  isAnotherBoxsPort,
  keepFromLeftovers,
  leaveBox,
  leaveUnmade,
  refuseLeftover,
} from './leftovers.ts';
import { newPort } from './ports.ts';
import { touch, type Handlers, type MutableHub, type MutablePort, type World } from './world.ts';

export const platformHandlers: Handlers<
  'platform.seen' | 'platform.gone' | 'platform.refused' | 'lamp.leased' | 'lamp.returned'
> = {
  'platform.seen'(world, event) {
    const { kind, id, remoteId, copy, named } = event.body;
    const hub = hubOf(world, kind, id);
    if (hub && kind === 'hub' && isAnotherBox(hub, copy)) return leaveBox(world, hub, { remoteId, copy });
    if (hub && kind === 'port' && isAnotherBoxsPort(hub, copy)) return;
    if (!remoteThing(world, kind, id)) return leaveUnmade(world, kind, { id, remoteId, copy });
    // A newer copy answers what was refused: the next difference is worth asking for again.
    const seen = { remoteId, copy, gone: false, ...(named ? { named } : {}) };
    change(world, kind, id, () => ({ seen, refusal: null }));
    keepFromLeftovers(world, kind, remoteId);
    if (kind === 'port') attachKey(world, portById(world, id, true), remoteId);
  },
  'platform.gone'(world, event) {
    const { kind, id } = event.body;
    dropLeftovers(world, kind, id);
    if (kind !== 'port' && !remoteThing(world, kind, id)) return markGone(world, kind, id);
    change(world, kind, id, gone);
    if (kind === 'port') attachKey(world, portById(world, id, false), null);
  },
  'platform.refused'(world, event) {
    const { kind, id, code, say, wanted, params } = event.body;
    const refusal = { code, say, wanted, at: event.at, ...(params ? { params } : {}) };
    change(world, kind, id, ({ seen }) => ({ seen, refusal }));
    refuseLeftover(world, kind, id, refusal);
  },
  'lamp.leased'(world, event) {
    const { leaseId, portKey, level, restore, deadline } = event.body;
    world.writes.put(world.state.leases, leaseId, { id: leaseId, portKey, level, restore, deadline });
    touchPort(world, portKey);
  },
  'lamp.returned'(world, event) {
    const lease = world.state.leases.get(event.body.leaseId);
    if (!lease) return;
    world.writes.drop(world.state.leases, lease.id);
    touchPort(world, lease.portKey);
  },
};

function change(world: World, kind: RemoteKind, id: string, next: (sync: SyncState) => SyncState): void {
  const thing = remoteThing(world, kind, id);
  if (!thing) return;
  world.writes.set(thing, 'sync', next(thing.sync));
  if (kind === 'port') touchWithSocket(world, thing as MutablePort);
  else touch(world, kind, id);
}

const gone = ({ seen, refusal }: SyncState): SyncState => ({ seen: seen && { ...seen, gone: true }, refusal });

/** What has this id on the platform: it was removed there as a leftover, and stands for something here again since. */
function markGone(world: World, kind: Exclude<RemoteKind, 'port'>, remoteId: string): void {
  const { locations, plans, hubs } = world.state;
  for (const { id, sync } of { location: locations, plan: plans, hub: hubs }[kind].values()) {
    if (sync.seen?.remoteId !== remoteId || sync.seen.gone) continue;
    change(world, kind, id, gone);
    for (const port of (kind === 'hub' ? hubs.get(id)?.ports.values() : undefined) ?? []) {
      change(world, 'port', port.id, gone);
      attachKey(world, port, null);
    }
  }
}

/** Of a port: the one it belongs to. */
function hubOf(world: World, kind: RemoteKind, id: string): MutableHub | undefined {
  if (kind === 'hub') return world.state.hubs.get(id);
  return kind === 'port' ? world.state.hubs.get(id.slice(0, id.lastIndexOf('/'))) : undefined;
}

function remoteThing(world: World, kind: RemoteKind, id: string): { sync: SyncState } | undefined {
  if (kind === 'port') return portById(world, id, true);
  if (kind === 'hub') return world.state.hubs.get(id);
  return kind === 'plan' ? world.state.plans.get(id) : world.state.locations.get(id);
}

/** `<hubId>/<printed number>`; a port that the catalogue doesn't have is made when the platform speaks of it. */
function portById(world: World, id: string, make: boolean): MutablePort | undefined {
  const slash = id.lastIndexOf('/');
  const hub = world.state.hubs.get(id.slice(0, slash));
  const number = Number(id.slice(slash + 1));
  const known = hub?.ports.get(number);
  if (known || !hub || !make || !Number.isInteger(number)) return known;
  const port = newPort(hub.id, number);
  world.writes.put(hub.ports, number, port);
  return port;
}

/** A key means one port: the one that the platform named last. */
function attachKey(world: World, port: MutablePort | undefined, portKey: string | null): void {
  if (!port || port.portKey === portKey) return;
  const { writes, state } = world;
  if (port.portKey !== null) writes.drop(state.portsByKey, port.portKey);
  const former = portKey === null ? undefined : state.portsByKey.get(portKey);
  if (former) writes.set(former, 'portKey', null);
  if (former) touchWithSocket(world, former);
  writes.set(port, 'portKey', portKey);
  if (portKey !== null) writes.put(state.portsByKey, portKey, port);
}

function touchWithSocket(world: World, port: MutablePort): void {
  touch(world, 'hub', port.hubId);
  if (port.socketId !== null) touch(world, 'socket', port.socketId);
}

function touchPort(world: World, portKey: string): void {
  const port = world.state.portsByKey.get(portKey);
  if (port) touchWithSocket(world, port);
}

// Decides what events about hubs do to them, their ports and the verdicts that rest on them. Ports come from the product
// catalogue; bindings follow the printed number. Domain, *The site document* (replacing a hub).

import { productOf } from '../hub-products.ts';
import { unbindPort } from './bindings.ts';
import { editOfRemoved, fieldEdited, fieldsMade } from './fields.ts';
import { leaveBox } from './leftovers.ts';
import { markRemoved } from './place-handlers.ts';
import { newPort } from './ports.ts';
import { makeStale } from './staleness.ts';
import type { Reason } from '../verdict.ts';
import { neverSynced, touch, type Handlers, type MutableHub, type MutablePort, type World } from './world.ts';

export const hubHandlers: Handlers<
  'hub.added' | 'hub.renamed' | 'hub.moved' | 'hub.replaced' | 'hub.removed' | 'hub.firmware'
> = {
  'hub.added'(world, event) {
    const { hubId, hwId, locationId, planId, name } = event.body;
    if (world.state.hubs.has(hubId)) return;
    world.writes.put(world.state.hubs, hubId, {
      ...{ id: hubId, hwId, locationId, planId, name },
      ...{ firmware: null, formerHwIds: [], removed: false, sync: neverSynced },
      ports: new Map((productOf(hwId)?.printed ?? []).map((number) => [number, newPort(hubId, number)])),
    });
    fieldsMade(world, event, 'hub', hubId, ['name', 'location', 'hwId']);
    touch(world, 'hub', hubId);
  },
  'hub.renamed'(world, event) {
    const { hubId, name, was } = event.body;
    const hub = world.state.hubs.get(hubId);
    if (!hub) return;
    fieldEdited(world, event, { kind: 'hub', id: hubId, field: 'name', was, same: hub.name === name });
    if (hub.removed) editOfRemoved(world, event, 'hub', hubId);
    world.writes.set(hub, 'name', name);
    touch(world, 'hub', hubId);
  },
  'hub.moved'(world, event) {
    const { hubId, locationId, planId, was } = event.body;
    const hub = world.state.hubs.get(hubId);
    if (!hub) return;
    const same = hub.locationId === locationId && hub.planId === planId;
    fieldEdited(world, event, { kind: 'hub', id: hubId, field: 'location', was, same });
    if (hub.removed) editOfRemoved(world, event, 'hub', hubId);
    world.writes.set(hub, 'locationId', locationId);
    world.writes.set(hub, 'planId', planId);
    touch(world, 'hub', hubId);
  },
  'hub.replaced'(world, event) {
    const { hubId, hwId, was } = event.body;
    const hub = world.state.hubs.get(hubId);
    if (!hub) return;
    fieldEdited(world, event, { kind: 'hub', id: hubId, field: 'hwId', was, same: hub.hwId === hwId });
    if (hub.removed) editOfRemoved(world, event, 'hub', hubId);
    if (hub.hwId !== hwId) replace(world, hub, hwId);
  },
  'hub.removed'(world, event) {
    const hub = world.state.hubs.get(event.body.hubId);
    if (!hub || hub.removed) return;
    world.writes.set(hub, 'removed', true);
    for (const port of hub.ports.values()) unbindPort(world, event, port);
    markRemoved(world, event, 'hub', hub.id);
  },
  'hub.firmware'(world, event) {
    const { hubId, firmware } = event.body;
    const hub = world.state.hubs.get(hubId);
    if (!hub || hub.firmware === firmware) return;
    if (hub.firmware !== null) makeHubStale(world, hub, 'firmware-changed');
    world.writes.set(hub, 'firmware', firmware);
    touch(world, 'hub', hubId);
  },
};

/** A new box under the old name: what the platform knew of the old one, and its firmware, are the old one's. That is left over. */
function replace(world: World, hub: MutableHub, hwId: string): void {
  const { writes } = world;
  makeHubStale(world, hub, 'hub-replaced');
  const { seen } = hub.sync;
  if (seen && !seen.gone) leaveBox(world, hub, seen);
  writes.set(hub, 'formerHwIds', [...hub.formerHwIds, hub.hwId]);
  writes.set(hub, 'hwId', hwId);
  writes.set(hub, 'firmware', null);
  writes.set(hub, 'sync', neverSynced);
  for (const port of hub.ports.values()) forgetKey(world, port);
  writes.set(hub, 'ports', portsOf(hub, hwId));
  touch(world, 'hub', hub.id);
}

/** The new product's ports, and those of the old one that a socket is bound to: somebody must see that they don't fit. */
function portsOf(hub: MutableHub, hwId: string): Map<number, MutablePort> {
  const numbers = productOf(hwId)?.printed ?? [...hub.ports.keys()];
  const ports = new Map(numbers.map((number) => [number, hub.ports.get(number) ?? newPort(hub.id, number)]));
  for (const port of hub.ports.values()) if (port.socketId !== null) ports.set(port.number, port);
  return ports;
}

function forgetKey(world: World, port: MutablePort): void {
  if (port.portKey !== null) world.writes.drop(world.state.portsByKey, port.portKey);
  world.writes.set(port, 'portKey', null);
  world.writes.set(port, 'sync', neverSynced);
  if (port.socketId !== null) touch(world, 'socket', port.socketId);
}

function makeHubStale(world: World, hub: MutableHub, reason: Reason): void {
  for (const port of hub.ports.values()) {
    const socket = port.socketId === null ? undefined : world.state.sockets.get(port.socketId);
    if (socket) makeStale(world, socket, reason);
  }
}

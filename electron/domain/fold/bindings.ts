// Decides which socket is on which port, and what becomes of verdicts when that changes. A port has at most one socket and a
// socket at most one port: binding a port again takes it from the other. Domain, *Words* (port, socket).

import type { BindingSource, SiteEvent } from '../events.ts';
import { editOfRemoved, fieldEdited, settersOf } from './fields.ts';
import { newPort } from './ports.ts';
import { judgeRebound } from './staleness.ts';
import { touch, type Handlers, type MutablePort, type MutableSocket, type World } from './world.ts';

type Binding = MutableSocket['binding'];

export const bindingHandlers: Handlers<'socket.bound' | 'socket.unbound' | 'bindings.repaired'> = {
  'socket.bound'(world, event) {
    const { socketId, hubId, number, how, was, takes } = event.body;
    const socket = world.state.sockets.get(socketId);
    if (!socket) return;
    const same = socket.binding?.hubId === hubId && socket.binding.number === number;
    fieldEdited(world, event, { kind: 'socket', id: socketId, field: 'binding', was, same });
    if (socket.removed) return editOfRemoved(world, event, 'socket', socketId);
    rebind(world, event, [{ socket, to: { hubId, number, how } }], takes);
  },
  'socket.unbound'(world, event) {
    const { socketId, was } = event.body;
    const socket = world.state.sockets.get(socketId);
    if (!socket) return;
    fieldEdited(world, event, { kind: 'socket', id: socketId, field: 'binding', was, same: socket.binding === null });
    rebind(world, event, [{ socket, to: null }]);
  },
  'bindings.repaired'(world, event) {
    const changes: Rebinding[] = [];
    for (const { socketId, hubId, number, was } of event.body.bindings) {
      const socket = world.state.sockets.get(socketId);
      if (!socket) continue;
      const same = (socket.binding?.hubId ?? null) === hubId && (socket.binding?.number ?? null) === number;
      fieldEdited(world, event, { kind: 'socket', id: socketId, field: 'binding', was, same });
      if (socket.removed) editOfRemoved(world, event, 'socket', socketId);
      else changes.push({ socket, to: hubId === null || number === null ? null : { hubId, number, how: 'repair' } });
    }
    rebind(world, event, changes);
  },
};

interface Rebinding {
  readonly socket: MutableSocket;
  readonly to: { readonly hubId: string; readonly number: number; readonly how: BindingSource | 'repair' } | null;
}

/** All at once: first every socket leaves its port, then each takes its new one, so that two may trade places. */
function rebind(world: World, event: SiteEvent, changes: readonly Rebinding[], takes?: string | null): void {
  const before = changes.map(({ socket }) => socket.binding);
  for (const { socket } of changes) leavePort(world, socket);
  for (const { socket, to } of changes) {
    world.writes.put(world.boundBy, socket.id, event.station);
    if (to) takePort(world, event, socket, to, takes);
  }
  changes.forEach(({ socket }, index) => {
    if (!samePort(before[index]!, socket.binding)) judgeRebound(world, socket);
  });
}

function leavePort(world: World, socket: MutableSocket): void {
  const port = portOf(world, socket.binding);
  if (port) world.writes.set(port, 'socketId', null);
  if (port) touch(world, 'hub', port.hubId);
  world.writes.set(socket, 'binding', null);
  touch(world, 'socket', socket.id);
}

function takePort(
  world: World,
  event: SiteEvent,
  socket: MutableSocket,
  to: NonNullable<Binding>,
  takes?: string | null,
): void {
  const hub = world.state.hubs.get(to.hubId);
  if (!hub) return;
  if (hub.removed) return editOfRemoved(world, event, 'hub', hub.id);
  const port = hub.ports.get(to.number) ?? newPort(hub.id, to.number);
  if (!hub.ports.has(to.number)) world.writes.put(hub.ports, to.number, port);
  unbindPort(world, event, port, takes);
  world.writes.set(port, 'socketId', socket.id);
  world.writes.set(socket, 'binding', { hubId: to.hubId, number: to.number, how: to.how });
  touch(world, 'hub', hub.id);
}

/**
 * Takes a port from the socket it is bound to. `takes` is the socket the author knew there; where the event doesn't say,
 * an author at the station that bound it knew.
 */
export function unbindPort(world: World, event: SiteEvent, port: MutablePort, takes?: string | null): void {
  const other = port.socketId === null ? undefined : world.state.sockets.get(port.socketId);
  if (!other) return;
  const knew = takes === undefined ? world.boundBy.get(other.id) === event.station : takes === other.id;
  const was = knew || event.type === 'hub.removed' ? undefined : null;
  fieldEdited(world, event, { kind: 'socket', id: other.id, field: 'binding', was, same: false });
  world.writes.put(world.boundBy, other.id, event.station);
  leavePort(world, other);
  judgeRebound(world, other);
}

/** A removed socket leaves its port to others. */
export function releasePort(world: World, event: SiteEvent, socket: MutableSocket): void {
  if (!socket.binding) return;
  world.writes.set(settersOf(world, 'socket', socket.id), 'binding', event.id);
  leavePort(world, socket);
}

function portOf(world: World, binding: Binding): MutablePort | undefined {
  return binding ? world.state.hubs.get(binding.hubId)?.ports.get(binding.number) : undefined;
}

const samePort = (a: Binding, b: Binding): boolean => a?.hubId === b?.hubId && a?.number === b?.number;

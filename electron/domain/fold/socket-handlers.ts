// Decides what events about sockets do to them: pins, labels, what they are for. Bindings are in `bindings.ts`, verdicts in
// `check-handlers.ts`.

import { releasePort } from './bindings.ts';
import { editOfRemoved, fieldEdited, fieldsMade } from './fields.ts';
import { markRemoved } from './place-handlers.ts';
import type { SocketVerdict } from '../site-types.ts';
import { touch, type EventOf, type Handlers, type MutableSocket, type World } from './world.ts';

const untested: SocketVerdict = {
  ...{ verdict: 'untested', reason: null, works: null, place: null, at: null, author: null },
  ...{ checks: [], evidence: null, portKey: null, attempts: 0, procedure: null, pace: 1, load: null },
};

type Edited = 'socket.moved' | 'socket.labelled' | 'socket.expects';

export const socketHandlers: Handlers<'socket.added' | Edited | 'socket.removed'> = {
  'socket.added'(world, event) {
    const { socketId, ...rest } = event.body;
    if (world.state.sockets.has(socketId)) return;
    const fresh = { id: socketId, ...rest, binding: null, verdict: untested, history: [], removed: false };
    world.writes.put(world.state.sockets, socketId, fresh);
    fieldsMade(world, event, 'socket', socketId, ['label', 'position', 'expected']);
    touch(world, 'socket', socketId);
  },
  'socket.moved'(world, event) {
    const { planId, position, areaId } = event.body;
    edit(world, event, 'position', (socket) => {
      const sameArea = areaId === undefined || areaId === socket.areaId;
      const same = sameArea && socket.planId === planId && samePoint(socket.position, position);
      return { same, change: { planId, position, ...(areaId === undefined ? {} : { areaId }) } };
    });
  },
  'socket.labelled'(world, event) {
    const { label } = event.body;
    edit(world, event, 'label', (socket) => ({ same: socket.label === label, change: { label } }));
  },
  'socket.expects'(world, event) {
    const { expected } = event.body;
    edit(world, event, 'expected', (socket) => ({ same: socket.expected === expected, change: { expected } }));
  },
  'socket.removed'(world, event) {
    const socket = world.state.sockets.get(event.body.socketId);
    if (!socket || socket.removed) return;
    releasePort(world, event, socket);
    world.writes.set(socket, 'removed', true);
    markRemoved(world, event, 'socket', socket.id);
  },
};

function edit(
  world: World,
  event: EventOf<Edited>,
  field: 'position' | 'label' | 'expected',
  decide: (socket: MutableSocket) => { same: boolean; change: Partial<MutableSocket> },
): void {
  const socket = world.state.sockets.get(event.body.socketId);
  if (!socket) return;
  const { same, change } = decide(socket);
  fieldEdited(world, event, { kind: 'socket', id: socket.id, field, was: event.body.was, same });
  if (socket.removed) editOfRemoved(world, event, 'socket', socket.id);
  for (const key of Object.keys(change) as (keyof MutableSocket)[]) world.writes.set(socket, key, change[key]!);
  touch(world, 'socket', socket.id);
}

function samePoint(a: MutableSocket['position'], b: MutableSocket['position']): boolean {
  return a === b || (a !== null && b !== null && a.x === b.x && a.y === b.y);
}

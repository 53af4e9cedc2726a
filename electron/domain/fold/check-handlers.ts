// Decides what a recorded check makes of a socket: its latest verdict, valid only for the port it rests on. Domain,
// *Verification engine*.

import { demandedOf } from '../demanded.ts';
import type { EventBodies } from '../events.ts';
import type { SocketVerdict } from '../site-types.ts';
import type { Reason } from '../verdict.ts';
import { hadOtherLimits, makeStale, restsOn } from './staleness.ts';
import { touch, type EventOf, type Handlers, type MutableSocket, type World } from './world.ts';

export const checkHandlers: Handlers<'check.recorded' | 'place.graded'> = {
  'check.recorded'(world, event) {
    const socket = world.state.sockets.get(event.body.socketId);
    if (!socket) return;
    world.writes.push(socket.history, event.id);
    world.writes.set(socket, 'verdict', verdictOf(event, socket.history.length));
    const stale = outdated(world, socket, event.body) ?? heldAgainstOthers(world, socket);
    if (stale) makeStale(world, socket, stale);
    touch(world, 'socket', socket.id);
  },
  'place.graded'(world, event) {
    const { sockets, place } = event.body;
    for (const id of sockets) {
      const socket = world.state.sockets.get(id);
      if (!socket) continue;
      if (place === null) makeStale(world, socket, 'place-reopened');
      world.writes.set(socket, 'verdict', { ...socket.verdict, place });
      touch(world, 'socket', id);
    }
  },
};

function verdictOf(event: EventOf<'check.recorded'>, attempts: number): SocketVerdict {
  const { body } = event;
  const { verdict, reason, works, place, checks, evidence, portKey, procedure, pace, load } = body;
  return {
    ...{ verdict, reason, works, place, at: event.at, author: event.author },
    ...{ checks, evidence, portKey, attempts, procedure, pace, load },
    recorded: { verdict, reason },
    port: body.hubId === null || body.number === null ? null : { hubId: body.hubId, number: body.number },
  };
}

/**
 * A good verdict that comes from a port which the document, by now, doesn't have at this socket: its author didn't know yet
 * of a rebinding or of the exchange of the hub.
 */
function outdated(world: World, socket: MutableSocket, body: EventBodies['check.recorded']): Reason | null {
  if (body.verdict === 'fail' || body.hubId === null || body.number === null) return null;
  const bound = socket.binding;
  if (bound?.hubId !== body.hubId || bound.number !== body.number) return 'rebound';
  if (restsOn(world, socket.verdict, bound) && !fromFormerBox(world, body)) return null;
  return 'hub-replaced';
}

/** Its author didn't know of these limits yet, or those that the author knew were taken back. */
function heldAgainstOthers(world: World, socket: MutableSocket): Reason | null {
  const demanded = demandedOf(world.state, socket);
  return socket.verdict.checks.some((check) => hadOtherLimits(check, demanded)) ? 'procedure-changed' : null;
}

/** A port id from before the exchange, while the new box's ids are not known yet. */
function fromFormerBox(world: World, body: EventBodies['check.recorded']): boolean {
  const hub = world.state.hubs.get(body.hubId ?? '');
  const known = hub?.ports.get(body.number ?? 0)?.portKey ?? null;
  return known === null && body.portKey !== null && (hub?.formerHwIds.length ?? 0) > 0;
}

// Sockets for the screens: all of them in columns, and one of them with everything that is known of it.

import type { CheckRecord, SocketDetail, SocketsView } from '../../contract/site-views.ts';
import { done, failed, type Result } from '../../domain/failures.ts';
import { boundPort, liveSockets } from '../../domain/site-queries.ts';
import type { SiteState, Socket } from '../../domain/site-types.ts';
import type { Millis } from '../../domain/units.ts';
import type { SiteDocument } from '../../site/site-document.ts';
import { issueView } from './issues-view.ts';

export function socketsView(state: SiteState): SocketsView {
  const sockets = liveSockets(state);
  return {
    ids: sockets.map(({ id }) => id),
    labels: sockets.map(({ label }) => label),
    locationIds: sockets.map(({ locationId }) => locationId),
    planIds: sockets.map(({ planId }) => planId),
    areaIds: sockets.map(({ areaId }) => areaId),
    xs: sockets.map(({ position }) => position?.x ?? null),
    ys: sockets.map(({ position }) => position?.y ?? null),
    expected: sockets.map(({ expected }) => expected),
    hubIds: sockets.map(({ binding }) => binding?.hubId ?? null),
    numbers: sockets.map(({ binding }) => binding?.number ?? null),
  };
}

/** Failure: `site.no-such-thing`. */
export function socketDetail(document: SiteDocument, socketId: string, now: Millis): Result<SocketDetail> {
  const { state } = document;
  const socket = state.sockets.get(socketId);
  if (!socket || socket.removed) return failed('site.no-such-thing', { kind: 'socket', id: socketId });
  const { id, label, locationId, planId, position, areaId, expected, verdict } = socket;
  return done({
    id,
    label,
    locationId,
    location: state.locations.get(locationId)?.name ?? '',
    planId,
    plan: planId === null ? null : (state.plans.get(planId)?.name ?? null),
    position,
    areaId,
    area: areaId === null ? null : (state.areas.get(areaId)?.name ?? null),
    expected,
    hub: hubOf(state, socket),
    verdict,
    blinkMsLeft: blinkMsLeft(state, socket, now),
    history: socket.history.toReversed().flatMap((eventId) => checkRecord(document, eventId)),
    issues: [...state.issues.values()]
      .filter(({ on }) => on?.kind === 'socket' && on.id === id)
      .map((issue) => issueView(state, issue)),
  });
}

function hubOf(state: SiteState, socket: Socket): SocketDetail['hub'] {
  const { binding } = socket;
  const hub = binding && state.hubs.get(binding.hubId);
  if (!binding || !hub) return null;
  const portKey = boundPort(state, socket)?.portKey ?? null;
  return { id: hub.id, hwId: hub.hwId, name: hub.name, number: binding.number, portKey, how: binding.how };
}

function blinkMsLeft(state: SiteState, socket: Socket, now: Millis): Millis | null {
  const portKey = boundPort(state, socket)?.portKey;
  const lease = portKey ? [...state.leases.values()].find((each) => each.portKey === portKey) : undefined;
  return lease && lease.deadline > now ? lease.deadline - now : null;
}

function checkRecord(document: SiteDocument, eventId: string): CheckRecord[] {
  const event = document.event(eventId);
  if (event?.type !== 'check.recorded') return [];
  const { verdict, reason, works, place, checks, evidence, attempt, pace, procedure, load } = event.body;
  const { at, author } = event;
  const held = { checks, evidence, attempt, pace, procedure, load };
  return [{ eventId, at, author, verdict, reason, works, place, ...held }];
}

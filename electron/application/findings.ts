// What a commissioning found, read from the document alone: counts, mis-wirings that were repaired, dead, weak and loose
// sockets. The demo compares it with the truth; the report tells it. Pure.

import type { MiswireKind, SiteEvent } from '../domain/events.ts';
import { countVerdicts, liveSockets, type VerdictCounts } from '../domain/site-queries.ts';
import type { SiteState, Socket } from '../domain/site-types.ts';
import type { Reason } from '../domain/verdict.ts';

export interface Miswiring {
  readonly kind: MiswireKind;
  /** Labels of the sockets that moved. */
  readonly sockets: readonly string[];
  /** The platform's ids: what each of them really reaches. */
  readonly ports: readonly string[];
}

export interface Findings extends VerdictCounts {
  readonly miswired: readonly Miswiring[];
  readonly dead: readonly string[];
  readonly weak: readonly string[];
  readonly loose: readonly string[];
}

export function findingsOf(state: SiteState, events: Iterable<SiteEvent>): Findings {
  const sockets = liveSockets(state);
  const failing = (reason: Reason): string[] =>
    sockets.filter((socket) => fails(socket, reason)).map((socket) => socket.label);
  return {
    ...countVerdicts(sockets),
    miswired: miswirings(state, events),
    dead: failing('no-response'),
    weak: failing('power'),
    loose: failing('unstable'),
  };
}

const fails = ({ verdict }: Socket, reason: Reason): boolean => verdict.verdict === 'fail' && verdict.reason === reason;

/** Repairs that still stand: an undone one found nothing. */
function miswirings(state: SiteState, events: Iterable<SiteEvent>): Miswiring[] {
  const repairs = new Map<string, Miswiring>();
  const undone = new Set<string>();
  for (const event of events) {
    if (event.type === 'event.undone') undone.add(event.body.eventId);
    if (event.type !== 'bindings.repaired') continue;
    const { kind, bindings } = event.body;
    repairs.set(event.id, {
      kind,
      sockets: bindings.map(({ socketId }) => state.sockets.get(socketId)?.label ?? socketId),
      ports: bindings.map(({ hubId, number }) => state.hubs.get(hubId ?? '')?.ports.get(number ?? -1)?.portKey ?? ''),
    });
  }
  return [...repairs].filter(([id]) => !undone.has(id)).map(([, miswiring]) => miswiring);
}

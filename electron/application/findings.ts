// What a commissioning found, read from the document alone: counts, mis-wirings that were repaired, dead, weak and loose
// sockets. The demo compares it with the truth; the report tells it. Pure.

import type { MiswireKind, SiteEvent } from '../domain/events.ts';
import { inOrder } from '../domain/in-order.ts';
import { repairRows } from '../domain/report/repair-rows.ts';
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
  return inOrder({
    ...countVerdicts(sockets),
    miswired: repairRows(state, events).map(({ kind, sockets: moved, ports }) => ({
      kind,
      sockets: moved,
      ports: ports.map(({ portKey }) => portKey),
    })),
    dead: failing('no-response'),
    weak: failing('power'),
    loose: failing('unstable'),
  });
}

const fails = ({ verdict }: Socket, reason: Reason): boolean => verdict.verdict === 'fail' && verdict.reason === reason;

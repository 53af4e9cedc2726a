// A socket's verdict as scripts and screens are told it, and when it counts as new. Pure.

import { boundPort } from '../domain/site-queries.ts';
import type { SiteState, Socket } from '../domain/site-types.ts';
import type { Millis } from '../domain/units.ts';
import type { Grade, Verdict } from '../domain/verdict.ts';

/** One line of `demo` and `verify`: a later line for the same socket replaces the earlier. */
export interface VerdictLine {
  readonly socket: string;
  readonly socketId: string;
  readonly verdict: Verdict;
  /** A reason of the domain, or what a blink or health check found. */
  readonly reason: string | null;
  readonly works: Grade | null;
  readonly place: Grade | null;
  /** The platform's id of the port that answered; where none did, of the port it is bound to. */
  readonly portId: string | null;
  /** Arrival of the deciding message → durable; null where there was none. */
  readonly latencyMs: Millis | null;
}

export function verdictLine(state: SiteState, socket: Socket, latencyMs: Millis | null): VerdictLine {
  const { verdict, reason, works, place, portKey } = socket.verdict;
  return {
    socket: socket.label,
    socketId: socket.id,
    verdict,
    reason,
    works,
    place,
    portId: portKey ?? boundPort(state, socket)?.portKey ?? null,
    latencyMs,
  };
}

/** Do two lines of one socket say the same, but for the time it took? */
export function saysTheSame(a: VerdictLine, b: VerdictLine): boolean {
  return (
    a.verdict === b.verdict &&
    a.reason === b.reason &&
    a.works === b.works &&
    a.place === b.place &&
    a.portId === b.portId
  );
}

// Decides what is not well of everything bound, without a person: hubs and ports that fell silent, contacts that flap, values that
// are weak or missing, ports of which the platform itself has counted nothing. It grants nothing and makes nothing stale. Pure.
// Domain, *Health check*; a marginal or missing value of the last check counts until the socket is checked again.

import { demandedOf } from './demanded.ts';
import { findingKinds, type Finding } from './health-findings.ts';
import type { Procedure } from './procedure.ts';
import type { PortReading } from './reading.ts';
import { boundPort, liveSockets } from './site-queries.ts';
import { silentAfterMs } from './silence.ts';
import type { SiteState, Socket } from './site-types.ts';
import type { Millis } from './units.ts';
import type { CheckKind, CheckOutcome } from './verdict.ts';
import { judged, seenIn } from './verification/checks.ts';

/** What is known of one port. */
export interface PortFacts {
  /** Not on a floor that was left out, or beyond what the quota lets through. */
  readonly listened: boolean;
  /** Heard in this session, else the platform's own copy. */
  readonly reading: PortReading | undefined;
  /** In this session; null: not yet. */
  readonly heardAt: Millis | null;
  /** How often something went in or out while the check listened. */
  readonly changes: number;
  /** Values that the platform has counted lately; null: it was not asked, or counts none. */
  readonly counted: number | null;
}

export interface Health {
  readonly findings: readonly Finding[];
  /** Sockets that are bound to a port. */
  readonly bound: number;
  readonly well: number;
  /** Not heard yet, and not listened to for long enough to call that silence. */
  readonly notYet: number;
  /** Left out: their ports are not listened to now. */
  readonly notListened: number;
  readonly unbound: number;
}

export interface Listening {
  readonly now: Millis;
  /** Since when this session hears the site. */
  readonly since: Millis;
}

export function healthOf(state: SiteState, factsOf: (portKey: string) => PortFacts, listening: Listening): Health {
  const sockets = liveSockets(state);
  const bound = sockets.filter(({ binding }) => binding !== null);
  const ofHubs = hubFindings(state, bound, factsOf, listening);
  const behind = new Set(ofHubs.flatMap((finding) => ('sockets' in finding ? finding.sockets : [])));
  const findings = [...ofHubs];
  let [notYet, notListened] = [0, 0];
  for (const socket of bound) {
    if (behind.has(socket.id)) continue;
    const facts = factsOf(boundPort(state, socket)?.portKey ?? '');
    if (!facts.listened) {
      notListened += 1;
      continue;
    }
    const own = socketFindings(socket, facts, demandedOf(state, socket), listening);
    findings.push(...own);
    if (own.length === 0 && facts.heardAt === null) notYet += 1;
    if (own.length > 0) behind.add(socket.id);
  }
  const order = (finding: Finding): number => findingKinds.indexOf(finding.kind);
  return {
    findings: findings.sort((a, b) => order(a) - order(b)),
    bound: bound.length,
    well: bound.length - behind.size - notYet - notListened,
    notYet,
    notListened,
    unbound: sockets.length - bound.length,
  };
}

/** A hub of which nothing is heard is one thing to mend, however many sockets it has. */
function hubFindings(
  state: SiteState,
  bound: readonly Socket[],
  factsOf: (portKey: string) => PortFacts,
  listening: Listening,
): Finding[] {
  const byHub = new Map<string, Socket[]>();
  for (const socket of bound) {
    const hubId = socket.binding?.hubId ?? '';
    byHub.set(hubId, [...(byHub.get(hubId) ?? []), socket]);
  }
  return [...byHub].flatMap(([hubId, sockets]): Finding[] => {
    const ports = [...(state.hubs.get(hubId)?.ports.values() ?? [])];
    const keys = ports.flatMap(({ portKey }) => portKey ?? []);
    const of = { hubId, sockets: sockets.map(({ id }) => id) };
    if (keys.length === 0) return [{ kind: 'unknown-hub', ...of }];
    const heard = keys.map(factsOf).filter(({ listened }) => listened);
    return heard.length > 0 && heard.every((facts) => isSilent(facts, listening))
      ? [{ kind: 'silent-hub', ...of }]
      : [];
  });
}

/** Ports speak at least every five minutes: longer than that unheard is silence, not emptiness. */
const isSilent = ({ heardAt }: PortFacts, { now, since }: Listening): boolean =>
  now - (heardAt ?? since) > silentAfterMs;

function socketFindings(socket: Socket, facts: PortFacts, procedure: Procedure, listening: Listening): Finding[] {
  const { id: socketId } = socket;
  const unmetered: Finding[] = facts.counted === 0 ? [{ kind: 'no-metrics', socketId }] : [];
  if (isSilent(facts, listening)) return [{ kind: 'silent-port', socketId, heardAt: facts.heardAt }, ...unmetered];
  return [
    ...flapping(socket, facts, procedure),
    ...weak(socket, facts, procedure),
    ...notReported(socket, facts, procedure),
    ...unmetered,
  ];
}

function flapping({ id: socketId, verdict }: Socket, { changes }: PortFacts, { flaps }: Procedure): Finding[] {
  if (changes > flaps) return [{ kind: 'flapping', socketId, times: changes, seen: 'now' }];
  if (verdict.reason !== 'unstable') return [];
  return [{ kind: 'flapping', socketId, times: verdict.evidence?.bounces ?? 0, seen: 'at-check' }];
}

/** Voltage and temperature are the socket's own; power is the load's, and says something only of the load that it was tested with. */
function weak(socket: Socket, { reading }: PortFacts, procedure: Procedure): Finding[] {
  const { id: socketId, verdict } = socket;
  const outcomes = outcomesNow(socket, reading, procedure);
  const now = outcomes.find(({ outcome }) => outcome === 'fail' || outcome === 'marginal');
  if (now) return [{ kind: 'weak', socketId, outcome: now, seen: 'now' }];
  const then =
    verdict.verdict === 'marginal' ? verdict.checks.find(({ outcome }) => outcome === 'marginal') : undefined;
  return then ? [{ kind: 'weak', socketId, outcome: then, seen: 'at-check' }] : [];
}

function notReported(socket: Socket, { reading }: PortFacts, procedure: Procedure): Finding[] {
  const { id: socketId, verdict } = socket;
  const missing = (outcomes: readonly CheckOutcome[]): CheckKind[] =>
    outcomes.flatMap(({ check, outcome }) => (outcome === 'not-reported' ? [check] : []));
  const now = missing(outcomesNow(socket, reading, procedure));
  if (now.length > 0) return [{ kind: 'not-reported', socketId, checks: now, seen: 'now' }];
  const then = missing(verdict.checks).filter((check) => check !== 'latency');
  return then.length > 0 && reading?.present !== true
    ? [{ kind: 'not-reported', socketId, checks: then, seen: 'at-check' }]
    : [];
}

/** What a check would say of what is plugged in now. Nothing of an empty socket, nor of one with a device of its own. */
function outcomesNow(
  { expected, verdict }: Socket,
  reading: PortReading | undefined,
  procedure: Procedure,
): readonly CheckOutcome[] {
  if (expected !== 'open' || reading?.present !== true) return [];
  const isTheLoad = verdict.load !== null && verdict.load === reading.device?.name;
  const checks = procedure.checks.filter((check) => check !== 'latency' && (check !== 'power' || isTheLoad));
  return judged({ ...procedure, checks }, seenIn({}, reading)).outcomes;
}

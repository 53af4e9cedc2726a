// Decides which mis-wiring explains what the sockets answered: the fewest explanations that fit all evidence. A pattern of a
// whole hub needs three agreeing sockets, one of them with its label read, and none against; a swap needs both labels read
// and no hub-wide pattern that still fits. Pure. Domain, *A surprise has four explanations*.

import type { MiswireKind } from '../events.ts';
import type { PortKey } from '../reading.ts';
import type { PortInfo } from '../verification/protocol.ts';

export interface SocketEvidence {
  readonly socketId: string;
  readonly bound: PortKey;
  /** The port it reaches, its label read (or its own port, tested). */
  readonly answered: PortKey | null;
  /** A single surprise: perhaps a slip. */
  readonly hint: PortKey | null;
}

export interface Explanation {
  readonly kind: MiswireKind;
  readonly sockets: readonly string[];
  readonly ports: readonly PortKey[];
}

/** Where each socket would reach if the explanation held; only those that move. */
interface Pattern {
  readonly kind: MiswireKind;
  readonly moves: readonly { readonly evidence: SocketEvidence; readonly to: PortKey }[];
  /** Sockets of its hubs that stay where they are. */
  readonly stays: readonly SocketEvidence[];
}

const agreeingSockets = 3;

/** Explanations that may be offered now. */
export function diagnose(told: readonly SocketEvidence[], ports: readonly PortInfo[]): Explanation[] {
  const all = withoutImpossible(told);
  const moved = all.filter(({ answered, hint, bound }) => (answered ?? hint ?? bound) !== bound);
  if (moved.length === 0) return [];
  const hubs = hubsOf(all, ports);
  // A single surprise may be a slip: it keeps a pattern from being offered, and the pattern still stands in a swap's way.
  const patterns = hubWidePatterns(moved, hubs).filter((pattern) => !contradicted(pattern, ({ answered }) => answered));
  const whole = patterns.filter((pattern) => !contradicted(pattern, ({ answered, hint }) => answered ?? hint));
  const offered = fewest(whole.filter(isShown));
  const explained = new Set(offered.flatMap(({ moves }) => moves.map(({ evidence }) => evidence.socketId)));
  const swaps = swapsOf(moved.filter(({ socketId }) => !explained.has(socketId))).filter(
    (swap) => !patterns.some((pattern) => covers(pattern, swap)),
  );
  return [...offered, ...swaps, ...strays(moved, all, ports, patterns)].map(({ kind, moves }) => ({
    kind,
    sockets: moves.map(({ evidence }) => evidence.socketId),
    ports: moves.map(({ to }) => to),
  }));
}

/**
 * Two sockets can't be on one port: where one was read to reach another's, that one's own test was made at the wrong socket (a
 * slip that hit just the crossed one) and says nothing.
 */
function withoutImpossible(told: readonly SocketEvidence[]): readonly SocketEvidence[] {
  const claimed = new Set(
    told.flatMap(({ answered, bound }) => (answered !== null && answered !== bound ? answered : [])),
  );
  return told.map((each) =>
    each.answered === each.bound && claimed.has(each.bound) ? { ...each, answered: null } : each,
  );
}

type Hubs = ReadonlyMap<string, readonly SocketEvidence[]>;

/** Sockets of each hub in the order of its printed numbers. */
function hubsOf(all: readonly SocketEvidence[], ports: readonly PortInfo[]): Hubs & { hubOf(port: PortKey): string } {
  const infos = new Map(ports.map((port) => [port.portKey, port]));
  const hubs = new Map<string, SocketEvidence[]>();
  for (const evidence of all) {
    const hubId = infos.get(evidence.bound)?.hubId;
    if (hubId === undefined) continue;
    const hub = hubs.get(hubId);
    if (hub) hub.push(evidence);
    else hubs.set(hubId, [evidence]);
  }
  const numberOf = ({ bound }: SocketEvidence): number => infos.get(bound)?.number ?? 0;
  for (const sockets of hubs.values()) sockets.sort((a, b) => numberOf(a) - numberOf(b));
  return Object.assign(hubs, { hubOf: (port: PortKey) => infos.get(port)?.hubId ?? '' });
}

function hubWidePatterns(moved: readonly SocketEvidence[], hubs: ReturnType<typeof hubsOf>): Pattern[] {
  const patterns: Pattern[] = [];
  const touched = new Set(moved.map(({ bound }) => hubs.hubOf(bound)));
  for (const hubId of touched) {
    const sockets = hubs.get(hubId) ?? [];
    const count = sockets.length;
    const arranged = (kind: MiswireKind, to: (index: number) => number): Pattern =>
      patternOf(
        kind,
        sockets.map((evidence, index) => [evidence, sockets[to(index)]?.bound ?? evidence.bound] as const),
      );
    if (count >= 3) {
      patterns.push(arranged('offbyone', (index) => (index + 1) % count));
      patterns.push(arranged('offbyone', (index) => (index + count - 1) % count));
    }
    if (count >= 4) patterns.push(arranged('reverse', (index) => count - 1 - index));
    for (const otherId of partnersOf(hubId, moved, hubs)) {
      const others = hubs.get(otherId) ?? [];
      if (others.length !== count || (touched.has(otherId) && otherId < hubId)) continue;
      const across = (from: readonly SocketEvidence[], to: readonly SocketEvidence[]) =>
        from.map((evidence, index) => [evidence, to[index]?.bound ?? evidence.bound] as const);
      patterns.push(patternOf('exchange', [...across(sockets, others), ...across(others, sockets)]));
    }
  }
  return patterns;
}

/** Hubs that sockets of this one reached, or whose sockets reached this one. */
function partnersOf(hubId: string, moved: readonly SocketEvidence[], hubs: ReturnType<typeof hubsOf>): Set<string> {
  const partners = new Set<string>();
  for (const { bound, answered, hint } of moved) {
    const [from, to] = [hubs.hubOf(bound), hubs.hubOf(answered ?? hint ?? bound)];
    if (from === hubId && to !== hubId) partners.add(to);
    if (to === hubId && from !== hubId) partners.add(from);
  }
  return partners;
}

function patternOf(kind: MiswireKind, pairs: readonly (readonly [SocketEvidence, PortKey])[]): Pattern {
  const moves = pairs.flatMap(([evidence, to]) => (to === evidence.bound ? [] : [{ evidence, to }]));
  const stays = pairs.flatMap(([evidence, to]) => (to === evidence.bound ? [evidence] : []));
  return { kind, moves, stays };
}

/** `saying`: what of a socket's evidence counts; null: it says nothing. */
function contradicted({ moves, stays }: Pattern, saying: (evidence: SocketEvidence) => PortKey | null): boolean {
  return (
    moves.some(({ evidence, to }) => (saying(evidence) ?? to) !== to) ||
    stays.some((evidence) => (saying(evidence) ?? evidence.bound) !== evidence.bound)
  );
}

/** Three agree, one of them with its label read. */
function isShown({ moves }: Pattern): boolean {
  const agreeing = moves.filter(({ evidence: { answered, hint }, to }) => (answered ?? hint) === to);
  return agreeing.length >= agreeingSockets && agreeing.some(({ evidence }) => evidence.answered !== null);
}

/** Of patterns that explain the same sockets the one that moves the fewest. */
function fewest(patterns: readonly Pattern[]): Pattern[] {
  const chosen: Pattern[] = [];
  for (const pattern of [...patterns].sort((a, b) => a.moves.length - b.moves.length)) {
    if (!chosen.some((other) => overlap(other, pattern))) chosen.push(pattern);
  }
  return chosen;
}

const overlap = (a: Pattern, b: Pattern): boolean =>
  a.moves.some(({ evidence }) => b.moves.some((other) => other.evidence.socketId === evidence.socketId));

/** Does this hub-wide pattern also say what the swap says? Then it may still be the truth. */
const covers = (pattern: Pattern, swap: Pattern): boolean =>
  swap.moves.every(({ evidence, to }) =>
    pattern.moves.some((move) => move.evidence.socketId === evidence.socketId && move.to === to),
  );

/** Two sockets, both with their labels read, that reach each other's ports. */
function swapsOf(moved: readonly SocketEvidence[]): Pattern[] {
  const read = moved.filter(({ answered }) => answered !== null);
  const byBound = new Map(read.map((evidence) => [evidence.bound, evidence]));
  return read.flatMap((evidence) => {
    const other = byBound.get(evidence.answered ?? '');
    if (!other || other.answered !== evidence.bound || other.bound < evidence.bound) return [];
    return [
      patternOf('swap', [
        [evidence, other.bound],
        [other, evidence.bound],
      ]),
    ];
  });
}

/** A label read at a port that no socket is bound to: the socket was wired there. */
function strays(
  moved: readonly SocketEvidence[],
  all: readonly SocketEvidence[],
  ports: readonly PortInfo[],
  patterns: readonly Pattern[],
): Pattern[] {
  const bound = new Set(all.map((evidence) => evidence.bound));
  const known = new Set(ports.map(({ portKey }) => portKey));
  return moved.flatMap((evidence) => {
    const { answered } = evidence;
    if (answered === null || bound.has(answered) || !known.has(answered)) return [];
    const stray = patternOf('moved', [[evidence, answered]]);
    return patterns.some((pattern) => covers(pattern, stray)) ? [] : [stray];
  });
}

// Decides what an answer from another socket than the proposed one means. One surprise is only said; pulling and plugging in
// again there means "the label does say so" and is evidence. Domain, *A surprise has four explanations*.

import { diagnose, type SocketEvidence } from '../diagnosis/diagnose.ts';
import type { PortKey } from '../reading.ts';
import type { PortInfo, Repair } from './protocol.ts';
import {
  demandedOf,
  labelOf,
  progressOf,
  putOn,
  recordWithout,
  say,
  type Plugged,
  type Trial,
  type Turn,
  type VerificationState,
} from './state.ts';
import { finished, leaveForLater, reopen } from './queue.ts';
import { plugAgain, proposeNext } from './walk.ts';

/**
 * A plug on a hub that another person works on is theirs. Once more on the same port while the same socket is waited for, it is
 * this person's, whose socket reaches over there: that is for `surprised` to take in.
 */
export function isAnothers({ state }: Turn, edge: Plugged): boolean {
  const { proposed, setup, ports, othersPlugs } = state;
  const hubId = ports.get(edge.portKey)?.hubId;
  if (proposed === null || hubId === undefined || setup.othersHubs?.has(hubId) !== true) return false;
  if (state.ownerOf.get(edge.portKey) === proposed) return false;
  const isRepeated = othersPlugs.get(edge.portKey) === proposed && edge.emptyFor >= demandedOf(state, proposed).againMs;
  othersPlugs.set(edge.portKey, proposed);
  if (isRepeated) progressOf(state, proposed).hint = edge.portKey;
  return !isRepeated;
}

/** The proposed socket was asked for, this port answered. */
export function surprised(turn: Turn, proposed: string, edge: Plugged): void {
  const { state } = turn;
  const progress = progressOf(state, proposed);
  const repeated = progress.hint === edge.portKey && edge.emptyFor >= demandedOf(state, proposed).againMs;
  const owner = state.ownerOf.get(edge.portKey) ?? null;
  if (!repeated) {
    progress.hint = edge.portKey;
    state.suspects.add(proposed);
    state.phase = 'surprise';
    state.proposedAt = turn.at;
    const label = owner === null ? null : labelOf(state, owner);
    say(turn, { say: 'surprise', socketId: owner, label, portKey: edge.portKey, proposed });
    offerRepairs(turn);
    return;
  }
  if (state.setup.mode === 'discover') return taken(turn, proposed, owner, edge.portKey);
  // Seen before, and no repair came of it: it stays open, with its reason.
  const known = progress.answered === edge.portKey;
  progress.answered = edge.portKey;
  if (known) leftOpen(turn, proposed);
  else leaveForLater(turn, proposed);
  // One that is left open with its reason claims nothing: opened again and again, the walk would never end.
  if (owner !== null && progressOf(state, owner).done && progressOf(state, owner).verdict !== 'deferred')
    doubt(turn, owner);
  offerRepairs(turn);
  proposeNext(turn);
}

function leftOpen(turn: Turn, socketId: string): void {
  const [verdict, reason] = ['deferred', 'wrong-port'] as const;
  recordWithout(turn, socketId, verdict, reason);
  say(turn, { say: 'verdict', socketId, label: labelOf(turn.state, socketId), verdict, reason });
  finished(turn, socketId);
}

/** Discover: the label at this port says another socket than the one bound there, if any. That binding was a slip. */
function taken(turn: Turn, proposed: string, owner: string | null, portKey: PortKey): void {
  if (owner !== null) {
    doubt(turn, owner);
    progressOf(turn.state, owner).task = { ...progressOf(turn.state, owner).task, portKey: null };
  }
  progressOf(turn.state, proposed).hint = null;
  turn.effects.push({ type: 'bind', socketId: proposed, portKey });
  putOn(turn.state, proposed, portKey);
  say(turn, { say: 'plug-again', socketId: proposed, label: labelOf(turn.state, proposed) });
  turn.state.phase = 'go-to';
  turn.state.proposedAt = turn.at;
}

/** A socket that passed is open again: another label was read at its port. */
export function doubt(turn: Turn, socketId: string, why: 'slip' | 'scan' = 'slip'): void {
  reopen(turn, socketId);
  const progress = progressOf(turn.state, socketId);
  progress.place = null;
  turn.state.row = turn.state.row.filter((other) => other !== socketId);
  turn.effects.push({ type: 'grade-place', sockets: [socketId], place: null, why });
}

/** This socket answered on its own port: what was suspected of it is not so. */
export function noteOwn(turn: Turn, trial: Trial): void {
  const progress = progressOf(turn.state, trial.socketId);
  progress.hint = null;
  progress.answered = trial.portKey;
  turn.state.suspects.delete(trial.socketId);
  offerRepairs(turn);
}

/** What fits all that is known now; said where it is new. */
export function offerRepairs(turn: Turn): void {
  const { state } = turn;
  if (state.setup.mode !== 'walk') return;
  const before = new Map(state.repairs.map((repair) => [keyOf(repair), repair]));
  const found = state.suspects.size === 0 ? [] : diagnose(...evidenceOf(state));
  const standing = found.filter((one) => !state.answeredRepairs.has(keyOf(one)));
  // What later evidence speaks against is offered no longer.
  state.repairs = standing.map((one) => before.get(keyOf(one)) ?? newRepair(state, one));
  for (const repair of state.repairs) if (!before.has(keyOf(repair))) say(turn, { say: 'repair-offered', repair });
}

type Found = Pick<Repair, 'kind' | 'sockets' | 'ports'>;

const keyOf = ({ kind, sockets, ports }: Found): string => `${kind}:${sockets.join()}:${ports.join()}`;

function newRepair(state: VerificationState, found: Found): Repair {
  state.repairCount += 1;
  return { repairId: `repair-${state.repairCount}`, ...found, revisit: found.sockets };
}

/** What is known of the hubs that suspected sockets are bound to or have reached. */
function evidenceOf(state: VerificationState): [SocketEvidence[], PortInfo[]] {
  const hubs = new Set<string>();
  for (const socketId of state.suspects) {
    const { task, hint, answered } = progressOf(state, socketId);
    for (const portKey of [task.portKey, hint, answered]) {
      const hubId = portKey === null ? undefined : state.ports.get(portKey)?.hubId;
      if (hubId !== undefined) hubs.add(hubId);
    }
  }
  const keys = [...hubs].flatMap((hubId) => [...(state.portsOfHub.get(hubId) ?? [])]);
  const evidence = keys.flatMap((bound) => {
    const owner = state.ownerOf.get(bound);
    if (owner === undefined) return [];
    const { answered, hint } = progressOf(state, owner);
    return [{ socketId: owner, bound, answered, hint }];
  });
  return [evidence, keys.flatMap((key) => state.ports.get(key) ?? [])];
}

/** The person takes the offered repair: bindings change in one step, and its sockets are plugged again. */
export function acceptRepair(turn: Turn, repairId: string): void {
  const { state } = turn;
  const repair = state.repairs.find((offered) => offered.repairId === repairId);
  if (!repair) return;
  state.repairs = state.repairs.filter((offered) => offered !== repair);
  // Bound otherwise, what was refused of these before may be true now.
  for (const [known, sockets] of state.answeredRepairs)
    if (sockets.some((socketId) => repair.sockets.includes(socketId))) state.answeredRepairs.delete(known);
  turn.effects.push({ type: 'repair', repair });
  for (const [index, socketId] of repair.sockets.entries()) {
    const progress = progressOf(state, socketId);
    const portKey: PortKey | undefined = repair.ports[index];
    progress.hint = null;
    // What a label said stays said: no later pattern may move this socket away again.
    if (progress.answered !== portKey) progress.answered = null;
    state.suspects.delete(socketId);
    if (portKey === undefined) continue;
    putOn(state, socketId, portKey);
    reopen(turn, socketId);
  }
  // What was measured a moment ago was measured at another port than it is bound to now.
  if (state.trial && repair.sockets.includes(state.trial.socketId)) plugAgain(turn, state.trial.socketId);
}

export function refuseRepair({ state }: Turn, repairId: string): void {
  const refused = state.repairs.find((offered) => offered.repairId === repairId);
  if (!refused) return;
  state.answeredRepairs.set(keyOf(refused), refused.sockets);
  state.repairs = state.repairs.filter((offered) => offered !== refused);
}

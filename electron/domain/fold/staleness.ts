// Decides which verdicts a change makes stale, and why: exactly those that rest on what changed. Domain, *The site document*
// (rebinding, hub and firmware changes), *Words* (procedure) and *Verification engine* (reopening).

import { demandedOf } from '../demanded.ts';
import type { Limits, Procedure } from '../procedure.ts';
import type { Socket, SocketVerdict } from '../site-types.ts';
import type { CheckOutcome, Reason } from '../verdict.ts';
import { touch, type MutableSocket, type World } from './world.ts';

/** Only what was valid can become stale: not the untested, not the deferred, and the first reason stays. */
export function makeStale(world: World, socket: MutableSocket, reason: Reason): void {
  if (!isValid(socket.verdict)) return;
  world.writes.set(socket, 'verdict', { ...socket.verdict, verdict: 'stale', reason });
  touch(world, 'socket', socket.id);
}

/**
 * After a new binding: what the evidence says of that very port stays valid, whatever the document said before. A repair
 * puts the document right by the evidence, so it also makes valid again what only the wrong binding had made stale.
 */
export function judgeRebound(world: World, socket: MutableSocket): void {
  const { binding, verdict } = socket;
  if (!binding || !restsOn(world, verdict, binding)) return makeStale(world, socket, 'rebound');
  if (binding.how !== 'repair' || verdict.reason !== 'rebound' || !verdict.recorded) return;
  world.writes.set(socket, 'verdict', { ...verdict, ...verdict.recorded });
}

/** Does the verdict rest on this port? By the platform's id where both are known, else by hub and printed number. */
export function restsOn(
  world: World,
  verdict: SocketVerdict,
  port: { readonly hubId: string; readonly number: number },
): boolean {
  const portKey = world.state.hubs.get(port.hubId)?.ports.get(port.number)?.portKey ?? null;
  if (portKey !== null && verdict.portKey !== null) return portKey === verdict.portKey;
  return verdict.port?.hubId === port.hubId && verdict.port.number === port.number;
}

/** Changes a procedure, the site's or a location's: stale is what is held against another one afterwards. */
export function judgeByProcedure(world: World, change: () => void): void {
  const { state } = world;
  const sockets = [...state.sockets.values()].map((socket) => [socket, demandedOf(state, socket)] as const);
  change();
  for (const [socket, before] of sockets) {
    const after = demandedOf(state, socket);
    if (after !== before && staleByProcedure(socket, before, after)) makeStale(world, socket, 'procedure-changed');
  }
}

/** Would this socket's verdict become stale under the changed procedure? */
export const staleByProcedure = (
  { verdict, expected }: Pick<Socket, 'verdict' | 'expected'>,
  before: Procedure,
  after: Procedure,
): boolean => isValid(verdict) && touchedByProcedure(verdict, expected !== 'open', before, after);

const isValid = ({ verdict }: SocketVerdict): boolean =>
  verdict === 'pass' || verdict === 'marginal' || verdict === 'fail';

function touchedByProcedure(verdict: SocketVerdict, fixed: boolean, before: Procedure, after: Procedure): boolean {
  if (verdict.checks.some((check) => limitsTouch(check, before, after))) return true;
  if (!fixed && listTouches(verdict, before, after)) return true;
  if (flappingTouches(verdict, before, after)) return true;
  return before.observedAllowed && !after.observedAllowed && verdict.works === 'observed' && verdict.verdict !== 'fail';
}

function limitsTouch(check: CheckOutcome, before: Procedure, after: Procedure): boolean {
  const name = limitsOf(check);
  if (!name) return false;
  const [former, limits] = [before[name], after[name]];
  switch (check.outcome) {
    case 'not-reported':
      return former.mayBeUnreported !== limits.mayBeUnreported;
    case 'pass':
      return !holds(former, limits) || (former.margin ?? 0) < (limits.margin ?? 0);
    case 'marginal':
      return differ(band(former), band(limits));
    case 'fail':
      return !holds(limits, former);
  }
}

type Ends = Pick<Limits, 'min' | 'max'>;

/** Whatever is good by the one is good by the other too: its ends are the same, or wider. */
const holds = (strict: Ends, wide: Ends): boolean =>
  (wide.min === undefined || (strict.min !== undefined && strict.min >= wide.min)) &&
  (wide.max === undefined || (strict.max !== undefined && strict.max <= wide.max));

/** So many bounces were too many, or would be now. */
function flappingTouches({ reason, verdict, evidence }: SocketVerdict, before: Procedure, after: Procedure): boolean {
  if (reason === 'unstable') return after.flaps > before.flaps || after.flapWindowMs < before.flapWindowMs;
  return verdict !== 'fail' && after.flaps < before.flaps && (evidence?.bounces ?? 0) > after.flaps;
}

/**
 * Was a value held against ends by which it may be judged otherwise than by these? Not all say against which: those that don't are
 * taken as they are.
 */
export function hadOtherLimits(check: CheckOutcome, demanded: Procedure): boolean {
  const name = limitsOf(check);
  if (!name || (check.min === undefined && check.max === undefined)) return false;
  const limits = demanded[name];
  switch (check.outcome) {
    case 'not-reported':
      return false;
    case 'pass':
      return !holds(check, limits);
    case 'marginal':
      return check.min !== limits.min || check.max !== limits.max;
    case 'fail':
      return !holds(limits, check);
  }
}

function limitsOf(check: CheckOutcome): 'power' | 'voltage' | 'temperature' | 'latency' | null {
  if (check.check === 'power' || check.check === 'voltage' || check.check === 'latency') return check.check;
  return check.unit === '°C' ? 'temperature' : null;
}

/** A check that is new in the list was not made; one that is gone matters only where it was not passed. */
function listTouches(verdict: SocketVerdict, before: Procedure, after: Procedure): boolean {
  const added = after.checks.filter((kind) => !before.checks.includes(kind));
  const gone = before.checks.filter((kind) => !after.checks.includes(kind));
  const made = (kind: string): CheckOutcome | undefined => verdict.checks.find((check) => check.check === kind);
  const positive = verdict.verdict === 'pass' || verdict.verdict === 'marginal';
  if (positive && added.some((kind) => !made(kind))) return true;
  return gone.some((kind) => (made(kind)?.outcome ?? 'pass') !== 'pass');
}

const band = (limits: Limits): unknown[] => [limits.min, limits.max, limits.margin];
const differ = (a: readonly unknown[], b: readonly unknown[]): boolean => a.some((value, index) => value !== b[index]);

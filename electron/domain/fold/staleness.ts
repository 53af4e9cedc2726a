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
  if (verdict.reason === 'unstable' && differ(flapping(before), flapping(after))) return true;
  return before.observedAllowed && !after.observedAllowed && verdict.works === 'observed' && verdict.verdict !== 'fail';
}

function limitsTouch(check: CheckOutcome, before: Procedure, after: Procedure): boolean {
  const name = limitsOf(check);
  if (!name) return false;
  if (check.outcome === 'not-reported') return before[name].mayBeUnreported !== after[name].mayBeUnreported;
  return differ(band(before[name]), band(after[name]));
}

/** Was a value held against other ends than these? Not all say against which: those that don't are taken as they are. */
export function hadOtherLimits(check: CheckOutcome, demanded: Procedure): boolean {
  const name = limitsOf(check);
  if (!name || (check.min === undefined && check.max === undefined)) return false;
  return check.min !== demanded[name].min || check.max !== demanded[name].max;
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
const flapping = (procedure: Procedure): unknown[] => [procedure.flaps, procedure.flapWindowMs];
const differ = (a: readonly unknown[], b: readonly unknown[]): boolean => a.some((value, index) => value !== b[index]);

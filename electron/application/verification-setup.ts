// Decides what the engine is told about a site: its sockets in the order of the route, its ports, the load. Pure.

import type { Within } from '../contract/verification.ts';
import { demandedOf } from '../domain/demanded.ts';
import { planRoute, type AspectOf } from '../domain/route.ts';
import { portOrder } from '../domain/hub-products.ts';
import { paced, type Procedure } from '../domain/procedure.ts';
import type { Device } from '../domain/reading.ts';
import { boundPort, liveSockets } from '../domain/site-queries.ts';
import type { SiteState, Socket } from '../domain/site-types.ts';
import type { Millis } from '../domain/units.ts';
import type {
  PortInfo,
  Share,
  SocketTask,
  VerificationMode,
  VerificationSetup,
} from '../domain/verification/protocol.ts';
import { Division } from '../domain/verification/division.ts';
import { asSetUp } from '../domain/verification/share.ts';
import { isWanted } from '../domain/verification/tasks.ts';

export interface VerificationRequest {
  readonly mode: VerificationMode;
  /** Socket ids to be done, whatever their verdict; empty: all. */
  readonly only: readonly string[];
  /** Only the sockets of this plan or hub. */
  readonly within?: Within | null;
  /** In a walk of two: what is this person's. */
  readonly share?: Share;
  readonly testLoad: Device | null;
  /** 1 = life; a demonstration is faster. */
  readonly pace: number;
  readonly lampAnswers: boolean;
  readonly socketsHaveLamps: boolean;
}

/** What a request is about: who is visited follows from it. */
export type Scope = Pick<VerificationRequest, 'mode' | 'only' | 'within'>;

export function scopeOf(
  state: SiteState,
  { mode, only, within }: Scope,
): Pick<VerificationSetup, 'mode' | 'only' | 'within'> {
  const ids = within ? liveSockets(state).filter(standsWithin(within)) : null;
  return { mode, only: new Set(only), ...(ids && { within: new Set(ids.map(({ id }) => id)) }) };
}

export function verificationSetup(state: SiteState, request: VerificationRequest, now: Millis): VerificationSetup {
  return {
    ...scopeOf(state, request),
    procedure: paced(state.procedure, request.pace),
    pace: request.pace,
    sockets: wayThrough(state, request, now),
    ports: portInfos(state),
    testLoad: request.testLoad,
    socketsHaveLamps: request.socketsHaveLamps,
    lampAnswers: request.lampAnswers,
    ...(request.share && asSetUp(request.share)),
  };
}

/** All sockets of the site, in the order of the route. */
export function wayThrough(
  state: SiteState,
  { mode, pace }: Pick<VerificationRequest, 'mode' | 'pace'>,
  now: Millis,
): SocketTask[] {
  const tasks = liveSockets(state).map(taskIn(state, pace, now));
  const isToBeFound =
    mode === 'light' && tasks.some(({ expected, portKey }) => expected === 'lamp' && portKey === null);
  return planRoute(tasks, aspectIn(state), isToBeFound ? 'by-label' : 'shortest');
}

/** Two people on the same way, before anything is done. */
export function divisionOf(
  state: SiteState,
  setup: Pick<VerificationSetup, 'mode' | 'only' | 'within' | 'sockets'>,
): Division {
  const { within, sockets, mode } = setup;
  return new Division({
    sockets: within ? sockets.filter(({ socketId }) => within.has(socketId)) : sockets,
    hubOf: (portKey) => state.portsByKey.get(portKey)?.hubId,
    isWanted: (task) => isWanted(setup, task),
    isFound: mode === 'discover',
  });
}

/** A plan nobody has a picture of is taken for a square. */
const aspectIn =
  ({ plans }: SiteState): AspectOf =>
  (planId) => {
    const { width = 0, height = 0 } = plans.get(planId ?? '') ?? {};
    return width > 0 && height > 0 ? height / width : 1;
  };

/** Whether a socket is on this plan, or on this hub. */
const standsWithin =
  ({ kind, id }: Within) =>
  ({ planId, binding }: Socket): boolean =>
    kind === 'plan' ? planId === id : binding?.hubId === id;

/** Sockets as the engine sees them now; those of one location share its procedure. */
export function taskIn(state: SiteState, pace: number, now: Millis): (socket: Socket) => SocketTask {
  const procedures = new Map<Procedure, Procedure>();
  return (socket) => {
    const kept = demandedOf(state, socket);
    const procedure = procedures.get(kept) ?? paced(kept, pace);
    procedures.set(kept, procedure);
    return { ...socketTask(state, socket, now), procedure };
  };
}

/** One socket, whatever is demanded of it. */
export function socketTask(state: SiteState, socket: Socket, now: Millis): SocketTask {
  const area = state.areas.get(socket.areaId ?? '');
  const lockedUntil = area?.lockedUntil ?? null;
  const portKey = boundPort(state, socket)?.portKey ?? null;
  return {
    socketId: socket.id,
    label: socket.label,
    portKey,
    ...(portKey === null && socket.binding && { awaitsId: true }),
    expected: socket.expected,
    planId: socket.planId,
    position: socket.position,
    areaId: socket.areaId,
    ...(area && { area: area.name }),
    locked: lockedUntil !== null && lockedUntil > now,
    verdict: socket.verdict.verdict,
    place: socket.verdict.place,
  };
}

/** Every port of the site that the platform knows by an id. */
export function portInfos(state: SiteState): PortInfo[] {
  return [...state.hubs.values()]
    .filter((hub) => !hub.removed)
    .flatMap((hub) =>
      [...hub.ports.values()].flatMap((port) =>
        port.portKey === null
          ? []
          : [{ portKey: port.portKey, hubId: hub.id, number: port.number, order: portOrder(hub.hwId, port.number) }],
      ),
    );
}

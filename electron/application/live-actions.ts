// Small things that a screen asks of the live stream outside a verification: blink one lamp, learn the test load.

import type { MetricsView, ReadingView } from '../contract/site-views.ts';
import { done, failed, type Result } from '../domain/failures.ts';
import type { Device, PortReading } from '../domain/reading.ts';
import { boundPort } from '../domain/site-queries.ts';
import type { SiteState } from '../domain/site-types.ts';
import type { Application } from './application.ts';

/** Full, against the safe level the others stay at. Domain, *Fixed devices*. */
const blinkLevel = 100;

/** A lease: given back at the end, also after a crash. Failures: `live.no-lamp`, `site.not-bound`, `verification.no-line`, … */
export async function blink(application: Application, socketId: string, seconds: number): Promise<Result<null>> {
  const port = portOf(application, socketId);
  if (!port.ok) return port;
  if (isWithoutLamp(application, port.value)) return failed('live.no-lamp');
  const leased = await application.live?.lease(
    port.value,
    { kind: 'lamp', level: blinkLevel },
    { restore: null, forMs: seconds * 1000 },
  );
  if (!leased) return failed('verification.no-line');
  return leased.ok ? done(null) : leased;
}

/** It has spoken and never of a lamp, on a platform whose sockets have none of their own. */
function isWithoutLamp({ live, online }: Application, portKey: string): boolean {
  const last = live?.last(portKey);
  return last !== undefined && last.lampLevel === undefined && online?.profile.profile.socketsHaveLamps !== true;
}

export async function endBlink(application: Application, socketId: string): Promise<Result<null>> {
  const port = portOf(application, socketId);
  if (!port.ok) return port;
  const ended = await application.live?.endLease(port.value);
  return !ended || ended.ok ? done(null) : ended;
}

function portOf({ document }: Application, socketId: string): Result<string> {
  const socket = document?.state.sockets.get(socketId);
  if (!document || !socket) return failed('site.no-such-thing', { kind: 'socket', id: socketId });
  const portKey = boundPort(document.state, socket)?.portKey ?? null;
  return portKey === null ? failed('site.not-bound', { label: socket.label }) : done(portKey);
}

/** The last value of every field of the socket's port. Null: nothing was heard of it in this session, or it is on none. */
export function readingNow(application: Application, socketId: string): Result<ReadingView | null> {
  const port = portOf(application, socketId);
  if (!port.ok) return port.failure.code === 'site.not-bound' ? done(null) : port;
  const last = application.live?.last(port.value);
  if (!last) return done(null);
  const { at, present, device, watts, volts, lampLevel, sensors } = last;
  return done({
    msAgo: Math.max(0, application.shell.outside.clock.now() - at),
    present: present ?? null,
    device: device?.name ?? device?.type ?? null,
    watts: watts ?? null,
    volts: volts ?? null,
    lampLevel: lampLevel ?? null,
    temperature: sensors?.['temperature'] ?? null,
  });
}

const dayMs = 24 * 60 * 60 * 1_000;

/** Null: not bound, no platform joined, or a platform without metrics. Failures: `platform.*`. */
export async function dayOfPower(application: Application, socketId: string): Promise<Result<MetricsView | null>> {
  const port = portOf(application, socketId);
  if (!port.ok) return port.failure.code === 'site.not-bound' ? done(null) : port;
  const platform = application.online?.connection.platform;
  if (!platform) return done(null);
  const to = application.shell.outside.clock.now();
  const points = await platform.metrics(port.value, 'power', to - dayMs, to);
  if (!points.ok) return points;
  return done(points.value && { from: to - dayMs, to, points: points.value });
}

export interface LearntLoad {
  readonly type: string | null;
  readonly name: string | null;
  readonly watts: number | null;
  /** Label of the socket it is in; null: a port without one. */
  readonly label: string | null;
}

/**
 * "Plug it in anywhere": the next port that was empty and is not any more, but for the hubs where somebody walks. Null: none in time. What a port was before is the
 * platform's own copy, else its first message: as for every edge. Domain, *Live state*.
 */
export async function learnLoad(
  application: Application,
  seconds: number,
  signal: AbortSignal | undefined,
): Promise<Result<LearntLoad | null>> {
  const { document, live, online } = application;
  if (!document) return failed('shell.no-site');
  if (!live || !online) return failed('verification.no-line');
  const baselines = await online.connection.baselines(document.state);
  const present = new Map<string, boolean>();
  for (const [portKey, { reading }] of baselines.ok ? baselines.value : []) {
    if (reading.present !== undefined) present.set(portKey, reading.present);
  }
  return new Promise((resolve) => {
    const end = (load: LearntLoad | null): void => {
      unlisten();
      cancel();
      signal?.removeEventListener('abort', stopped);
      resolve(done(load));
    };
    const stopped = (): void => end(null);
    const cancel = application.shell.outside.clock.after(seconds * 1000, stopped);
    signal?.addEventListener('abort', stopped, { once: true });
    const unlisten = application.onReading((reading) => {
      if (reading.present === undefined) return;
      const before = present.get(reading.portKey);
      present.set(reading.portKey, reading.present);
      if (reading.present && before === false && !isWalked(application, reading.portKey))
        end(loadOf(document.state, reading, reading.device));
    });
  });
}

function isWalked({ document, walks }: Application, portKey: string): boolean {
  const socketId = document?.state.portsByKey.get(portKey)?.socketId ?? null;
  return socketId !== null && walks.crew?.isWalked(socketId) === true;
}

function loadOf(state: SiteState, reading: PortReading, device: Device | undefined): LearntLoad {
  const socketId = state.portsByKey.get(reading.portKey)?.socketId ?? null;
  return {
    type: device?.type ?? null,
    name: device?.name ?? null,
    watts: reading.watts ?? null,
    label: socketId === null ? null : (state.sockets.get(socketId)?.label ?? null),
  };
}

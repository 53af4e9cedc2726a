// Small things that a screen asks of the live stream outside a verification: blink one lamp, learn the test load.

import { done, failed, type Result } from '../domain/failures.ts';
import type { Device, PortReading } from '../domain/reading.ts';
import { boundPort } from '../domain/site-queries.ts';
import type { SiteState } from '../domain/site-types.ts';
import type { Application } from './application.ts';

/** Full, against the safe level the others stay at. Domain, *Fixed devices*. */
const blinkLevel = 100;

/** A lease: given back at the end, also after a crash. Failures: `site.not-bound`, `verification.no-line`, `live.*`. */
export async function blink(application: Application, socketId: string, seconds: number): Promise<Result<null>> {
  const port = portOf(application, socketId);
  if (!port.ok) return port;
  const leased = await application.live?.lease(
    port.value,
    { kind: 'lamp', level: blinkLevel },
    { restore: null, forMs: seconds * 1000 },
  );
  if (!leased) return failed('verification.no-line');
  return leased.ok ? done(null) : leased;
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

export interface LearntLoad {
  readonly type: string | null;
  readonly name: string | null;
  readonly watts: number | null;
  /** Label of the socket it is in; null: a port without one. */
  readonly label: string | null;
}

/**
 * "Plug it in anywhere": the next port that was empty and is not any more. Null: none in time. What a port was before is the
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
      if (reading.present && before === false) end(loadOf(document.state, reading, reading.device));
    });
  });
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

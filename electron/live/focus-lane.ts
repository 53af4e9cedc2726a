// The lane of its own for what is in front of the technician, and in `operated` the asking to report often. What it hears
// is heard over the other lanes too: if it breaks, nothing is missed. Platform contract, *Subscription plan*, *operated*.

import type { PortKey } from '../domain/reading.ts';
import type { Millis } from '../domain/units.ts';
import type { Cancel, Clock } from '../environment/clock.ts';
import type { Connection } from './connection.ts';

export interface FocusOptions {
  readonly clock: Clock;
  /** Null while there is no connection to spare: then the streams are heard over the first lane. */
  readonly connect: () => Connection | null;
  readonly firstLane: () => Connection | undefined;
  readonly filtersOf: (ports: readonly PortKey[], ownLane: boolean) => readonly string[];
  /** Asks a port to report often; undefined where the dialect has no such action. */
  readonly askOften: ((portKey: PortKey, seconds: number) => void) | undefined;
}

export interface FocusLane {
  /** Ends when the subscriptions have moved. */
  set(ports: readonly PortKey[]): Promise<void>;
  ports(): readonly PortKey[];
  lane(): Connection | null;
  stop(): void;
}

/** At most ten ports at a time, for 60 s, renewed a little before. Platform contract, *operated* [vendor]. */
const portsAtMost = 10;
const oftenSeconds = 60;
const renewMs: Millis = 50_000;

export function createFocusLane(options: FocusOptions): FocusLane {
  let ports: readonly PortKey[] = [];
  let lane: Connection | null = null;
  let subscribed: readonly string[] = [];
  let asking: Cancel | null = null;
  let moving = Promise.resolve();

  const connect = (): void => {
    if (lane !== null || ports.length === 0) return;
    lane = options.connect();
    lane?.start();
  };
  const subscribe = async (): Promise<void> => {
    const to = lane ?? options.firstLane();
    const wanted = options.filtersOf(ports, lane !== null);
    const before = subscribed;
    subscribed = wanted;
    if (to === undefined) return;
    const added = await to.add(wanted.filter((filter) => !before.includes(filter)));
    if (added.ok) await to.drop(before.filter((filter) => !wanted.includes(filter)));
  };
  const askOften = (): void => {
    asking?.();
    asking = null;
    if (options.askOften === undefined || ports.length === 0) return;
    for (const portKey of ports.slice(0, portsAtMost)) options.askOften(portKey, oftenSeconds);
    asking = options.clock.after(renewMs, askOften);
  };
  return {
    set(wanted) {
      ports = wanted;
      connect();
      moving = moving.then(subscribe);
      askOften();
      return moving;
    },
    ports: () => ports,
    lane: () => lane,
    stop() {
      asking?.();
      ports = [];
      lane?.stop();
      lane = null;
    },
  };
}

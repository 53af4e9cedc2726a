// The lane of its own for what is in front of the technician, and in `operated` the asking to report often. What it hears
// is heard over the other lanes too: if it breaks, nothing is missed. Platform contract, *Subscription plan*, *operated*.

import type { Topics } from '../domain/dialects/dialect.ts';
import type { PortAddress, PortKey } from '../domain/reading.ts';
import type { Millis } from '../domain/units.ts';
import type { Cancel, Clock } from '../environment/clock.ts';
import type { Connection } from './connection.ts';
import type { CompiledTopics } from './topics.ts';

export interface FocusOptions {
  readonly clock: Clock;
  readonly topics: CompiledTopics;
  readonly sharedBy: Topics['sharedBy'];
  readonly addressOf: (portKey: PortKey) => PortAddress | undefined;
  /** Null while there is no connection to spare: then the streams are heard over the first lane. */
  readonly connect: () => Connection | null;
  readonly firstLane: () => Connection | undefined;
  /** Asks a port to report often; undefined where the dialect has no such action. */
  readonly askOften: ((portKey: PortKey, seconds: number) => void) | undefined;
}

export interface FocusLane {
  /** Ends when the subscriptions have moved; null: they need not. */
  set(ports: readonly PortKey[]): Promise<void> | null;
  ports(): readonly PortKey[];
  /** Ports heard over this lane beside their own: those in front, or all of their hubs. */
  doubled(hubOf: (port: PortAddress) => readonly PortKey[]): readonly PortKey[];
  /** Null: there is none. */
  lane(): Connection | null;
  stop(): void;
}

/** At most ten ports at a time, for 60 s, renewed a little before. Platform contract, *operated* [vendor]. */
const portsAtMost = 10;
const oftenSeconds = 60;
const renewMs: Millis = 50_000;

export function createFocusLane(options: FocusOptions): FocusLane {
  return new Focus(options);
}

class Focus implements FocusLane {
  readonly #options: FocusOptions;
  #ports: readonly PortKey[] = [];
  #lane: Connection | null = null;
  #subscribed: readonly string[] = [];
  #asking: Cancel | null = null;
  #moving = Promise.resolve();

  constructor(options: FocusOptions) {
    this.#options = options;
  }

  set(ports: readonly PortKey[]): Promise<void> | null {
    const before = this.#filters();
    this.#ports = ports.slice(0, portsAtMost);
    this.#connect();
    this.#askOften();
    if (sameFilters(before, this.#filters())) return null;
    this.#moving = this.#moving.then(() => this.#subscribe());
    return this.#moving;
  }

  ports(): readonly PortKey[] {
    return this.#ports;
  }

  doubled(hubOf: (port: PortAddress) => readonly PortKey[]): readonly PortKey[] {
    if (this.#lane === null) return [];
    if (this.#depth() === 'port') return this.#ports;
    return this.#addresses().flatMap(hubOf);
  }

  lane(): Connection | null {
    return this.#lane;
  }

  stop(): void {
    this.#asking?.();
    this.#ports = [];
    this.#lane?.stop();
    this.#lane = null;
  }

  #connect(): void {
    if (this.#lane !== null || this.#ports.length === 0) return;
    this.#lane = this.#options.connect();
    this.#lane?.start();
  }

  async #subscribe(): Promise<void> {
    const lane = this.#lane ?? this.#options.firstLane();
    const wanted = this.#filters();
    const before = this.#subscribed;
    this.#subscribed = wanted;
    if (lane === undefined) return;
    const added = await lane.add(wanted.filter((filter) => !before.includes(filter)));
    if (added.ok) await lane.drop(before.filter((filter) => !wanted.includes(filter)));
  }

  /** A hub has so few ports that it is taken whole; a space may be a whole floor. */
  #depth(): 'shared' | 'port' {
    return this.#options.sharedBy === 'hubId' ? 'shared' : 'port';
  }

  #filters(): readonly string[] {
    const { topics } = this.#options;
    const main = this.#lane === null ? [] : this.#addresses().map((port) => topics.filter(port, this.#depth()));
    return [...new Set([...main, ...this.#addresses().flatMap((port) => topics.streams(port))])];
  }

  #addresses(): readonly PortAddress[] {
    return this.#ports.flatMap((portKey) => this.#options.addressOf(portKey) ?? []);
  }

  #askOften(): void {
    this.#asking?.();
    this.#asking = null;
    const { askOften, clock } = this.#options;
    if (askOften === undefined || this.#ports.length === 0) return;
    for (const portKey of this.#ports) askOften(portKey, oftenSeconds);
    this.#asking = clock.after(renewMs, () => this.#askOften());
  }
}

const sameFilters = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((filter, index) => filter === b[index]);

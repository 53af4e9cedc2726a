// Tells one screen what the site and its ports are: a snapshot, then compact deltas by index. What changed is kept by key
// until the screen takes it (at once when idle, per frame when busy), so that what waits is bounded by the site's size,
// whatever the rate and however slow the screen.

import type { Delta, Snapshot, SocketRow } from '../contract/state-stream.ts';
import type { Clock } from '../environment/clock.ts';
import type { PortReading } from '../domain/reading.ts';
import type { ReadingListener } from '../live/live.ts';
import type { Change, SiteEvent } from '../domain/site-types.ts';
import type { SiteDocument } from '../site/site-document.ts';
import { pause } from './pause.ts';
import { PlacedChanges, portRow, socketRow, ToldTable } from './state-rows.ts';

/** One screen at 60 frames a second. */
const frameMs = 16;

/** The part of a live session that is told. `place`: the port's number in the session. */
export interface LiveReadings {
  onReading(listener: ReadingListener): () => void;
  last(portKey: string): PortReading | undefined;
  lastAt(place: number): PortReading | undefined;
}

export interface StateStreamOptions {
  readonly document: SiteDocument;
  readonly live: LiveReadings;
  readonly clock: Clock;
  /** Ends the stream. */
  readonly signal: AbortSignal;
}

/** Ends when the signal says so; whoever listens pulls at its own pace. */
export async function* stateStream(options: StateStreamOptions): AsyncGenerator<Snapshot | Delta, void> {
  const changes = new PendingChanges(options);
  try {
    yield changes.snapshot();
    for (;;) {
      await changes.wait();
      if (options.signal.aborted) return;
      yield changes.take();
      // Nothing is sent again within a frame: what comes meanwhile goes out together.
      await pause(options.clock, frameMs, options.signal);
    }
  } finally {
    changes.end();
  }
}

/**
 * A row tells all that a screen is shown of these: nothing of them is in a view. (A walk writes some with every socket; asking
 * again for the columns of 10,000 each time would be felt.)
 */
const toldByRows: ReadonlySet<SiteEvent['type']> = new Set([
  'check.recorded',
  'place.graded',
  'lamp.leased',
  'lamp.returned',
]);

/** What has changed since it was last taken, by key. */
class PendingChanges {
  readonly #options: StateStreamOptions;
  readonly #sockets = new ToldTable();
  readonly #ports = new ToldTable();
  readonly #changedPorts = new PlacedChanges(this.#ports);
  readonly #stale = new Set<NonNullable<Delta['stale']>[number]>();
  readonly #ends: (() => void)[];
  #told = { sockets: 0, ports: 0 };
  /** Who waits for a change; asked after with every message, so nobody is called for nothing. */
  #waiting: (() => void) | null = null;

  constructor(options: StateStreamOptions) {
    this.#options = options;
    const { document, live, signal } = options;
    const aborted = (): void => this.#wake();
    signal.addEventListener('abort', aborted, { once: true });
    this.#ends = [
      document.onChange((changes, events) => this.#siteChanged(changes, events)),
      live.onReading((reading, _message, place) => this.#portChanged(reading, place)),
      () => signal.removeEventListener('abort', aborted),
    ];
  }

  snapshot(): Snapshot {
    const { id, name, eventCount, sockets, portsByKey } = this.#options.document.state;
    for (const socketId of sockets.keys()) this.#sockets.of(socketId);
    for (const portKey of portsByKey.keys()) this.#ports.of(portKey);
    const socketRows = this.#rowsOf(this.#sockets.since(0).map((key, index) => ({ key, index })));
    this.#forget();
    const now = this.#options.clock.now();
    return {
      kind: 'snapshot',
      site: { id, name, events: eventCount },
      sockets: this.#sockets.since(0).map((socketId) => this.#labelled(socketId)),
      ports: this.#ports.since(0),
      socketRows,
      portRows: this.#ports.since(0).map((key, index) => portRow(index, this.#options.live.last(key), now)),
    };
  }

  /** Until something has changed, or the stream ends. */
  wait(): Promise<void> {
    const changed = this.#sockets.anyChanged || this.#changedPorts.any || this.#stale.size > 0;
    if (changed || this.#options.signal.aborted) {
      return Promise.resolve();
    }
    return new Promise((resolve) => (this.#waiting = resolve));
  }

  take(): Delta {
    const now = this.#options.clock.now();
    const socketRows = this.#rowsOf(this.#sockets.takeChanged());
    const portRows = this.#changedPorts.take((index, place, key) => portRow(index, this.#lastOf(place, key), now));
    const newSockets = this.#sockets.since(this.#told.sockets).map((id) => this.#labelled(id));
    const newPorts = this.#ports.since(this.#told.ports);
    const stale = [...this.#stale];
    this.#forget();
    return {
      kind: 'delta',
      events: this.#options.document.state.eventCount,
      ...(newSockets.length > 0 ? { newSockets } : {}),
      ...(newPorts.length > 0 ? { newPorts } : {}),
      ...(socketRows.length > 0 ? { sockets: socketRows } : {}),
      ...(portRows.length > 0 ? { ports: portRows } : {}),
      ...(stale.length > 0 ? { stale } : {}),
    };
  }

  end(): void {
    for (const end of this.#ends) end();
  }

  #rowsOf(told: readonly { readonly key: string; readonly index: number }[]): SocketRow[] {
    const { state } = this.#options.document;
    return told.flatMap(({ key, index }) => {
      const socket = state.sockets.get(key);
      return socket ? [socketRow(state, socket, index, this.#ports)] : [];
    });
  }

  #labelled(id: string): [string, string] {
    return [id, this.#options.document.state.sockets.get(id)?.label ?? ''];
  }

  #forget(): void {
    this.#told = { sockets: this.#sockets.size, ports: this.#ports.size };
    this.#sockets.takeChanged();
    this.#changedPorts.take(() => null);
    this.#stale.clear();
  }

  #siteChanged(changes: readonly Change[], events: readonly SiteEvent[]): void {
    const rowsTellAll = events.length > 0 && events.every(({ type }) => toldByRows.has(type));
    for (const { kind, id } of changes) {
      if (kind === 'socket') this.#sockets.change(id);
      else if (kind === 'all') for (const key of this.#options.document.state.sockets.keys()) this.#sockets.change(key);
      else if (!rowsTellAll) this.#stale.add(kind);
      if ((kind === 'socket' || kind === 'all') && !rowsTellAll) this.#stale.add('socket');
    }
    this.#wake();
  }

  #portChanged({ portKey }: PortReading, place: number): void {
    this.#changedPorts.change(place, portKey);
    if (this.#waiting !== null) this.#wake();
  }

  #wake(): void {
    const wake = this.#waiting;
    this.#waiting = null;
    wake?.();
  }

  /** A new session may have begun since, with other places. */
  #lastOf(place: number, portKey: string): PortReading | undefined {
    const { live } = this.#options;
    const last = live.lastAt(place);
    return last?.portKey === portKey ? last : live.last(portKey);
  }
}

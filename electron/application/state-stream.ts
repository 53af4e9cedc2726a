// Tells one screen what the site and its ports are: a snapshot, then compact deltas by index. What changed is kept by key
// until the screen takes it (at once when idle, per frame when busy), so that what waits is bounded by the site's size,
// whatever the rate and however slow the screen. What is merely measured, watts and volts, is told as often as a person can
// read it (ADR 0008).

import type { Delta, PortRow, Snapshot, SocketRow } from '../contract/state-stream.ts';
import type { Cancel, Clock } from '../environment/clock.ts';
import type { PortReading } from '../domain/reading.ts';
import type { ReadingListener } from '../live/live.ts';
import type { Change, SiteEvent } from '../domain/site-types.ts';
import type { SiteDocument } from '../site/site-document.ts';
import { pause } from './pause.ts';
import { PlacedChanges, portRow, socketRow, ToldTable } from './state-rows.ts';

/** One screen at 60 frames a second. */
const frameMs = 16;
/** Between two tellings of what is measured: digits that change more often can't be read. */
const measuredMs = 500;

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
  /** Ports that something was plugged into or pulled out of. */
  readonly #edges = new PlacedChanges(this.#ports);
  /** Ports that said anything. */
  readonly #heard = new PlacedChanges(this.#ports);
  /** By place: whether something is in it, as it was last said. */
  readonly #present: (boolean | undefined)[] = [];
  #measuredDue = true;
  #untilDue: Cancel = () => {};
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
    const changed = this.#sockets.anyChanged || this.#edges.any || this.#stale.size > 0;
    if (changed || this.#measuredIsDue() || this.#options.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => (this.#waiting = resolve));
  }

  take(): Delta {
    const now = this.#options.clock.now();
    const socketRows = this.#rowsOf(this.#sockets.takeChanged());
    const row = (index: number, place: number, key: string): PortRow => portRow(index, this.#lastOf(place, key), now);
    const portRows = [...this.#edges.take(row), ...(this.#measuredIsDue() ? this.#takeMeasured(row) : [])];
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
    this.#untilDue();
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
    this.#stale.clear();
  }

  #measuredIsDue(): boolean {
    return this.#measuredDue && this.#heard.any;
  }

  #takeMeasured(row: (index: number, place: number, key: string) => PortRow): PortRow[] {
    this.#measuredDue = false;
    this.#untilDue = this.#options.clock.after(measuredMs, () => {
      this.#measuredDue = true;
      if (this.#heard.any) this.#wake();
    });
    return this.#heard.take(row);
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

  #portChanged({ portKey, present }: PortReading, place: number): void {
    this.#heard.change(place, portKey);
    const edge = present !== undefined && present !== this.#present[place];
    if (edge) {
      this.#present[place] = present;
      this.#edges.change(place, portKey);
    }
    if (this.#waiting !== null && (edge || this.#measuredDue)) this.#wake();
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

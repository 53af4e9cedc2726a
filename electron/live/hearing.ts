// What happens to one message: topic → port → copy of another connection's? → payload map → board → listeners. The hot path
// of the program: one lookup, one parse, no schema. Architecture, *How data goes through the house*; performance.md.

import type { LiveDialect } from '../domain/dialects/dialect.ts';
import type { PortAddress, PortKey, PortReading, RawMessage } from '../domain/reading.ts';
import type { Millis } from '../domain/units.ts';
import { createBoard } from './board.ts';
import type { HeardReading } from './heard-reading.ts';
import type { ReadingListener } from './live.ts';
import { createOverlap } from './overlap.ts';
import { compilePayloadMap } from './payload-map.ts';
import type { CompiledTopics } from './topics.ts';

export interface HearingCounts {
  readonly messages: number;
  readonly malformed: number;
  readonly unknown: number;
  /** Second copies that were dropped. */
  readonly copies: number;
  /** Known to be lost on one connection, because another brought them. */
  readonly missed: number;
}

export interface Hearing {
  /** The broker has acknowledged subscriptions to this link. */
  readonly subscribed: (link: number, at: Millis) => void;
  readonly hear: (link: number, topic: string, payload: Buffer, retained: boolean, at: Millis) => void;
  /** The ports to be heard from now on; what is known of those that stay is kept. Say again which are `doubled`. */
  setPorts(ports: readonly PortAddress[]): void;
  port(portKey: PortKey): PortAddress | undefined;
  last(portKey: PortKey): PortReading | undefined;
  lastAt(place: number): PortReading | undefined;
  heardAt(portKey: PortKey): Millis | null;
  onReading(listener: ReadingListener): () => void;
  /** How many reasons there are for the same message to come over two connections, on any topic. */
  overlapping(change: 1 | -1): void;
  /** No more copies will come: of what a link brought, of what came until then. */
  readonly gone: (link: number) => void;
  settled(until: Millis): void;
  /** Can the same message come twice at all? */
  mayHearTwice(): boolean;
  /** These ports are heard over two connections all the time. */
  doubled(ports: readonly PortKey[]): void;
  /** The line was lost: what the broker kept may be newer than what was last heard. */
  gap(): void;
  counts(): HearingCounts;
  /** Messages so far by port, in the order of `setPorts`. */
  heardByPort(): Uint32Array;
}

interface Heard {
  readonly address: PortAddress;
  readonly index: number;
  /** On the board. */
  readonly place: number;
  doubled: boolean;
  /** The gap after which it last spoke by itself. */
  epoch: number;
}

export function createHearing(dialect: LiveDialect, topics: CompiledTopics): Hearing {
  const read = compilePayloadMap(dialect.payload);
  const overlap = createOverlap();
  const board = createBoard();
  const listeners = new Set<ReadingListener>();
  let called: readonly ReadingListener[] = [];
  let byTopic = new Map<string, Heard>();
  let byKey = new Map<PortKey, Heard>();
  let heard = new Uint32Array(0);
  let doubledNow: readonly Heard[] = [];
  let overlaps = 0;
  let epoch = 1;
  let [messages, malformed, unknown, copies] = [0, 0, 0, 0];

  const parsed = (payload: Buffer, portKey: PortKey, at: Millis): HeardReading | null => {
    try {
      return read(JSON.parse(payload.toString()), portKey, at, false);
    } catch {
      return null;
    }
  };
  return {
    hear(link, topic, payload, retained, at) {
      messages += 1;
      const port = byTopic.get(topic);
      if (port === undefined) {
        unknown += 1;
        return;
      }
      heard[port.index]! += 1;
      if (retained) {
        // Kept by the broker from earlier: older than anything the port has said since.
        if (port.epoch === epoch) return;
      } else {
        if ((overlaps > 0 || port.doubled) && overlap.isCopy(link, topic, payload, at)) {
          copies += 1;
          return;
        }
        port.epoch = epoch;
      }
      const reading = parsed(payload, port.address.portKey, at);
      if (reading === null) {
        malformed += 1;
        return;
      }
      board.put(port.place, reading);
      const message: RawMessage = retained ? { topic, raw: payload, at, retained } : { topic, raw: payload, at };
      for (let index = 0; index < called.length; index++) called[index]!(reading.asReading(), message, port.place);
    },
    subscribed: (link, at) => overlap.subscribed(link, at),
    setPorts(ports) {
      const known = byKey;
      byTopic = new Map();
      byKey = new Map();
      heard = new Uint32Array(ports.length);
      ports.forEach((address, index) => {
        const before = known.get(address.portKey);
        const { place = board.place(address.portKey), epoch: spokeIn = 0 } = before ?? {};
        const port: Heard = { address, index, place, doubled: false, epoch: spokeIn };
        byKey.set(address.portKey, port);
        for (const topic of topics.updates(address)) byTopic.set(topic, port);
      });
    },
    port: (portKey) => byKey.get(portKey)?.address,
    last(portKey) {
      const port = byKey.get(portKey);
      return port && board.last(port.place);
    },
    lastAt: (place) => board.last(place),
    heardAt(portKey) {
      const port = byKey.get(portKey);
      return port === undefined ? null : board.heardAt(port.place);
    },
    onReading(listener) {
      listeners.add(listener);
      called = [...listeners];
      return () => {
        listeners.delete(listener);
        called = [...listeners];
      };
    },
    overlapping(change) {
      overlaps += change;
      if (overlaps === 0) overlap.clear((topic) => byTopic.get(topic)?.doubled === true);
    },
    gone: (link) => overlap.gone(link),
    settled: (until) => overlap.settled(until),
    mayHearTwice: () => overlaps > 0 || doubledNow.length > 0,
    doubled(ports) {
      for (const port of doubledNow) port.doubled = false;
      doubledNow = ports.flatMap((portKey) => byKey.get(portKey) ?? []);
      for (const port of doubledNow) port.doubled = true;
    },
    gap() {
      epoch += 1;
    },
    counts: () => ({ messages, malformed, unknown, copies, missed: overlap.missed() }),
    heardByPort: () => heard,
  };
}

// Carries the sockets' messages to whoever subscribed: made once, sent to many, and not made at all where nobody listens.
// The broker's own routing is left to what clients publish; 10,000 reports a second would be too many for it.

import type { Client } from 'aedes';

import type { Millis } from '../../domain/units.ts';
import { publishPacket } from './frames.ts';
import type { RateLimit } from './quota.ts';
import { matches } from './topic-filter.ts';
import type { MessageFaults, OutgoingMessage } from './transport-faults.ts';

/** More than this waiting at a connection: the client is too slow, further messages are lost to it. */
const backlogAtMost = 16 * 1024 * 1024;

interface Listener {
  readonly client: Client;
  readonly filters: Map<string, readonly string[]>;
  /** Null: no quota. */
  readonly outgoing: RateLimit | null;
  waiting: Buffer[];
}

export class Air {
  readonly #listeners = new Map<Client, Listener>();
  /** Who hears a topic, until the next change of any subscription. */
  readonly #hearers = new Map<string, readonly Listener[]>();
  readonly #faults: MessageFaults;
  readonly #now: () => Millis;

  constructor(faults: MessageFaults, now: () => Millis) {
    this.#faults = faults;
    this.#now = now;
  }

  get silent(): boolean {
    return this.#listeners.size === 0;
  }

  subscribed(client: Client, filter: string, outgoing: RateLimit | null): void {
    if (client.closed) return;
    const listener = this.#listeners.get(client) ?? { client, filters: new Map(), outgoing, waiting: [] };
    listener.filters.set(filter, filter.split('/'));
    this.#listeners.set(client, listener);
    this.#hearers.clear();
  }

  unsubscribed(client: Client, filter: string): void {
    const listener = this.#listeners.get(client);
    if (!listener?.filters.delete(filter)) return;
    if (listener.filters.size === 0) this.#listeners.delete(client);
    this.#hearers.clear();
  }

  gone(client: Client): void {
    if (this.#listeners.delete(client)) this.#hearers.clear();
  }

  filtersOf(client: Client): number {
    return this.#listeners.get(client)?.filters.size ?? 0;
  }

  heard(topic: string): boolean {
    return this.#hearersOf(topic).length > 0;
  }

  /** `payload` is only asked for when somebody hears the topic. Sent within this turn of the event loop. */
  publish(topic: string, make: () => OutgoingMessage): void {
    const hearers = this.#hearersOf(topic);
    if (hearers.length === 0) return;
    const message = make();
    for (const listener of hearers) {
      if (this.#faults.none) this.#send(listener, message.packet);
      else this.#faults.pass(message, (packet) => this.#send(listener, packet));
    }
  }

  #hearersOf(topic: string): readonly Listener[] {
    const known = this.#hearers.get(topic);
    if (known) return known;
    const levels = topic.split('/');
    const hearers = [...this.#listeners.values()].filter((listener) =>
      [...listener.filters.values()].some((filter) => matches(filter, levels)),
    );
    this.#hearers.set(topic, hearers);
    return hearers;
  }

  #send(listener: Listener, packet: Buffer): void {
    if (listener.outgoing && !listener.outgoing.take(this.#now())) return;
    if (listener.waiting.push(packet) > 1) return;
    queueMicrotask(() => flush(listener));
  }
}

function flush(listener: Listener): void {
  const { conn, closed } = listener.client;
  const packets = listener.waiting;
  listener.waiting = [];
  if (closed || conn.destroyed || conn.writableLength > backlogAtMost) return;
  conn.write(Buffer.concat(packets));
}

export const outgoingMessage = (topic: string, payload: string): OutgoingMessage => ({
  topic,
  payload,
  packet: publishPacket(topic, payload),
});

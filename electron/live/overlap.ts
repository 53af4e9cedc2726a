// Drops the second copy of a message that two connections both bring while they overlap: renewal, moving of subscriptions,
// the lane of the hub in front of the technician. Platform contract, *Subscription plan* (duplicates by topic and payload).

import type { Millis } from '../domain/units.ts';

/** Per topic, what one connection brought and the others not yet, oldest first. */
interface Ahead {
  readonly link: number;
  readonly payload: Uint8Array;
  readonly at: Millis;
}

export interface Overlap {
  /** The broker has acknowledged something to this connection: it brings no copies of what came before. */
  subscribed(link: number, at: Millis): void;
  /** True: this message was already handed on from another connection. */
  isCopy(link: number, topic: string, payload: Uint8Array, at: Millis): boolean;
  /** So many messages, at least, one connection lost that another brought: told by the copies that came after them. */
  missed(): number;
  /** No more copies of what this connection brought will come. */
  gone(link: number): void;
  /** No more copies of anything that came until then will come. */
  settled(until: Millis): void;
  /** The overlap is over, except on these topics. */
  clear(stays: (topic: string) => boolean): void;
}

/** So long a connection may lag behind the other, where nothing better is known: see `settled`. */
const lagMs: Millis = 5_000;
/** Connections remembered: all there can be, and their successors, twice. */
const linksAtMost = 64;
/** So many messages of one topic wait for their copies at most. */
const depth = 32;

/**
 * Copies are matched in order, message by message: every connection brings one topic in order, so a copy that matches
 * says that the copies of everything before it were lost. The same content sent twice stays two messages.
 */
export function createOverlap(): Overlap {
  const topics = new Map<string, Ahead[]>();
  const since = new Map<number, Millis>();
  let missed = 0;
  return {
    subscribed(link, at) {
      since.delete(link);
      since.set(link, at);
      if (since.size > linksAtMost) since.delete(since.keys().next().value!);
    },
    isCopy(link, topic, payload, at) {
      const ahead = topics.get(topic);
      if (ahead === undefined) {
        topics.set(topic, [{ link, payload, at }]);
        return false;
      }
      while (ahead.length > 0 && (at - ahead[0]!.at > lagMs || ahead.length >= depth)) ahead.shift();
      const from = since.get(link) ?? 0;
      const match = ahead.findIndex(
        (entry) => entry.link !== link && entry.at >= from && sameBytes(entry.payload, payload),
      );
      if (match < 0) {
        ahead.push({ link, payload, at });
        return false;
      }
      const passedOver = ahead.splice(0, match + 1).slice(0, -1);
      missed += passedOver.filter((entry) => entry.link !== link && entry.at >= from).length;
      return true;
    },
    missed: () => missed,
    gone: (link) => keepOnly(topics, (entry) => entry.link !== link),
    settled: (until) => keepOnly(topics, (entry) => entry.at > until),
    clear(stays) {
      for (const topic of topics.keys()) if (!stays(topic)) topics.delete(topic);
    },
  };
}

function keepOnly(topics: Map<string, Ahead[]>, stays: (entry: Ahead) => boolean): void {
  for (const [topic, ahead] of topics) {
    const left = ahead.filter(stays);
    if (left.length === 0) topics.delete(topic);
    else topics.set(topic, left);
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0;
}

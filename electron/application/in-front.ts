// Decides which ports get the lane of their own: those in front of whoever walks, and their neighbours on the hub. Two people
// share what one may have.

import type { SiteState } from '../domain/site-types.ts';
import type { LiveSession } from '../live/live.ts';
import type { SiteDocument } from '../site/site-document.ts';

/** So many ports may be asked to report often at a time. Platform contract, *The dialect `operated`*. */
const portsAtATime = 10;

export class InFront {
  readonly #document: SiteDocument;
  readonly #live: Pick<LiveSession, 'focus'>;
  readonly #sockets = new Map<number, string>();
  #told = '';

  constructor(document: SiteDocument, live: Pick<LiveSession, 'focus'>) {
    this.#document = document;
    this.#live = live;
  }

  /** Who is sent to this socket. Told on only when other ports are in front. */
  set(person: number, socketId: string): void {
    this.#sockets.set(person, socketId);
    this.#tell();
  }

  /** Their ports are in front no longer. */
  leave(person: number): void {
    this.#sockets.delete(person);
    this.#tell();
  }

  #tell(): void {
    const each = Math.floor(portsAtATime / Math.max(1, this.#sockets.size));
    const { state } = this.#document;
    // In one order, whoever came last: the same ports are the same subscriptions.
    const sockets = [...this.#sockets].sort(([one], [other]) => one - other).map(([, socketId]) => socketId);
    const ports = [...new Set(sockets.flatMap((socketId) => portsInFront(state, socketId, each)))];
    const key = ports.join();
    if (ports.length === 0 || key === this.#told) return;
    this.#told = key;
    this.#live.focus(ports);
  }
}

/** The proposed socket's port and its neighbours on the hub: what a technician will plug next. */
function portsInFront(state: SiteState, socketId: string, atMost: number): string[] {
  const binding = state.sockets.get(socketId)?.binding;
  const hub = binding && state.hubs.get(binding.hubId);
  if (!hub) return [];
  const numbers = [...hub.ports.keys()].sort((a, b) => a - b);
  const first = Math.max(0, Math.floor(numbers.indexOf(binding.number) / atMost) * atMost);
  return numbers.slice(first, first + atMost).flatMap((number) => hub.ports.get(number)?.portKey ?? []);
}

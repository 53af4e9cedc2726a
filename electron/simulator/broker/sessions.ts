// Keeps the broker's connections: who is at the other end and until when, and what can be done to a whole line at once.

import type { Client } from 'aedes';

import type { Millis } from '../../domain/units.ts';
import type { Chance } from '../../environment/chance.ts';
import type { Cancel, Clock } from '../../environment/clock.ts';
import type { MqttCredentials } from '../accounts.ts';
import type { Link } from './link.ts';
import { aws, RateLimit } from './quota.ts';

export interface Session {
  readonly link: Link;
  /** Null: the plain listener. */
  readonly credentials: MqttCredentials | null;
  /** Quota of messages to this client; null: none. */
  readonly outgoing: RateLimit | null;
}

export class Sessions {
  readonly #open = new Set<Session>();
  readonly #byStream = new WeakMap<object, Session>();
  readonly #timers = new Set<Cancel>();
  readonly #clock: Clock;
  readonly #chance: Chance;

  constructor(clock: Clock, chance: Chance) {
    this.#clock = clock;
    this.#chance = chance;
  }

  open(link: Link, credentials: MqttCredentials | null, limited: boolean): void {
    const session: Session = { link, credentials, outgoing: limited ? new RateLimit(aws.publishesPerSecond) : null };
    this.#open.add(session);
    this.#byStream.set(link, session);
    const endLife = limited ? this.later(aws.webSocketLife, () => link.cut()) : null;
    link.on('error', () => link.destroy());
    link.on('close', () => {
      this.#open.delete(session);
      endLife?.();
    });
  }

  of(client: Client | null): Session | undefined {
    return client ? this.#byStream.get(client.conn) : undefined;
  }

  /** Each session with this chance; all of them with 1. */
  some(share: number): Session[] {
    return [...this.#open].filter(() => this.#chance() < share);
  }

  later(ms: Millis, run: () => void): Cancel {
    const cancel = this.#clock.after(ms, () => {
      this.#timers.delete(cancel);
      run();
    });
    this.#timers.add(cancel);
    return () => {
      this.#timers.delete(cancel);
      cancel();
    };
  }

  stop(): void {
    for (const cancel of this.#timers) cancel();
    cutAll(this.some(1));
  }
}

export function cutAll(sessions: readonly Session[]): void {
  for (const { link } of sessions) link.cut();
}

// Decides who may talk to the loopback page: whoever opened the printed address once, from the very same origin, and nobody
// else on this machine or in this browser. Pure but for the chance that is handed in.

import type { Ids } from '../environment/ids.ts';

export interface Asked {
  /** The headers as they came; undefined where they did not. */
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly cookie: string | undefined;
}

export type Answer = 'welcome' | 'wrong-host' | 'foreign-origin' | 'no-session';

export class Admission {
  readonly #ids: Ids;
  readonly #tokens = new Set<string>();
  readonly #sessions = new Set<string>();
  #hosts: readonly string[] = [];
  #port = 0;

  /** `ids`: unguessable ones. */
  constructor(ids: Ids) {
    this.#ids = ids;
  }

  /** From now on the page is at this port of loopback: a name that leads here from elsewhere (DNS rebinding) is refused. */
  listensAt(port: number): void {
    this.#port = port;
    this.#hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  }

  /** Cookies know no ports: two of us on this machine would take each other's. */
  get cookie(): string {
    return `commissioner-${this.#port}`;
  }

  /** For an address that opens the page once. */
  token(): string {
    const token = this.#ids();
    this.#tokens.add(token);
    return token;
  }

  /** The session for a token; null: never given, or used before. */
  exchange(token: string): string | null {
    if (!this.#tokens.delete(token)) return null;
    const session = this.#ids();
    this.#sessions.add(session);
    return session;
  }

  /** The first address: nobody has a session yet. */
  first(asked: Omit<Asked, 'cookie'>): Answer {
    const { host, origin } = asked;
    if (host === undefined || !this.#hosts.includes(host)) return 'wrong-host';
    // Browsers send no origin with a plain navigation.
    return origin !== undefined && origin !== `http://${host}` ? 'foreign-origin' : 'welcome';
  }

  /** A page's file. */
  page(asked: Asked): Answer {
    const answer = this.first(asked);
    if (answer !== 'welcome') return answer;
    return asked.cookie !== undefined && this.#sessions.has(asked.cookie) ? 'welcome' : 'no-session';
  }

  /** The contract's socket: always with an origin, and that of the page. */
  socket(asked: Asked): Answer {
    return asked.origin === undefined ? 'foreign-origin' : this.page(asked);
  }
}

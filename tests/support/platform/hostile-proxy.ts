// Stands between the client and a platform and lets go wrong what a test asks for: answers that are lost, cut off or not the
// platform's own, and other people who change things between a read and a write. Everything else is passed on.

import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  /** With its filters. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

interface Passed {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

export type Mischief =
  /** An answer that the platform didn't give; it isn't asked. */
  | { readonly answer: number; readonly body?: string; readonly headers?: Record<string, string> }
  /** The platform does what it is asked, but the answer never comes. */
  | { readonly lose: 'answer' }
  /** The connection ends before the platform is asked. */
  | { readonly lose: 'request' }
  /** The first bytes of the answer, then the end. */
  | { readonly cutAfter: number }
  /** No answer, no end. */
  | { readonly hang: true }
  /** Runs when the platform has answered, before the client hears it. */
  | { readonly meanwhile: () => Promise<unknown> };

interface Rule {
  readonly on: RegExp;
  readonly mischief: Mischief;
  times: number;
  /** By method and path, where it is each address that meets it, and not the next of all. */
  readonly met: Map<string, number> | null;
}

export class HostileProxy {
  /** Everything asked so far. */
  readonly asked: Asked[] = [];
  readonly #server: Server;
  readonly #target: string;
  readonly #rules: Rule[] = [];

  private constructor(server: Server, target: string) {
    this.#server = server;
    this.#target = target;
    server.on('request', (request, response) => void this.#handle(request, response));
  }

  static async before(target: string): Promise<HostileProxy> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new HostileProxy(server, target);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The next so many requests like `PUT /api/ports` meet this. */
  next(on: RegExp, mischief: Mischief, times = 1): void {
    this.#rules.push({ on, mischief, times, met: null });
  }

  /** The first so many requests to each address like `PUT /api/ports` meet this. */
  eachAtFirst(on: RegExp, mischief: Mischief, times = 1): void {
    this.#rules.push({ on, mischief, times, met: new Map() });
  }

  count(on: RegExp): number {
    return this.asked.filter(({ method, path }) => on.test(`${method} ${path}`)).length;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url: path = '', headers } = request;
    const asked: Asked = { method, path, headers, body: Buffer.concat(chunks) };
    this.asked.push(asked);
    await this.#act(this.#mischiefFor(`${method} ${path}`), asked, response);
  }

  #mischiefFor(what: string): Mischief | null {
    const rule = this.#rules.find(({ on, times, met }) => on.test(what) && (met?.get(what) ?? 0) < times);
    if (!rule) return null;
    if (rule.met) rule.met.set(what, (rule.met.get(what) ?? 0) + 1);
    else rule.times -= 1;
    return rule.mischief;
  }

  async #act(mischief: Mischief | null, asked: Asked, response: ServerResponse): Promise<void> {
    if (mischief && 'hang' in mischief) return;
    if (mischief && 'lose' in mischief && mischief.lose === 'request') return void response.destroy();
    if (mischief && 'answer' in mischief) {
      response.writeHead(mischief.answer, { 'content-type': 'application/json', ...mischief.headers });
      return void response.end(mischief.body ?? '');
    }
    const passed = await this.#passOn(asked);
    if (mischief && 'lose' in mischief) return void response.destroy();
    if (mischief && 'meanwhile' in mischief) await mischief.meanwhile();
    for (const [name, value] of passed.headers) response.setHeader(name, value);
    response.setHeader('content-length', passed.body.length);
    response.writeHead(passed.status);
    if (!mischief || !('cutAfter' in mischief)) return void response.end(passed.body);
    response.write(passed.body.subarray(0, mischief.cutAfter), () => response.destroy());
  }

  async #passOn({ method, path, headers, body }: Asked): Promise<Passed> {
    const kept = ['authorization', 'content-type', 'accept', 'if-match'].flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value] as [string, string]] : [];
    });
    const answer = await fetch(`${this.#target}${path}`, {
      method,
      headers: kept,
      ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
    });
    const given = [...answer.headers].filter(
      ([name]) => !/^(connection|keep-alive|transfer-encoding|content-l)/.test(name),
    );
    return { status: answer.status, headers: given, body: Buffer.from(await answer.arrayBuffer()) };
  }
}

// One request and its answer, whatever its status, over kept-alive connections: timeout by the Clock, ended by `close`.
// The only file that knows axios. Retries and the token are `rest-client.ts`'s.

import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { rootCertificates } from 'node:tls';

import axios, { type AxiosInstance, type AxiosResponse } from 'axios';

import { done, failed, type Result } from '../../domain/failures.ts';
import type { Millis } from '../../domain/units.ts';
import type { Clock } from '../../environment/clock.ts';
import { networkFailure } from './network-failure.ts';

export interface Exchange {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly timeoutMs: Millis;
}

export type Headers = Readonly<Record<string, string | undefined>>;

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
}

/** A picture has at most 50 MB (platform contract, *operated*), as a data URL a third more. */
const largestAnswer = 96 * 1024 * 1024;
const connections = 16;

export class Exchanger {
  readonly #clock: Clock;
  readonly #axios: AxiosInstance;
  readonly #agents: readonly (HttpAgent | HttpsAgent)[];
  readonly #underWay = new Set<AbortController>();
  #closed = false;

  /** `ca`: PEM of an authority to trust beside the well-known ones. */
  constructor(clock: Clock, ca: string | undefined) {
    this.#clock = clock;
    const kept = { keepAlive: true, maxSockets: connections };
    const httpAgent = new HttpAgent(kept);
    const httpsAgent = new HttpsAgent(ca === undefined ? kept : { ...kept, ca: [...rootCertificates, ca] });
    this.#agents = [httpAgent, httpsAgent];
    this.#axios = axios.create({
      ...{ httpAgent, httpsAgent, responseType: 'arraybuffer', maxContentLength: largestAnswer },
      ...{ maxBodyLength: Infinity, maxRedirects: 0, validateStatus: () => true },
      ...{ transformRequest: [], transformResponse: [] },
    });
  }

  /** Failures: `platform.closed`, `platform.no-answer`, `platform.unreachable` and the others of the network. */
  async send(exchange: Exchange): Promise<Result<RawAnswer>> {
    const { method, url, headers, body, timeoutMs } = exchange;
    const { host, hostname } = new URL(url);
    if (this.#closed) return failed('platform.closed');
    const ending = new AbortController();
    this.#underWay.add(ending);
    let late = false;
    const stopWaiting = this.#clock.after(timeoutMs, () => {
      late = true;
      ending.abort();
    });
    try {
      const direct = isLoopback(hostname) ? { proxy: false as const } : {};
      const request = { method, url, headers, data: body, signal: ending.signal, ...direct };
      return done(rawAnswer(await this.#axios.request<Buffer>(request)));
    } catch (error) {
      if (this.#closed) return failed('platform.closed');
      const seconds = Math.round(timeoutMs / 1_000);
      if (late) return failed('platform.no-answer', { host, seconds });
      return networkFailure(error, host, seconds);
    } finally {
      stopWaiting();
      this.#underWay.delete(ending);
    }
  }

  close(): void {
    this.#closed = true;
    for (const ending of this.#underWay) ending.abort();
    for (const agent of this.#agents) agent.destroy();
  }

  get closed(): boolean {
    return this.#closed;
  }
}

function rawAnswer({ status, headers, data }: AxiosResponse<Buffer>): RawAnswer {
  const texts = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name.toLowerCase(), value] as const] : [],
  );
  return { status, headers: Object.fromEntries(texts), bytes: Buffer.from(data) };
}

const isLoopback = (hostname: string): boolean => /^(localhost|127\..*|\[?::1\]?)$/.test(hostname);

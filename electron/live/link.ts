// One MQTT connection, from CONNECT to its end: the only file that knows mqtt.js. It never reconnects (the machine does,
// with a fresh address), checks every SUBACK, and notices a half-open link by its own PINGREQ. Platform contract, *Live
// stream* and *What AWS IoT Core allows one connection*; performance.md (half-open noticed in 5 to 6 s).

import { MqttClient, type IClientOptions, type IPublishPacket } from 'mqtt';
import type { Failure, Result } from '../domain/failures.ts';
import { done, failed } from '../domain/failures.ts';
import type { Millis } from '../domain/units.ts';
import type { Cancel, Clock } from '../environment/clock.ts';
import { fail, hostOf, linkFailure } from './link-failure.ts';
import type { OpenedStream, OpenStream, Refusal } from './stream.ts';

export interface LinkOptions {
  readonly url: string;
  readonly openStream: OpenStream;
  readonly clientId: string;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly keepaliveMs: Millis;
  readonly filtersPerSubscribe: number;
  readonly clock: Clock;
  readonly onOpen: () => void;
  /** Synchronously from the socket, in order. */
  readonly onMessage: (topic: string, payload: Buffer, retained: boolean, at: Millis) => void;
  /** Once, whatever the reason; never after `close`. */
  readonly onEnd: (failure: Failure, refusal: Refusal | null) => void;
}

export interface Link {
  /** All filters, some a SUBSCRIBE; `live.no-permission` where one is refused, `live.not-taken` without an answer. */
  subscribe(filters: readonly string[]): Promise<Result<void>>;
  unsubscribe(filters: readonly string[]): Promise<void>;
  /** QoS 1: ends when the broker has taken it. */
  publish(topic: string, payload: string): Promise<Result<void>>;
  /** A PINGREQ and its answer: everything sent before it has arrived. False: no answer within two seconds. */
  flush(): Promise<boolean>;
  /** The computer slept: a link that does not answer a PINGREQ now is over, long before the watchdog would say so. */
  prove(): Promise<void>;
  close(): void;
  /** When anything at all last came in. */
  heardAt(): Millis;
}

/** Ticks of the watchdog; three without a sound end the link. */
const tickMs: Millis = 2_000;
const quietTicks = 3;
const openMs: Millis = 10_000;
const answerMs: Millis = 5_000;
const flushMs: Millis = 2_000;

/** Starts connecting at once. */
export function openLink(options: LinkOptions): Link {
  return new MqttLink(options);
}

class MqttLink implements Link {
  readonly #options: LinkOptions;
  readonly #opened: OpenedStream;
  readonly #client: MqttClient;
  readonly #startedAt: Millis;
  #heardAt: Millis;
  /** Since the watchdog's last tick. */
  #heard = true;
  #quiet = 0;
  #online = false;
  #over = false;
  #lastError: Error | null = null;
  #timer: Cancel;

  constructor(options: LinkOptions) {
    const { clock, url } = options;
    this.#options = options;
    this.#startedAt = this.#heardAt = clock.now();
    this.#opened = options.openStream(url);
    this.#client = new MqttClient(() => this.#opened.stream, clientOptions(options));
    this.#timer = clock.after(openMs, () => this.#end(fail('live.no-answer', { host: hostOf(url) }, null)));
    this.#listen();
  }

  #listen(): void {
    const client = this.#client;
    client.on('connect', () => this.#connected());
    // Once a chunk, before its messages are taken out of it: that is when they arrived.
    this.#opened.stream.prependListener('data', () => {
      this.#heard = true;
      this.#heardAt = this.#options.clock.now();
    });
    client.on('message', (topic: string, payload: Buffer, packet: IPublishPacket) => {
      if (!this.#over) this.#options.onMessage(topic, payload, packet.retain, this.#heardAt);
    });
    client.on('error', (error: Error) => (this.#lastError = error));
    client.on('close', () => this.#closed());
  }

  #connected(): void {
    this.#timer();
    if (this.#over) return;
    this.#online = true;
    this.#timer = this.#options.clock.after(tickMs, () => this.#watch());
    this.#options.onOpen();
  }

  /** Counted in ticks, not in time: a machine that slept, or a program that was busy, is no silent broker. */
  #watch(): void {
    this.#quiet = this.#heard ? 0 : this.#quiet + 1;
    this.#heard = false;
    if (this.#quiet >= quietTicks) return this.#end(fail('live.silent', { host: hostOf(this.#options.url) }, null));
    if (this.#quiet > 0) this.#client.sendPing();
    this.#timer = this.#options.clock.after(tickMs, () => this.#watch());
  }

  #closed(): void {
    const { url } = this.#options;
    this.#end(linkFailure(url, this.#lastError, this.#opened.refusal(), this.#online, this.#startedAt));
  }

  #end(failure: Failure): void {
    if (this.#over) return;
    this.#over = true;
    this.#timer();
    this.#client.end(true);
    this.#options.onEnd(failure, this.#opened.refusal());
  }

  async subscribe(filters: readonly string[]): Promise<Result<void>> {
    for (const some of portions(filters, this.#options.filtersPerSubscribe)) {
      const result = await this.#answered(this.#subscribeSome(some), failed('live.not-taken'));
      if (!result.ok) return result;
    }
    return done(undefined);
  }

  #subscribeSome(filters: readonly string[]): Promise<Result<void>> {
    return new Promise((resolve) => {
      this.#client.subscribe([...filters], { qos: 0 }, (error, _granted, packet) => {
        // mqtt.js calls a refused filter an error; the packet says which one it was.
        const refused = packet?.granted.findIndex((code) => typeof code === 'number' && code >= 128) ?? -1;
        if (refused >= 0) resolve(failed('live.no-permission', { filter: filters[refused] ?? '' }));
        else resolve(taken(error));
      });
    });
  }

  async unsubscribe(filters: readonly string[]): Promise<void> {
    for (const some of portions(filters, this.#options.filtersPerSubscribe)) {
      const answer = new Promise<void>((resolve) => this.#client.unsubscribe([...some], () => resolve()));
      await this.#answered(answer, undefined);
    }
  }

  publish(topic: string, payload: string): Promise<Result<void>> {
    const answer = new Promise<Result<void>>((resolve) => {
      this.#client.publish(topic, payload, { qos: 1 }, (error) => resolve(taken(error)));
    });
    return this.#answered(answer, failed('live.not-taken'));
  }

  flush(): Promise<boolean> {
    if (this.#over || !this.#online) return Promise.resolve(true);
    const client = this.#client;
    const pong = new Promise<boolean>((resolve) => {
      client.on('packetreceive', function answered({ cmd }) {
        if (cmd !== 'pingresp') return;
        client.off('packetreceive', answered);
        resolve(true);
      });
    });
    client.sendPing();
    return within(this.#options.clock, flushMs, pong, false);
  }

  async prove(): Promise<void> {
    if (!(await this.flush())) this.#end(fail('live.silent', { host: hostOf(this.#options.url) }, null));
  }

  close(): void {
    if (this.#over) return;
    this.#over = true;
    this.#timer();
    // A polite DISCONNECT where the line still works; the socket goes in any case.
    this.#client.end(!this.#online);
    const { stream } = this.#opened;
    stream.once(
      'close',
      this.#options.clock.after(flushMs, () => stream.destroy()),
    );
  }

  heardAt(): Millis {
    return this.#heardAt;
  }

  #answered<T>(answer: Promise<T>, otherwise: T): Promise<T> {
    return within(this.#options.clock, answerMs, answer, otherwise);
  }
}

const clientOptions = ({ clientId, username, password, keepaliveMs }: LinkOptions): IClientOptions => ({
  clientId,
  ...(username !== undefined && { username }),
  ...(password !== undefined && { password }),
  protocolId: 'MQTT',
  protocolVersion: 4,
  clean: true,
  // The watchdog pings far more often; this is only what the broker is told.
  keepalive: Math.round(keepaliveMs / 1_000),
  reconnectPeriod: 0,
  connectTimeout: openMs * 2,
  resubscribe: false,
  queueQoSZero: false,
  // mqtt.js says several lines a packet even when nobody listens.
  log() {},
});

const taken = (error: Error | null | undefined): Result<void> =>
  error === null || error === undefined ? done(undefined) : failed('live.not-taken', {}, error);

function portions<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

/** The answer, or `otherwise` when it takes longer. */
function within<T>(clock: Clock, ms: Millis, answer: Promise<T>, otherwise: T): Promise<T> {
  return new Promise((resolve) => {
    const cancel = clock.after(ms, () => resolve(otherwise));
    void answer.then((value) => {
      cancel();
      resolve(value);
    });
  });
}

// One MQTT connection, from CONNECT to its end: the only file that knows mqtt.js. It never reconnects (the machine does,
// with a fresh address), checks every SUBACK, and notices a half-open link by its own PINGREQ. Platform contract, *Live
// stream* and *What AWS IoT Core allows one connection*; performance.md (half-open noticed in 5 to 6 s).

import { MqttClient, type IPublishPacket } from 'mqtt';
import type { Failure, Result } from '../domain/failures.ts';
import { done, failed } from '../domain/failures.ts';
import type { Millis } from '../domain/units.ts';
import type { Cancel, Clock } from '../environment/clock.ts';
import { fail, hostOf, linkFailure } from './link-failure.ts';
import type { OpenStream, Refusal } from './stream.ts';

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
  /** A PINGREQ and its answer: everything sent before it has arrived. Gives up after two seconds. */
  flush(): Promise<void>;
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

const ignore = (): void => {};

/** Starts connecting at once. */
export function openLink(options: LinkOptions): Link {
  const { clock, url } = options;
  const opened = options.openStream(url);
  const startedAt = clock.now();
  let heardAt = startedAt;
  let heard = true;
  let quiet = 0;
  let online = false;
  let over = false;
  let lastError: Error | null = null;
  let pongs: (() => void)[] = [];

  const client = new MqttClient(() => opened.stream as MqttClient['stream'], {
    clientId: options.clientId,
    ...(options.username !== undefined && { username: options.username }),
    ...(options.password !== undefined && { password: options.password }),
    protocolId: 'MQTT',
    protocolVersion: 4,
    clean: true,
    // The watchdog below pings far more often; this is only what the broker is told.
    keepalive: Math.round(options.keepaliveMs / 1_000),
    reconnectPeriod: 0,
    connectTimeout: openMs * 2,
    resubscribe: false,
    queueQoSZero: false,
    // mqtt.js says several lines a packet even when nobody listens.
    log: ignore,
  });

  const end = (failure: Failure): void => {
    if (over) return;
    over = true;
    stopTimers();
    client.end(true);
    options.onEnd(failure, opened.refusal());
  };
  const watch = (): void => {
    quiet = heard ? 0 : quiet + 1;
    heard = false;
    if (quiet >= quietTicks) return end(fail('live.silent', { host: hostOf(url) }, null));
    if (quiet > 0) client.sendPing();
    timer = clock.after(tickMs, watch);
  };
  let timer: Cancel = clock.after(openMs, () => end(fail('live.no-answer', { host: hostOf(url) }, null)));
  const stopTimers = (): void => {
    timer();
    for (const pong of pongs.splice(0)) pong();
  };

  client.on('connect', () => {
    timer();
    if (over) return;
    online = true;
    timer = clock.after(tickMs, watch);
    options.onOpen();
  });
  // Once a chunk, before its messages are taken out of it: that is when they arrived.
  opened.stream.prependListener('data', () => {
    heard = true;
    heardAt = clock.now();
  });
  client.on('message', (topic: string, payload: Buffer, packet: IPublishPacket) => {
    if (!over) options.onMessage(topic, payload, packet.retain, heardAt);
  });
  client.on('error', (error: Error) => {
    lastError = error;
  });
  client.on('close', () => end(linkFailure(url, lastError, opened.refusal(), online, startedAt)));

  const subscribeSome = async (filters: readonly string[]): Promise<Result<void>> => {
    const answer = new Promise<Result<void>>((resolve) => {
      client.subscribe([...filters], { qos: 0 }, (error, granted, packet) => {
        // mqtt.js calls a refused filter an error; the packet says which one it was.
        const refused = packet?.granted.findIndex((code) => typeof code === 'number' && code >= 128) ?? -1;
        if (refused >= 0) resolve(failed('live.no-permission', { filter: filters[refused] ?? '' }));
        else if (error !== null && error !== undefined) resolve(failed('live.not-taken', {}, error));
        else resolve(granted === undefined ? failed('live.not-taken') : done(undefined));
      });
    });
    return within(clock, answerMs, answer, failed('live.not-taken'));
  };

  return {
    async subscribe(filters) {
      for (let from = 0; from < filters.length; from += options.filtersPerSubscribe) {
        const result = await subscribeSome(filters.slice(from, from + options.filtersPerSubscribe));
        if (!result.ok) return result;
      }
      return done(undefined);
    },
    async unsubscribe(filters) {
      for (let from = 0; from < filters.length; from += options.filtersPerSubscribe) {
        const some = filters.slice(from, from + options.filtersPerSubscribe);
        const answer = new Promise<void>((resolve) => client.unsubscribe([...some], () => resolve()));
        await within(clock, answerMs, answer, undefined);
      }
    },
    publish(topic, payload) {
      const answer = new Promise<Result<void>>((resolve) => {
        client.publish(topic, payload, { qos: 1 }, (error) =>
          resolve(error === undefined || error === null ? done(undefined) : failed('live.not-taken', {}, error)),
        );
      });
      return within(clock, answerMs, answer, failed('live.not-taken'));
    },
    flush() {
      if (over) return Promise.resolve();
      const pong = new Promise<void>((resolve) => {
        pongs.push(resolve);
        client.on('packetreceive', function answered({ cmd }) {
          if (cmd !== 'pingresp') return;
          client.off('packetreceive', answered);
          resolve();
        });
      });
      client.sendPing();
      return within(clock, flushMs, pong, undefined);
    },
    close() {
      if (over) return;
      over = true;
      stopTimers();
      // A polite DISCONNECT where the line still works; the socket goes in any case.
      client.end(!online);
      const force = clock.after(flushMs, () => opened.stream.destroy());
      opened.stream.once('close', force);
    },
    heardAt: () => heardAt,
  };
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

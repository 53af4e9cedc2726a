// Runs one lane: the connection machine with its sockets and timers, and the filters it is to listen to. Every link gets
// fresh credentials, a fresh signature and an id of its own. Platform contract, *Live stream*, *Subscription plan*.

import type { Failure, Result } from '../domain/failures.ts';
import { done, failed } from '../domain/failures.ts';
import type { Millis } from '../domain/units.ts';
import type { Chance } from '../environment/chance.ts';
import type { Cancel, Clock } from '../environment/clock.ts';
import type { Log } from '../environment/log.ts';
import {
  stepConnection,
  type ConnectionEffect,
  type ConnectionInput,
  type ConnectionState,
} from './connection-machine.ts';
import { openLink, type Link } from './link.ts';
import type { Quotas } from './quotas.ts';
import { renewalDelay, retryDelay } from './retry-delay.ts';
import type { OpenStream, Refusal } from './stream.ts';

/** How one link is reached: made anew for each. */
export interface Access {
  readonly url: string;
  readonly clientId: string;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** Null: good for ever. */
  readonly expiresAt: Millis | null;
}

export interface ConnectionOptions {
  readonly access: () => Promise<Result<Access>>;
  readonly openStream: OpenStream;
  readonly quotas: Quotas;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  /** `link` is unique over all lanes. */
  readonly nextLink: () => number;
  readonly onMessage: (link: number, topic: string, payload: Buffer, retained: boolean, at: Millis) => void;
  readonly onSubscribed: (link: number, at: Millis) => void;
  readonly onUp: () => void;
  readonly onDown: (failure: Failure, heardAt: Millis) => void;
  /** A try that led to nothing, the first one or a renewal. */
  readonly onFailed: (failure: Failure, refusal: Refusal | null) => void;
  /** True from the moment two links of this lane may bring the same message. */
  readonly onOverlap: (overlapping: boolean) => void;
}

export interface Connection {
  start(): void;
  /** Subscribes these too; ends when the broker has acknowledged them, or with why not. Kept over reconnections. */
  add(filters: readonly string[]): Promise<Result<void>>;
  drop(filters: readonly string[]): Promise<void>;
  publish(topic: string, payload: string): Promise<Result<void>>;
  stop(): void;
  isUp(): boolean;
  state(): ConnectionState['name'];
  filters(): ReadonlySet<string>;
  /** Those the broker has acknowledged on the connection that is up; none while it is down. */
  standing(): ReadonlySet<string>;
  clientId(): string;
  /** Messages since the start of the session. */
  messages(): number;
}

/** Online so long, and the next loss is tried again at once. */
const steadyMs: Millis = 5_000;

const noFilters: ReadonlySet<string> = new Set();

interface Attempt {
  access: Access | null;
  link: Link | null;
  /** Its number over all lanes. */
  overall: number;
  /** Filters this link has acknowledged. */
  readonly acknowledged: Set<string>;
}

/** A lane that waits for `start`. */
export function createConnection(options: ConnectionOptions): Connection {
  const { clock, chance, log } = options;
  let state: ConnectionState = { name: 'idle' };
  const wanted = new Set<string>();
  const attempts = new Map<number, Attempt>();
  const timers = { retry: null as Cancel | null, renew: null as Cancel | null, steady: null as Cancel | null };
  let messages = 0;
  let lastHeardAt = clock.now();
  let lastRefusal: Refusal | null = null;
  let overlapping = false;
  /** Adds that wait for a link to come up. */
  let waiting: { readonly filters: readonly string[]; readonly settle: (result: Result<void>) => void }[] = [];

  const input = (next: ConnectionInput): void => {
    const stepped = stepConnection(state, next);
    state = stepped.state;
    for (const effect of stepped.effects) run(effect);
  };

  const run = (effect: ConnectionEffect): void => {
    switch (effect.do) {
      case 'prepare':
        return void prepare(effect.link);
      case 'open':
        return open(effect.link);
      case 'subscribe':
        return void subscribe(effect.link);
      case 'retire':
        return void retire(effect.link);
      case 'close':
        return close(effect.link);
      case 'retry-later':
        timers.retry = clock.after(retryDelay(effect.attempt, effect.failure, chance), () => input({ type: 'retry' }));
        return;
      case 'renew-later':
        return renewLater(effect.link, effect.tries);
      case 'tell-up':
        return tellUp();
      case 'tell-down':
        return tellDown(effect.failure);
      case 'tell-failed':
        return tellFailed(effect.failure);
      default:
        return effect satisfies never;
    }
  };

  const prepare = async (link: number): Promise<void> => {
    attempts.set(link, { access: null, link: null, overall: 0, acknowledged: new Set() });
    const access = await options.access();
    const attempt = attempts.get(link);
    if (attempt === undefined) return;
    if (!access.ok) return input({ type: 'ended', link, failure: access.failure });
    attempt.access = access.value;
    input({ type: 'prepared', link });
  };

  const open = (number: number): void => {
    const attempt = attempts.get(number);
    if (!attempt?.access) return;
    const overall = options.nextLink();
    attempt.overall = overall;
    attempt.link = openLink({
      url: attempt.access.url,
      clientId: attempt.access.clientId,
      username: attempt.access.username,
      password: attempt.access.password,
      openStream: options.openStream,
      keepaliveMs: options.quotas.keepaliveMs,
      filtersPerSubscribe: options.quotas.filtersPerSubscribe,
      clock,
      onOpen: () => input({ type: 'opened', link: number }),
      onMessage(topic, payload, retained, at) {
        messages += 1;
        options.onMessage(overall, topic, payload, retained, at);
      },
      onEnd(failure, refusal) {
        lastHeardAt = attempt.link?.heardAt() ?? lastHeardAt;
        lastRefusal = refusal;
        input({ type: 'ended', link: number, failure });
      },
    });
  };

  /** Until the link has everything that is wanted: more may be asked for while it is at it. */
  const subscribe = async (number: number): Promise<void> => {
    const attempt = attempts.get(number);
    if (!attempt?.link) return;
    if (state.name === 'renewing') overlap(true);
    for (;;) {
      const missing = [...wanted].filter((filter) => !attempt.acknowledged.has(filter));
      if (missing.length === 0) break;
      const result = await attempt.link.subscribe(missing);
      if (attempts.get(number) !== attempt) return;
      if (!result.ok) return input({ type: 'ended', link: number, failure: result.failure });
      acknowledge(attempt, missing);
    }
    letGo(attempt);
    input({ type: 'subscribed', link: number });
    settleWaiting();
  };

  const acknowledge = (attempt: Attempt, filters: readonly string[]): void => {
    for (const filter of filters) attempt.acknowledged.add(filter);
    if (filters.length > 0) options.onSubscribed(attempt.overall, clock.now());
  };

  /** What was dropped while its acknowledgement was under way. */
  const letGo = (attempt: Attempt): void => {
    const unwanted = [...attempt.acknowledged].filter((filter) => !wanted.has(filter));
    for (const filter of unwanted) attempt.acknowledged.delete(filter);
    if (unwanted.length > 0) void attempt.link?.unsubscribe(unwanted);
  };

  /** What the broker had already sent over the old link still arrives before it closes. */
  const retire = async (number: number): Promise<void> => {
    await attempts.get(number)?.link?.flush();
    close(number);
    overlap(false);
  };

  const close = (number: number): void => {
    const attempt = attempts.get(number);
    attempts.delete(number);
    attempt?.link?.close();
  };

  const renewLater = (number: number, tries: number): void => {
    timers.renew?.();
    const expiresAt = attempts.get(number)?.access?.expiresAt ?? null;
    if (expiresAt === null) return;
    const delay = renewalDelay(expiresAt, clock.now(), tries, chance);
    timers.renew = clock.after(delay, () => input({ type: 'renew' }));
    if (tries > 0) overlap(false);
  };

  const tellUp = (): void => {
    timers.steady = clock.after(steadyMs, () => input({ type: 'steady' }));
    options.onUp();
  };

  const tellDown = (failure: Failure): void => {
    timers.renew?.();
    timers.steady?.();
    overlap(false);
    log.warn({ code: failure.code, params: failure.params }, 'live lane lost');
    options.onDown(failure, lastHeardAt);
  };

  const tellFailed = (failure: Failure): void => {
    log.warn({ code: failure.code, params: failure.params }, 'live lane could not be made');
    for (const waiter of waiting.splice(0)) waiter.settle({ ok: false, failure });
    options.onFailed(failure, lastRefusal);
    lastRefusal = null;
  };

  const overlap = (now: boolean): void => {
    if (now !== overlapping) options.onOverlap(now);
    overlapping = now;
  };

  const current = (): Attempt | undefined =>
    state.name === 'online' || state.name === 'renewing' ? attempts.get(state.link) : undefined;

  const settleWaiting = (): void => {
    const attempt = current();
    if (attempt === undefined) return;
    waiting = waiting.filter(({ filters, settle }) => {
      const missing = filters.some((filter) => wanted.has(filter) && !attempt.acknowledged.has(filter));
      if (!missing) settle(done(undefined));
      return missing;
    });
  };

  return {
    start: () => input({ type: 'start' }),
    async add(filters) {
      for (const filter of filters) wanted.add(filter);
      for (;;) {
        const attempt = current();
        if (!attempt?.link) break;
        const missing = filters.filter((filter) => wanted.has(filter) && !attempt.acknowledged.has(filter));
        if (missing.length === 0) return done(undefined);
        const result = await attempt.link.subscribe(missing);
        // Renewed or lost meanwhile: what counts is what its successor has.
        if (current() !== attempt) continue;
        if (!result.ok) return result;
        acknowledge(attempt, missing);
        letGo(attempt);
      }
      if (state.name === 'stopped') return failed('live.stopped');
      return new Promise((settle) => waiting.push({ filters, settle }));
    },
    async drop(filters) {
      for (const filter of filters) wanted.delete(filter);
      for (const attempt of attempts.values()) {
        const there = filters.filter((filter) => attempt.acknowledged.delete(filter));
        if (there.length > 0) await attempt.link?.unsubscribe(there);
      }
    },
    publish(topic, payload) {
      const link = current()?.link;
      return link ? link.publish(topic, payload) : Promise.resolve(failed('live.not-connected'));
    },
    stop() {
      input({ type: 'stop' });
      overlap(false);
      for (const cancel of Object.values(timers)) cancel?.();
      for (const waiter of waiting.splice(0)) waiter.settle(failed('live.stopped'));
    },
    isUp: () => current() !== undefined,
    state: () => state.name,
    filters: () => wanted,
    standing: () => current()?.acknowledged ?? noFilters,
    clientId: () => [...attempts.values()].at(-1)?.access?.clientId ?? '',
    messages: () => messages,
  };
}

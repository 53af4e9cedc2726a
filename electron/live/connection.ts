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
  /** This link is closed, and its successor brings no more copies of what it brought. */
  readonly onGone: (link: number) => void;
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
  /** Everything the broker sent so far over any link of this lane has arrived. False: it can't be told. */
  flush(): Promise<boolean>;
  /** The computer slept: what waits is tried now, what is up has to prove it, what expired meanwhile is renewed. */
  wake(): void;
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

/** One link on its way or in use. */
interface Attempt {
  access: Access | null;
  link: Link | null;
  /** Its number over all lanes. */
  overall: number;
  /** Filters the broker has acknowledged to it. */
  readonly acknowledged: Set<string>;
}

interface Waiter {
  readonly filters: readonly string[];
  readonly settle: (result: Result<void>) => void;
}

/** A lane that waits for `start`. */
export function createConnection(options: ConnectionOptions): Connection {
  return new Lane(options);
}

class Lane implements Connection {
  readonly #options: ConnectionOptions;
  #state: ConnectionState = { name: 'idle' };
  readonly #wanted = new Set<string>();
  readonly #attempts = new Map<number, Attempt>();
  readonly #timers: { retry?: Cancel; renew?: Cancel; steady?: Cancel } = {};
  #messages = 0;
  #lastHeardAt: Millis;
  #lastRefusal: Refusal | null = null;
  #overlapping = false;
  /** Adds that wait for a link to come up. */
  #waiting: Waiter[] = [];

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#lastHeardAt = options.clock.now();
  }

  start(): void {
    this.#input({ type: 'start' });
  }

  async add(filters: readonly string[]): Promise<Result<void>> {
    for (const filter of filters) this.#wanted.add(filter);
    for (let attempt = this.#current(); attempt?.link; attempt = this.#current()) {
      const { acknowledged } = attempt;
      const missing = filters.filter((filter) => this.#wanted.has(filter) && !acknowledged.has(filter));
      if (missing.length === 0) return done(undefined);
      const result = await attempt.link.subscribe(missing);
      // Renewed or lost meanwhile: what counts is what its successor has.
      if (this.#current() !== attempt) continue;
      if (!result.ok) return result;
      this.#acknowledge(attempt, missing);
      this.#letGo(attempt);
    }
    if (this.#state.name === 'stopped') return failed('live.stopped');
    return new Promise((settle) => this.#waiting.push({ filters, settle }));
  }

  async drop(filters: readonly string[]): Promise<void> {
    for (const filter of filters) this.#wanted.delete(filter);
    for (const attempt of [...this.#attempts.values()]) {
      const there = filters.filter((filter) => attempt.acknowledged.delete(filter));
      if (there.length > 0) await attempt.link?.unsubscribe(there);
    }
  }

  publish(topic: string, payload: string): Promise<Result<void>> {
    const link = this.#current()?.link;
    return link ? link.publish(topic, payload) : Promise.resolve(failed('live.not-connected'));
  }

  wake(): void {
    const state = this.#state;
    if (state.name === 'waiting') {
      this.#timers.retry?.();
      return this.#input({ type: 'retry' });
    }
    void this.#current()?.link?.prove();
    // Timers stood still, the credentials' time did not.
    if (state.name !== 'online') return;
    const expiresAt = this.#attempts.get(state.link)?.access?.expiresAt ?? Infinity;
    if (expiresAt > this.#options.clock.now()) return this.#renewLater(state.link, state.tries);
    this.#timers.renew?.();
    this.#input({ type: 'renew' });
  }

  stop(): void {
    this.#input({ type: 'stop' });
    this.#overlap(false);
    for (const cancel of Object.values(this.#timers)) cancel();
    this.#settleAll(failed('live.stopped'));
  }

  async flush(): Promise<boolean> {
    const links = [...this.#attempts.values()].flatMap(({ link }) => link ?? []);
    return (await Promise.all(links.map((link) => link.flush()))).every(Boolean);
  }

  isUp(): boolean {
    return this.#current() !== undefined;
  }

  state(): ConnectionState['name'] {
    return this.#state.name;
  }

  filters(): ReadonlySet<string> {
    return this.#wanted;
  }

  standing(): ReadonlySet<string> {
    return this.#current()?.acknowledged ?? noFilters;
  }

  clientId(): string {
    return [...this.#attempts.values()].at(-1)?.access?.clientId ?? '';
  }

  messages(): number {
    return this.#messages;
  }

  #input(input: ConnectionInput): void {
    const { state, effects } = stepConnection(this.#state, input);
    this.#state = state;
    for (const effect of effects) this.#run(effect);
  }

  #run(effect: ConnectionEffect): void {
    switch (effect.do) {
      case 'prepare':
        return void this.#prepare(effect.link);
      case 'open':
        return this.#open(effect.link);
      case 'subscribe':
        return void this.#subscribe(effect.link);
      case 'retire':
        return void this.#retire(effect.link);
      case 'close':
        return this.#close(effect.link);
      case 'retry-later':
        return this.#retryLater(effect.attempt, effect.failure);
      case 'renew-later':
        return this.#renewLater(effect.link, effect.tries);
      case 'tell-up':
        return this.#tellUp();
      case 'tell-down':
        return this.#tellDown(effect.failure);
      case 'tell-failed':
        return this.#tellFailed(effect.failure);
      default:
        return effect satisfies never;
    }
  }

  async #prepare(number: number): Promise<void> {
    const attempt: Attempt = { access: null, link: null, overall: 0, acknowledged: new Set() };
    this.#attempts.set(number, attempt);
    const access = await this.#options.access();
    if (this.#attempts.get(number) !== attempt) return;
    if (!access.ok) return this.#input({ type: 'ended', link: number, failure: access.failure });
    attempt.access = access.value;
    this.#input({ type: 'prepared', link: number });
  }

  #open(number: number): void {
    const attempt = this.#attempts.get(number);
    if (!attempt?.access) return;
    const { clock, quotas, openStream, nextLink } = this.#options;
    const overall = nextLink();
    attempt.overall = overall;
    attempt.link = openLink({
      ...attempt.access,
      openStream,
      clock,
      keepaliveMs: quotas.keepaliveMs,
      filtersPerSubscribe: quotas.filtersPerSubscribe,
      onOpen: () => this.#input({ type: 'opened', link: number }),
      onMessage: (topic, payload, retained, at) => {
        this.#messages += 1;
        this.#options.onMessage(overall, topic, payload, retained, at);
      },
      onEnd: (failure, refusal) => {
        this.#lastHeardAt = attempt.link?.heardAt() ?? this.#lastHeardAt;
        this.#lastRefusal = refusal;
        this.#input({ type: 'ended', link: number, failure });
      },
    });
  }

  /** Until the link has everything that is wanted: more may be asked for while it is at it. */
  async #subscribe(number: number): Promise<void> {
    const attempt = this.#attempts.get(number);
    if (!attempt?.link) return;
    if (this.#state.name === 'renewing') this.#overlap(true);
    for (;;) {
      const missing = [...this.#wanted].filter((filter) => !attempt.acknowledged.has(filter));
      if (missing.length === 0) break;
      const result = await attempt.link.subscribe(missing);
      if (this.#attempts.get(number) !== attempt) return;
      if (!result.ok) return this.#input({ type: 'ended', link: number, failure: result.failure });
      this.#acknowledge(attempt, missing);
    }
    this.#letGo(attempt);
    this.#input({ type: 'subscribed', link: number });
    this.#settleStanding();
  }

  #acknowledge(attempt: Attempt, filters: readonly string[]): void {
    for (const filter of filters) attempt.acknowledged.add(filter);
    this.#options.onSubscribed(attempt.overall, this.#options.clock.now());
  }

  /** What was dropped while its acknowledgement was under way. */
  #letGo(attempt: Attempt): void {
    const unwanted = [...attempt.acknowledged].filter((filter) => !this.#wanted.has(filter));
    for (const filter of unwanted) attempt.acknowledged.delete(filter);
    if (unwanted.length > 0) void attempt.link?.unsubscribe(unwanted);
  }

  /** What the broker had already sent over the old link still arrives before it closes. */
  async #retire(number: number): Promise<void> {
    const attempt = this.#attempts.get(number);
    await attempt?.link?.flush();
    this.#close(number);
    await this.flush();
    if (attempt) this.#options.onGone(attempt.overall);
    this.#overlap(false);
  }

  #close(number: number): void {
    const attempt = this.#attempts.get(number);
    this.#attempts.delete(number);
    attempt?.link?.close();
  }

  #retryLater(attempt: number, failure: Failure): void {
    const { clock, chance } = this.#options;
    this.#timers.retry = clock.after(retryDelay(attempt, failure, chance), () => this.#input({ type: 'retry' }));
  }

  #renewLater(number: number, tries: number): void {
    this.#timers.renew?.();
    // A renewal that failed has left no second link.
    if (tries > 0) this.#overlap(false);
    const expiresAt = this.#attempts.get(number)?.access?.expiresAt ?? null;
    if (expiresAt === null) return;
    const { clock, chance } = this.#options;
    const delay = renewalDelay(expiresAt, clock.now(), tries, chance);
    this.#timers.renew = clock.after(delay, () => this.#input({ type: 'renew' }));
  }

  #tellUp(): void {
    this.#timers.steady = this.#options.clock.after(steadyMs, () => this.#input({ type: 'steady' }));
    this.#options.onUp();
  }

  #tellDown(failure: Failure): void {
    this.#timers.renew?.();
    this.#timers.steady?.();
    this.#overlap(false);
    this.#options.log.warn({ code: failure.code, params: failure.params }, 'live lane lost');
    this.#options.onDown(failure, this.#lastHeardAt);
  }

  #tellFailed(failure: Failure): void {
    this.#options.log.warn({ code: failure.code, params: failure.params }, 'live lane could not be made');
    this.#settleAll({ ok: false, failure });
    this.#options.onFailed(failure, this.#lastRefusal);
    this.#lastRefusal = null;
  }

  #overlap(now: boolean): void {
    if (now === this.#overlapping) return;
    this.#overlapping = now;
    this.#options.onOverlap(now);
  }

  #current(): Attempt | undefined {
    const state = this.#state;
    return state.name === 'online' || state.name === 'renewing' ? this.#attempts.get(state.link) : undefined;
  }

  #settleAll(result: Result<void>): void {
    for (const waiter of this.#waiting.splice(0)) waiter.settle(result);
  }

  #settleStanding(): void {
    const standing = this.standing();
    this.#waiting = this.#waiting.filter(({ filters, settle }) => {
      const missing = filters.some((filter) => this.#wanted.has(filter) && !standing.has(filter));
      if (!missing) settle(done(undefined));
      return missing;
    });
  }
}

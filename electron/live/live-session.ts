// Puts the live session together: lanes that hear the site, one board, paced actions, lamps on lease. Decides when the
// subscriptions are dealt out again. Platform contract, *Live stream*; domain, *Live state*.

import type { LiveDialect } from '../domain/dialects/dialect.ts';
import { done, failed, type Failure, type Result } from '../domain/failures.ts';
import type { PortAction, PortAddress, PortKey } from '../domain/reading.ts';
import type { Lease } from '../domain/site-types.ts';
import type { LampLevel, Millis } from '../domain/units.ts';
import type { Cancel } from '../environment/clock.ts';
import type { Outside } from '../environment/outside.ts';
import { createAccessMaker, type LiveSource } from './access.ts';
import { createConnection, type Connection } from './connection.ts';
import { createDealer } from './dealer.ts';
import { createFocusLane } from './focus-lane.ts';
import { createHearing } from './hearing.ts';
import { createLanes, type LaneEvents } from './lanes.ts';
import { createLeases, type LeaseHooks } from './leases.ts';
import { createLine } from './line.ts';
import type { LiveSession, LiveStatus, LiveTarget } from './live.ts';
import { createPublisher } from './publisher.ts';
import { awsQuotas, noQuotas } from './quotas.ts';
import { createStreamOpener } from './stream.ts';
import type { SubscriptionPlan } from './subscription-plan.ts';
import { compileTopics } from './topics.ts';
import { createTraffic } from './traffic.ts';

export type { LiveSource } from './access.ts';

export interface LiveSessionOptions extends Outside {
  readonly dialect: LiveDialect;
  readonly companyId: string;
  readonly target: LiveTarget;
  readonly source: LiveSource;
  readonly quotas: 'aws' | 'off';
  /** `single`: one connection whatever the traffic, for the test that must miss events. */
  readonly plan: 'lanes' | 'single';
  readonly leases: LeaseHooks;
}

const watchEveryMs: Millis = 1_000;
/** Where it can't be told whether a slow connection still brings copies, so long is waited. */
const lingerMs: Millis = 2_000;
/** A session that can't be started says so after this many tries of a lane. */
const startTries = 3;
/** Lanes that are not up by then are not waited for. */
const startMs: Millis = 15_000;
const noAnswer: Failure = { code: 'live.no-answer', params: { host: 'MQTT' } };
/** Lamps are waited for so long at the end. */
const giveBackMs: Millis = 2_500;
/** Tried again, these would end the same way. */
const hopeless = new Set([
  'live.refused',
  'live.no-permission',
  'live.untrusted',
  'live.no-answer',
  'live.bad-address',
]);

/** A session that waits for `start`. */
export function createLiveSession(options: LiveSessionOptions): LiveSession {
  return new Session(options);
}

class Session implements LiveSession {
  readonly #options: LiveSessionOptions;
  readonly #topics;
  readonly #hearing;
  readonly #line;
  readonly #access;
  readonly #traffic = createTraffic((perSecond) => this.#dealer.isFull(perSecond));
  readonly #quotas;
  readonly #dealer;
  readonly #publisher;
  readonly #leases;
  readonly #lanes;
  readonly #focus;
  readonly #openStream;
  /** Ports by what they share: hub or space. */
  #byGroup: ReadonlyMap<string, readonly PortKey[]> = new Map();
  #links = 0;
  #reconnects = 0;
  #trouble: Failure | null = null;
  #watch: Cancel | null = null;
  #starting: ((result: Result<void>) => void) | null = null;
  #stopped = false;
  #limited = false;

  constructor(options: LiveSessionOptions) {
    const { clock, ids, dialect, source } = options;
    this.#options = options;
    this.#quotas = options.quotas === 'aws' ? awsQuotas : noQuotas;
    this.#topics = compileTopics(dialect.topics);
    this.#hearing = createHearing(dialect, this.#topics);
    this.#setPorts(options.target.ports);
    this.#line = createLine(clock);
    this.#access = createAccessMaker(source, options, () => this.#limitTo(1));
    this.#openStream = createStreamOpener(source);
    // The plan turned off: one connection, whatever it loses.
    const planned = options.plan === 'single' ? { ...noQuotas, filtersPerSubscribe: 8 } : this.#quotas;
    this.#dealer = createDealer(this.#topics, planned, options.target.ports);
    this.#publisher = createPublisher({
      clock,
      dialect,
      topics: this.#topics,
      actionsPerSecond: this.#quotas.actionsPerSecond,
      addressOf: (portKey) => this.#hearing.port(portKey),
      lanes: () => this.#everyLane(),
      traffic: this.#traffic,
    });
    this.#leases = createLeases({
      clock,
      ids,
      hooks: options.leases,
      send: (portKey, level) => this.#publisher.act(portKey, { kind: 'lamp', level }),
    });
    this.#hearing.onReading((reading) => this.#leases.heard(reading));
    this.#lanes = createLanes({
      clock,
      connect: (events) => this.#connection(events),
      onUp: (lane) => this.#up(lane),
      onDown: (lane, failure, heardAt) => this.#down(lane, failure, heardAt),
      onFailed: (lane, failure, tries) => this.#failed(lane, failure, tries),
      onLeft: (lane) => this.#line.left(lane),
      overlapping: (change) => this.#hearing.overlapping(change),
      copiesSettled: () => this.#copiesSettled(),
      filtersAtMost: planned.filters,
    });
    this.#focus = createFocusLane({
      clock,
      connect: () => (this.#hasLanes() && !this.#limited ? this.#connection(silentEvents) : null),
      firstLane: () => this.#lanes.all()[0],
      topics: this.#topics,
      sharedBy: dialect.topics.sharedBy,
      addressOf: (portKey) => this.#hearing.port(portKey),
      askOften:
        dialect.actions.reportOften === null
          ? undefined
          : (portKey, seconds) => void this.act(portKey, { kind: 'report-often', seconds }),
    });
  }

  async start(): Promise<Result<void>> {
    if (this.#stopped) return failed('live.stopped');
    if (!this.#openStream.ok) return this.#openStream;
    const started = new Promise<Result<void>>((resolve) => (this.#starting = resolve));
    void this.#lanes.follow(this.#dealer.plan());
    const patience = this.#options.clock.after(startMs, () => this.#startWithWhatThereIs());
    const result = await started;
    patience();
    this.#starting = null;
    if (!result.ok) {
      this.#end();
      return result;
    }
    await this.#settled();
    this.#line.connected();
    return result;
  }

  async stop(): Promise<void> {
    if (this.#stopped) return;
    await this.#leases.endAll(giveBackMs);
    this.#end();
  }

  onReading: LiveSession['onReading'] = (listener) => this.#hearing.onReading(listener);
  onLine: LiveSession['onLine'] = (listener) => this.#line.onLine(listener);
  line: LiveSession['line'] = () => this.#line.state();
  last: LiveSession['last'] = (portKey) => this.#hearing.last(portKey);
  lastAt: LiveSession['lastAt'] = (place) => this.#hearing.lastAt(place);
  /** A port that the narrowed plan leaves out is not silent: nobody listens. */
  heardAt: LiveSession['heardAt'] = (portKey) => {
    const { narrowedTo } = this.#dealer.plan();
    const port = narrowedTo && this.#hearing.port(portKey);
    return port && !narrowedTo.includes(port.hubId) ? null : this.#hearing.heardAt(portKey);
  };

  act(portKey: PortKey, action: PortAction): Promise<Result<void>> {
    if (this.#stopped) return Promise.resolve(failed('live.stopped'));
    return this.#publisher.act(portKey, action);
  }

  lease(
    portKey: PortKey,
    action: PortAction,
    { restore, forMs }: { readonly restore: LampLevel | null; readonly forMs: Millis },
  ): Promise<Result<void>> {
    if (action.kind !== 'lamp') return this.act(portKey, action);
    if (this.#stopped) return Promise.resolve(failed('live.stopped'));
    if (this.#hearing.port(portKey) === undefined)
      return Promise.resolve(failed('live.unknown-port', { port: portKey }));
    const former = restore ?? this.last(portKey)?.lampLevel ?? null;
    return this.#leases.open(portKey, action.level, former, forMs);
  }

  endLease(portKey: PortKey): Promise<Result<void>> {
    return this.#leases.end(portKey);
  }

  restoreLeases(leases: readonly Lease[]): Promise<void> {
    return this.#leases.restore(leases);
  }

  focus(ports: readonly PortKey[]): void {
    if (this.#stopped) return;
    const moved = this.#focus.set(ports);
    if (moved !== null) {
      // Until the old filters are gone, what was in focus is still heard twice.
      this.#hearing.overlapping(1);
      void moved.then(() => this.#copiesSettled()).then(() => this.#hearing.overlapping(-1));
      this.#markDoubled();
    }
    this.#follow(this.#dealer.focus(ports));
  }

  retarget(target: LiveTarget): void {
    this.#setPorts(target.ports);
    this.#markDoubled();
    const plan = this.#dealer.retarget(target.ports);
    if (this.#lanes.all().length > 0 && !this.#stopped) this.#follow(plan);
  }

  wake(): void {
    for (const lane of this.#everyLane()) lane.wake();
  }

  status(): LiveStatus {
    const { perSecond } = this.#quotas;
    const full = this.#traffic.full();
    const focus = this.#focus.lane();
    const lanes = this.#everyLane();
    return {
      lanes: lanes.map((lane) => ({
        clientId: lane.clientId(),
        state: lane.state(),
        filters: lane.filters().size,
        rate: this.#traffic.rate(lane),
        peak: this.#traffic.peak(lane),
        limit: Number.isFinite(perSecond) ? perSecond : null,
        focus: lane === focus,
      })),
      ...this.#hearing.counts(),
      suspectedLoss: lanes.some((lane) => this.#dealer.isFull(this.#traffic.peak(lane))),
      fullSeconds: full.seconds,
      fullAt: full.at,
      narrowedTo: this.#dealer.plan().narrowedTo,
      reconnects: this.#reconnects,
      trouble: this.#trouble,
    };
  }

  /** Some lanes do not come up: what they should hear is lost, the rest is heard. */
  #startWithWhatThereIs(): void {
    const { clock } = this.#options;
    const [up, down] = [true, false].map((isUp) => this.#lanes.all().filter((lane) => lane.isUp() === isUp));
    for (const lane of down ?? []) this.#line.down(lane, noAnswer, clock.now());
    this.#starting?.(up?.length === 0 ? { ok: false, failure: noAnswer } : done(undefined));
  }

  /** Where a lane may be too busy from the first second on, the first measurement is waited for. */
  async #settled(): Promise<void> {
    const { clock } = this.#options;
    this.#watch = clock.after(watchEveryMs, () => this.#watchTraffic());
    if (!this.#hasLanes() || !this.#dealer.isUnsure()) return;
    await new Promise<void>((resolve) => clock.after(2.5 * watchEveryMs, resolve));
    await this.#lanes.settled();
    // A lane that was full a moment ago still loses messages until its second is over.
    await new Promise<void>((resolve) => clock.after(watchEveryMs, resolve));
  }

  #hasLanes(): boolean {
    return this.#options.plan === 'lanes' && this.#quotas.connections > 1;
  }

  #connection(events: LaneEvents): Connection {
    const { clock, chance, log } = this.#options;
    // A session whose certificates can't be read never gets here: `start` has said so.
    if (!this.#openStream.ok) throw new Error('a live lane without a way to open streams');
    return createConnection({
      clock,
      chance,
      log,
      quotas: this.#quotas,
      openStream: this.#openStream.value,
      access: () => this.#access.access(),
      nextLink: () => ++this.#links,
      onMessage: this.#hearing.hear,
      onSubscribed: this.#hearing.subscribed,
      onGone: this.#hearing.gone,
      onOverlap: (overlapping) => this.#hearing.overlapping(overlapping ? 1 : -1),
      onUp: events.onUp,
      onDown: events.onDown,
      onFailed: (failure, refusal) => {
        this.#access.learn(refusal);
        events.onFailed(failure);
      },
    });
  }

  #up(lane: Connection): void {
    this.#trouble = null;
    this.#line.up(lane);
    const lanes = this.#lanes.all();
    if (this.#starting !== null && lanes.every((other) => other.isUp())) this.#starting(done(undefined));
    this.#leases.back();
  }

  #down(lane: Connection, failure: Failure, heardAt: Millis): void {
    this.#reconnects += 1;
    this.#hearing.gap();
    this.#line.down(lane, failure, heardAt);
  }

  #failed(lane: Connection, failure: Failure, tries: number): void {
    this.#trouble = failure;
    const up = this.#lanes.all().filter((other) => other.isUp()).length;
    if (failure.code === 'live.refused' && up > 0 && !lane.isUp() && tries === startTries) this.#limitTo(up);
    else if (tries >= startTries || hopeless.has(failure.code)) if (up === 0) this.#starting?.({ ok: false, failure });
  }

  /** The platform allows fewer connections than we would like: listen with those, narrowed if need be. */
  #limitTo(connections: number): void {
    if (this.#limited || !this.#hasLanes()) return;
    this.#limited = true;
    this.#focus.stop();
    this.#lanes.cutTo(connections);
    this.#follow(this.#dealer.limitTo(connections));
  }

  #follow(plan: SubscriptionPlan | null): void {
    if (plan !== null) void this.#lanes.follow(plan);
  }

  /** A connection brings everything in order: what was sent before a PINGREQ has come with its answer. */
  async #copiesSettled(): Promise<void> {
    const { clock } = this.#options;
    const flushed = async (): Promise<boolean> =>
      (await Promise.all(this.#everyLane().map((lane) => lane.flush()))).every(Boolean);
    const first = await flushed();
    const until = clock.now();
    if (first && (await flushed())) this.#hearing.settled(until);
    else await new Promise<void>((resolve) => clock.after(lingerMs, resolve));
  }

  /** Once a second: is a lane too busy? */
  #watchTraffic(): void {
    const { clock } = this.#options;
    this.#watch = clock.after(watchEveryMs, () => this.#watchTraffic());
    const now = clock.now();
    const lanes = this.#lanes.all();
    if (this.#hearing.mayHearTwice()) void this.#copiesSettled();
    for (const lane of this.#everyLane()) this.#traffic.tick(lane, now, lane.messages());
    if (!this.#hasLanes() || this.#lanes.isMoving()) return;
    const traffic = lanes.map((lane) => ({
      filters: lane.filters(),
      rate: this.#traffic.rate(lane),
      peak: this.#traffic.peak(lane),
    }));
    this.#follow(this.#dealer.watch(now, this.#hearing.heardByPort(), traffic));
  }

  #setPorts(ports: readonly PortAddress[]): void {
    this.#hearing.setPorts(ports);
    const groups = new Map<string, PortKey[]>();
    for (const port of ports) {
      const group = this.#topics.group(port);
      const members = groups.get(group);
      if (members === undefined) groups.set(group, [port.portKey]);
      else members.push(port.portKey);
    }
    this.#byGroup = groups;
  }

  #markDoubled(): void {
    this.#hearing.doubled(this.#focus.doubled((port) => this.#byGroup.get(this.#topics.group(port)) ?? []));
  }

  /** All there are, the technician's included. */
  #everyLane(): readonly Connection[] {
    const focus = this.#focus.lane();
    return focus === null ? this.#lanes.all() : [...this.#lanes.all(), focus];
  }

  #end(): void {
    this.#stopped = true;
    this.#watch?.();
    this.#starting?.(failed('live.stopped'));
    this.#focus.stop();
    this.#leases.stop();
    this.#publisher.stop();
    this.#lanes.stop();
    this.#line.ended();
  }
}

const silentEvents: LaneEvents = { onUp() {}, onDown() {}, onFailed() {} };

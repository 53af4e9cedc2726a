// Joins the open site to its platform and live stream and keeps it joined: the outbox goes out as it fills, the stream is
// started when there is something to hear, everything that can't be reached is tried again. Work never waits for it.
// Domain, *Offline and the platform*.

import type { Words } from '../contract/frame.ts';
import { done, failed, wordsOf, type Failure, type Language, type Result } from '../domain/failures.ts';
import { outbox } from '../domain/outbox.ts';
import type { SiteEvent } from '../domain/events.ts';
import type { Profile } from '../domain/profile.ts';
import type { PortAddress, PortKey } from '../domain/reading.ts';
import type { Millis } from '../domain/units.ts';
import type { Cancel } from '../environment/clock.ts';
import type { Outside } from '../environment/outside.ts';
import type { LineState, LiveSession, ReadingListener } from '../live/live.ts';
import type { SiteDocument } from '../site/site-document.ts';
import type { Connection } from './connection.ts';
import { startLive } from './live-site.ts';
import { portAddresses } from './port-addresses.ts';
import { pushSite } from './sync-site.ts';
import type { Noted, Timeline } from './timeline.ts';

export interface OnlineOptions {
  readonly document: SiteDocument;
  readonly connection: Connection;
  readonly profile: { readonly name: string; readonly profile: Profile };
  readonly outside: Outside;
  readonly timeline: Timeline;
  readonly onReading: ReadingListener;
  /** The line, the outbox or a trouble is another. */
  readonly onChange: () => void;
}

/** Several edits in a row go out together. */
const settleMs: Millis = 250;
const firstRetryMs: Millis = 2_000;
const longestRetryMs: Millis = 30_000;

export class Online {
  readonly connection: Connection;
  readonly profile: OnlineOptions['profile'];
  readonly #options: OnlineOptions;
  readonly #ends: (() => void)[] = [];
  #live: LiveSession | null = null;
  #starting = false;
  #addresses = '';
  #next: Cancel = () => {};
  #retryMs = firstRetryMs;
  #working: Promise<void> | null = null;
  #again = false;
  #busy = false;
  #counted: { readonly waiting: number; readonly refused: number } | null = null;
  #ended = false;
  #floor: string | null = null;
  #liveTrouble: Failure | null = null;
  #outboxTrouble: Failure | null = null;

  constructor(options: OnlineOptions) {
    this.#options = options;
    this.connection = options.connection;
    this.profile = options.profile;
  }

  get live(): LiveSession | null {
    return this.#live;
  }

  /** The plan whose hubs alone are listened to; null: the whole site. */
  get floor(): string | null {
    return this.#floor;
  }

  /**
   * From now on only this floor is listened to, or all of it again (null). Failures: `verification.no-line`,
   * `live.nothing-on-floor`.
   */
  narrowTo(planId: string | null): Result<null> {
    const { document, onChange } = this.#options;
    if (!this.#live) return failed('verification.no-line');
    const name = document.state.plans.get(planId ?? '')?.name ?? '';
    if (this.#ports(planId).length === 0) return failed('live.nothing-on-floor', { name });
    this.#floor = planId;
    void this.#hear().then(onChange);
    return done(null);
  }

  /** Somebody is sent to this port: it is to be heard, and where the chosen floor leaves it out, all is listened to again. */
  reach(portKey: PortKey): void {
    if (this.#floor !== null && !this.#ports(this.#floor).some((port) => port.portKey === portKey)) this.narrowTo(null);
  }

  /** The ports that are listened to now: not all, where a person or the quota narrowed it. */
  listened(): PortAddress[] {
    const narrowedTo = this.#live?.status().narrowedTo ?? null;
    return this.#ports(this.#floor).filter(({ hubId }) => narrowedTo?.includes(hubId) ?? true);
  }

  #ports(planId: string | null): PortAddress[] {
    return portAddresses(this.#options.document.state, this.profile.profile.companyId, planId);
  }

  /** Tries once; what can't be reached is tried again until `end`. The first failure is told, and stands in the frame. */
  async begin(): Promise<Result<null>> {
    this.#note({ kind: 'joined', name: this.profile.name });
    this.#ends.push(
      this.#options.document.onChange((_changes, events) => {
        if (events.length > 0 && !events.some(isOfThePlatform)) return;
        this.#counted = null;
        this.#soon(settleMs);
      }),
    );
    await this.#work();
    const trouble = this.#outboxTrouble ?? this.#liveTrouble;
    return trouble ? { ok: false, failure: trouble } : done(null);
  }

  /** Returns lamps on lease, ends all connections. */
  async end(): Promise<void> {
    this.#ended = true;
    this.#note({ kind: 'parted' });
    this.#next();
    for (const end of this.#ends) end();
    await this.#live?.stop();
    this.#live = null;
    this.connection.close();
  }

  /** The computer slept: whatever waits is tried at once. */
  wake(): void {
    this.#retryMs = firstRetryMs;
    this.#live?.wake();
    this.#soon(0);
  }

  /** What the platform refused is asked again. */
  async retryRefused(): Promise<Result<null>> {
    const pushed = await pushSite(this.#options.document, this.connection, { retryRefused: true });
    this.#options.onChange();
    return pushed.ok ? done(null) : pushed;
  }

  /** Worked out again only after an event that the platform is to hear of: a walk's verdicts are not. */
  waiting(): { readonly waiting: number; readonly refused: number; readonly busy: boolean } {
    this.#counted ??= this.#count();
    return { ...this.#counted, busy: this.#busy };
  }

  #count(): { readonly waiting: number; readonly refused: number } {
    const { platform } = this.connection;
    if (!platform) return { waiting: 0, refused: 0 };
    const items = outbox(this.#options.document.state, { hubsHavePlans: platform.hubsHavePlans });
    const refused = items.filter(({ refusal }) => refusal !== null).length;
    return { waiting: items.length - refused, refused };
  }

  line(): LineState | { readonly line: 'none' } {
    if (this.#live) return this.#live.line();
    return this.#starting ? { line: 'connecting' } : { line: 'none' };
  }

  troubles(language: Language): { readonly live: Words | null; readonly outbox: Words | null } {
    const words = (failure: Failure | null): Words | null =>
      failure && { code: failure.code, ...wordsOf(failure, language) };
    const live = this.#liveTrouble ?? this.#live?.status().trouble ?? null;
    return { live: words(live), outbox: words(this.#outboxTrouble) };
  }

  #soon(ms: Millis): void {
    if (this.#ended) return;
    if (this.#working) {
      this.#again = true;
      return;
    }
    this.#next();
    this.#next = this.#options.outside.clock.after(ms, () => void this.#work());
  }

  /** One round: tell the platform, then hear it. Never two at a time. */
  async #work(): Promise<void> {
    this.#again = false;
    this.#working = this.#round();
    await this.#working;
    this.#working = null;
    if (this.#ended) return;
    if (this.#outboxTrouble || this.#liveTrouble) {
      this.#soon(this.#retryMs);
      this.#retryMs = Math.min(longestRetryMs, this.#retryMs * 2);
    } else {
      this.#retryMs = firstRetryMs;
      if (this.#again) this.#soon(settleMs);
    }
  }

  async #round(): Promise<void> {
    this.#outboxTrouble = await this.#tellPlatform();
    if (!this.#ended) this.#liveTrouble = await this.#hear();
    this.#options.onChange();
  }

  async #tellPlatform(): Promise<Failure | null> {
    if (this.waiting().waiting === 0) return null;
    this.#setBusy(true);
    const pushed = await pushSite(this.#options.document, this.connection);
    this.#setBusy(false);
    if (!pushed.ok) return this.#troubled(pushed.failure);
    if (pushed.value.pushed > 0) this.#note({ kind: 'told', count: pushed.value.pushed });
    return pushed.value.trouble ? this.#troubled(pushed.value.trouble) : null;
  }

  /** Started when there is a port to hear; told again when there are others. */
  async #hear(): Promise<Failure | null> {
    const { document, outside } = this.#options;
    if (document.state.plans.get(this.#floor ?? '')?.removed !== false) this.#floor = null;
    const ports = this.#ports(this.#floor);
    const addresses = JSON.stringify(ports);
    if (ports.length === 0 || addresses === this.#addresses) return null;
    if (this.#live) {
      this.#live.retarget({ ports });
      this.#addresses = addresses;
      return null;
    }
    this.#starting = true;
    this.#options.onChange();
    const started = await startLive(document, this.connection, outside);
    this.#starting = false;
    if (!started.ok) return this.#troubled(started.failure);
    if (this.#ended) {
      await started.value.stop();
      return null;
    }
    this.#addresses = addresses;
    this.#live = started.value;
    this.#ends.push(
      started.value.onReading(this.#options.onReading),
      started.value.onLine((line) => this.#lineChanged(line)),
    );
    this.#note({ kind: 'connected', count: ports.length });
    return null;
  }

  #lineChanged(line: LineState): void {
    if (line.line === 'lost') this.#note({ kind: 'lost', failure: line.failure });
    if (line.line === 'back') {
      this.#note({ kind: 'back', seconds: Math.round(line.gapMs / 100) / 10 });
      this.#soon(0);
    }
    this.#options.onChange();
  }

  #troubled(failure: Failure): Failure {
    this.#note({ kind: 'trouble', failure });
    return failure;
  }

  #setBusy(busy: boolean): void {
    this.#busy = busy;
    this.#options.onChange();
  }

  #note(what: Noted): void {
    this.#options.timeline.note(what);
  }
}

/** Verdicts, lamps and issues stay in the document. Domain, *Offline and the platform*. */
const isOfThePlatform = ({ type }: SiteEvent): boolean =>
  !/^(check|place|lamp|issue|photo|signature|report)\./.test(type);

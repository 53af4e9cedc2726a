// Works the outbox off, in dependency order, until it is empty or only what was refused or can't be reached remains. What
// the platform has learned is journalled soon after it said so; everything is derived from the journal, so a push that was
// killed goes on where it stood. Domain, *Offline and the platform*.

import type { EventDraft } from '../domain/events.ts';
import { done, failed, type Failure, type Result } from '../domain/failures.ts';
import { outbox, type OutboxItem, type OutboxItemOf } from '../domain/outbox.ts';
import type { Platform } from '../platform/platform.ts';
import type { SiteDocument } from '../site/site-document.ts';
import { HubDeliveries } from './deliver-hubs.ts';
import { deliverLocation, deliverPlan, takeInPlaceAgain } from './deliver-places.ts';
import { deliverPorts, takeInPortsAgain } from './deliver-ports.ts';
import { Delivery } from './delivery.ts';
import { append, keepGone, refusedDraft } from './keep.ts';
import { endsEverything, type Outcome } from './outcome.ts';
import { refusedItems, type SyncResult } from './summary.ts';

export interface PushOptions {
  readonly platform: Platform;
  readonly document: SiteDocument;
  /** `total` may grow when hubs show their ports. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** How often one wish is tried when others change the same thing at the same time; 3 unless told otherwise. */
  readonly attempts?: number;
  /** A person tries again what was refused before. */
  readonly retryRefused?: boolean;
}

export type PushResult = SyncResult;

/** Failures: `sync.no-company` and the document's own; a platform that can't be reached leaves things waiting. */
export async function push(options: PushOptions): Promise<Result<PushResult>> {
  const companyId = await companyOf(options);
  if (!companyId.ok) return companyId;
  return new Push(options, companyId.value).run();
}

/** The site's company; where it says none, the only one that this user sees. */
async function companyOf({ platform, document }: PushOptions): Promise<Result<string>> {
  const { companyId } = document.state;
  if (companyId !== null) return done(companyId);
  const companies = await platform.companies();
  if (!companies.ok) return companies;
  const [only, another] = companies.value;
  return only && !another ? done(only.id) : failed('sync.no-company');
}

/** How many things of a kind are under way together. Ports go by the batch. */
const atOnce = { location: 1, plan: 2, hub: 8, port: 256 } as const;
/** So many troubles in a row, and nothing more is tried. */
const troublesAtMost = 4;

class Push {
  readonly #options: PushOptions;
  readonly #companyId: string;
  readonly #delivery: Delivery;
  readonly #hubs: HubDeliveries;
  readonly #tries = new Map<string, number>();
  /** Wishes that are not tried again in this push. */
  readonly #given = new Set<string>();
  #pushed = 0;
  #handled = 0;
  #troubles = 0;
  #trouble: Failure | null = null;
  #ended = false;

  constructor(options: PushOptions, companyId: string) {
    this.#options = options;
    this.#companyId = companyId;
    this.#delivery = new Delivery(options.platform, options.document, options.signal);
    this.#hubs = new HubDeliveries(this.#delivery, companyId);
  }

  async run(): Promise<Result<PushResult>> {
    for (;;) {
      const items = this.#outbox();
      const read = await this.#readPorts(items);
      if (!read.ok) return read;
      const stage = this.#ended ? [] : this.#nextStage(read.value ? this.#outbox() : items);
      if (stage.length === 0) return this.#summary();
      const delivered = await this.#deliverStage(stage, this.#handled + items.length);
      if (!delivered.ok) return delivered;
    }
  }

  #outbox(): OutboxItem[] {
    return outbox(this.#delivery.state, this.#delivery.rules);
  }

  /** The first items in the order of the outbox that can be sent together. */
  #nextStage(items: readonly OutboxItem[]): OutboxItem[] {
    const ready = items.filter((item) => {
      const refused = item.refusal !== null && this.#options.retryRefused !== true;
      return !refused && item.waitsFor === null && !this.#given.has(keyOf(item));
    });
    const [first] = ready;
    return ready.filter((item) => item.kind === first?.kind && (item.act === 'remove') === (first.act === 'remove'));
  }

  async #deliverStage(stage: readonly OutboxItem[], total: number): Promise<Result<void>> {
    const [first] = stage;
    for (let at = 0; at < stage.length && !this.#ended;) {
      const chunk = stage.slice(at, at + atOnce[first!.kind]);
      at += chunk.length;
      if (this.#stopIfCancelled()) break;
      const kept = await this.#deliverChunk(chunk);
      if (!kept.ok) return kept;
      this.#handled += chunk.length;
      this.#options.onProgress?.(this.#handled, Math.max(total, this.#handled));
    }
    return done(undefined);
  }

  async #deliverChunk(chunk: readonly OutboxItem[]): Promise<Result<void>> {
    const outcomes = await this.#deliver(chunk);
    const drafts: EventDraft[] = [];
    const by = (kind: Outcome['kind']) => chunk.filter((_item, index) => outcomes[index]!.kind === kind);
    chunk.forEach((item, index) => drafts.push(...this.#judge(item, outcomes[index]!)));
    const written = append(this.#options.document, drafts);
    if (!written.ok) return written;
    for (const { kind, id } of by('gone')) {
      const kept = keepGone(this.#options.document, this.#delivery.rules, kind, [id]);
      if (!kept.ok) return kept;
    }
    for (const item of by('overtaken')) {
      const again = await this.#takeInAgain(item);
      if (!again.ok && again.failure.code.startsWith('site.')) return again;
    }
    return done(undefined);
  }

  /** What is to be journalled for an outcome; counts and remembers it. */
  #judge(item: OutboxItem, outcome: Outcome): readonly EventDraft[] {
    const key = keyOf(item);
    const tries = (this.#tries.get(key) ?? 0) + 1;
    this.#tries.set(key, tries);
    const isLast = tries >= (this.#options.attempts ?? 3);
    if (outcome.kind === 'waiting') return this.#noteTrouble(key, outcome.failure);
    this.#troubles = 0;
    if (outcome.kind === 'refused') {
      this.#given.add(key);
      return outcome.drafts;
    }
    if (isLast || outcome.kind === 'gone') this.#given.add(key);
    if (outcome.kind !== 'learned') return [];
    if (tries === 1) this.#pushed++;
    const notKept: Failure = { code: 'sync.not-kept', params: { label: item.label } };
    return isLast && tries > 1 ? [...outcome.drafts, refusedDraft(item, notKept)] : outcome.drafts;
  }

  #noteTrouble(key: string, failure: Failure): readonly EventDraft[] {
    this.#given.add(key);
    this.#trouble ??= failure;
    this.#troubles++;
    if (endsEverything(failure) || this.#troubles >= troublesAtMost) this.#ended = true;
    return [];
  }

  #deliver(chunk: readonly OutboxItem[]): Promise<Outcome[]> {
    const ports = chunk.filter((item): item is OutboxItemOf<'port'> => item.kind === 'port');
    if (ports.length > 0) return deliverPorts(this.#delivery, ports);
    return Promise.all(chunk.map((item) => this.#deliverOne(item)));
  }

  #deliverOne(item: OutboxItem): Promise<Outcome> {
    if (item.kind === 'location') return deliverLocation(this.#delivery, item, this.#companyId);
    if (item.kind === 'plan') return deliverPlan(this.#delivery, item);
    if (item.kind === 'hub') return this.#hubs.deliver(item);
    return deliverPorts(this.#delivery, [item]).then(([outcome]) => outcome!);
  }

  #takeInAgain(item: OutboxItem): Promise<Result<unknown>> {
    if (item.kind === 'hub') return this.#hubs.takeInAgain(item);
    return item.kind === 'port' ? takeInPortsAgain(this.#delivery, [item]) : takeInPlaceAgain(this.#delivery, item);
  }

  /** true: some hub's ports were read, so there may be more to tell. */
  async #readPorts(items: readonly OutboxItem[]): Promise<Result<boolean>> {
    const hubs = this.#ended ? [] : this.#hubs.unread(items);
    for (let at = 0; at < hubs.length && !this.#ended; at += atOnce.hub) {
      if (this.#stopIfCancelled()) break;
      const chunk = hubs.slice(at, at + atOnce.hub);
      const read = await Promise.all(chunk.map((hub) => this.#hubs.readPorts(hub, items)));
      for (const one of read) {
        if (one.ok) continue;
        if (one.failure.code.startsWith('site.')) return one;
        this.#trouble ??= one.failure;
        this.#ended = true;
      }
    }
    return done(hubs.length > 0);
  }

  #stopIfCancelled(): boolean {
    if (!this.#delivery.cancelled) return false;
    this.#trouble = { code: 'sync.cancelled', params: {} };
    this.#ended = true;
    return true;
  }

  #summary(): Result<PushResult> {
    const left = this.#outbox();
    const refused = refusedItems(left);
    return done({
      pulled: 0,
      pushed: this.#pushed,
      refused,
      waiting: left.length - refused.length,
      trouble: this.#trouble,
    });
  }
}

const keyOf = ({ kind, id, wanted }: OutboxItem): string => `${kind}/${id}/${wanted}`;

// Reads a company's locations, floor plans with their pictures, hubs and ports into the document: what is new is added, the
// rest merged three ways against the last seen copy. A second pull of an unchanged platform appends nothing. Domain,
// *Offline and the platform*.

import { done, failed, type Failure, type Result } from '../domain/failures.ts';
import { outbox, type OutboxRules } from '../domain/outbox.ts';
import { RemoteIds } from '../domain/platform-copy.ts';
import type { DialectName } from '../domain/profile.ts';
import type { SiteState } from '../domain/site-types.ts';
import type { Platform, RemoteHub, RemoteLocation } from '../platform/platform.ts';
import type { SiteDocument } from '../site/site-document.ts';
import { exchangedHubs } from './exchanged-hubs.ts';
import { append, keep, keepGone, keepPorts } from './keep.ts';
import { refusedItems, type SyncResult } from './summary.ts';
import { readPlan } from './read-plans.ts';
import { takeInHubs, takeInLocations, takeInPlans, type ReadPlan } from './take-in.ts';

export interface PullOptions {
  readonly platform: Platform;
  readonly document: SiteDocument;
  readonly companyId: string;
  /** The profile's. */
  readonly dialect?: DialectName;
  /** The platform's id of one location (or the document's); absent: all of the company. */
  readonly locationId?: string;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** `refused`: where document and platform disagree and neither was overwritten. What is to be pushed is not counted. */
export type PullResult = SyncResult;

/** Failures: `sync.cancelled`, `sync.no-such-location`, the platform's and the document's own. */
export async function pull(options: PullOptions): Promise<Result<PullResult>> {
  const { platform, document, signal } = options;
  const belongs = rememberOrigin(options);
  if (!belongs.ok) return belongs;
  const locations = await wantedLocations(options);
  if (!locations.ok) return locations;
  const taken = keep(document, takeInLocations(document.state, locations.value));
  if (!taken.ok) return taken;
  const reading = new LocationReading(platform, document);
  let pulled = taken.value;
  for (const [index, location] of locations.value.entries()) {
    options.onProgress?.(index, locations.value.length);
    if (signal?.aborted) return failed('sync.cancelled');
    const read = await reading.take(location);
    if (!read.ok) return read;
    pulled += read.value;
  }
  if (options.locationId === undefined) {
    const gone = reading.keepGoneFromAll(locations.value);
    if (!gone.ok) return gone;
    pulled += gone.value;
  }
  options.onProgress?.(locations.value.length, locations.value.length);
  const disputes = outbox(document.state, { hubsHavePlans: platform.hubsHavePlans }).filter(({ refusal }) =>
    refusal?.code.startsWith('sync.'),
  );
  return done({ pulled, pushed: 0, refused: refusedItems(disputes), waiting: 0, trouble: reading.trouble });
}

/** Whose site it is, and in which dialect its topics are said: the profile's word, kept with the document. */
function rememberOrigin({ document, companyId, dialect }: PullOptions): Result<void> {
  const { state } = document;
  const isNews = (field: 'companyId' | 'dialect', value: string | undefined): boolean =>
    value !== undefined && state[field] !== value;
  const news = [
    ...(isNews('companyId', companyId) ? [{ companyId, was: state.lastSetBy(`site/${state.id}/companyId`) }] : []),
    ...(dialect && isNews('dialect', dialect) ? [{ dialect, was: state.lastSetBy(`site/${state.id}/dialect`) }] : []),
  ];
  return append(
    document,
    news.map((body) => ({ type: 'site.configured', body })),
  );
}

async function wantedLocations(options: PullOptions): Promise<Result<readonly RemoteLocation[]>> {
  const { platform, document, companyId, locationId } = options;
  const all = await platform.locations(companyId);
  if (!all.ok || locationId === undefined) return all;
  const remoteId = document.state.locations.get(locationId)?.sync.seen?.remoteId ?? locationId;
  const wanted = all.value.filter(({ id }) => id === remoteId);
  return wanted.length > 0 ? done(wanted) : failed('sync.no-such-location', { location: locationId });
}

/** Takes in one location after the other and remembers what was there, to find out what is gone. */
class LocationReading {
  readonly #platform: Platform;
  readonly #document: SiteDocument;
  readonly #rules: OutboxRules;
  readonly #hubs = new Map<string, RemoteHub>();
  /** A picture that nobody can read, of a plan that has a good one here. */
  trouble: Failure | null = null;

  constructor(platform: Platform, document: SiteDocument) {
    this.#platform = platform;
    this.#document = document;
    this.#rules = { hubsHavePlans: platform.hubsHavePlans };
  }

  async take(location: RemoteLocation): Promise<Result<number>> {
    const plans = await this.#takePlans(location.id);
    if (!plans.ok) return plans;
    const [hubs, ports] = await Promise.all([
      this.#platform.hubs(location.id),
      this.#platform.ports({ locationId: location.id }),
    ]);
    if (!hubs.ok) return hubs;
    if (!ports.ok) return ports;
    for (const hub of hubs.value) this.#hubs.set(hub.id, hub);
    const state = this.#document.state;
    const exchanged = await this.#keepExchanged(location.id, hubs.value);
    if (!exchanged.ok) return exchanged;
    const keptHubs = keep(this.#document, takeInHubs(state, hubs.value, this.#platform.hubsHavePlans));
    if (!keptHubs.ok) return keptHubs;
    const keptPorts = keepPorts(this.#document, ports.value, this.#rules);
    if (!keptPorts.ok) return keptPorts;
    const there = new Set(ports.value.map(({ id }) => id));
    const gone = keepGone(this.#document, this.#rules, 'port', missingPorts(state, hubs.value, there));
    return gone.ok ? done(plans.value + keptHubs.value + keptPorts.value) : gone;
  }

  async #keepExchanged(remoteId: string, hubs: readonly RemoteHub[]): Promise<Result<void>> {
    const { state } = this.#document;
    const locationId = new RemoteIds(state).idOf('location', remoteId) ?? '';
    const exchanged = await exchangedHubs(this.#platform, state, locationId, hubs);
    return exchanged.ok ? append(this.#document, exchanged.value) : exchanged;
  }

  async #takePlans(locationId: string): Promise<Result<number>> {
    const plans = await this.#platform.plans(locationId);
    if (!plans.ok) return plans;
    const read: ReadPlan[] = [];
    for (const plan of plans.value) {
      const one = await readPlan(this.#platform, this.#document, plan);
      if (!one.ok) return one;
      read.push(one.value);
    }
    const taken = keep(this.#document, takeInPlans(this.#document.state, read));
    if (!taken.ok) return taken;
    this.#noteUnread(read);
    const there = new Set(plans.value.map(({ id }) => id));
    const gone = missing(this.#document.state.plans, ({ sync }) => {
      return sync.seen?.copy['locationId'] === locationId && !there.has(sync.seen.remoteId);
    });
    const kept = keepGone(this.#document, this.#rules, 'plan', gone);
    return kept.ok ? done(taken.value + gone.length) : kept;
  }

  #noteUnread(read: readonly ReadPlan[]): void {
    const { state } = this.#document;
    const ids = new RemoteIds(state);
    for (const { plan, picture, unread } of read) {
      const kept = state.plans.get(ids.idOf('plan', plan.id) ?? '');
      if (!unread || !kept || kept.removed || kept.blob === picture.blob) continue;
      this.trouble ??= { code: 'platform.bad-picture', params: { name: plan.name } };
    }
  }

  /** Locations and hubs that no location of the company shows any more. */
  keepGoneFromAll(locations: readonly RemoteLocation[]): Result<number> {
    const there = new Set(locations.map(({ id }) => id));
    const { state } = this.#document;
    const lost = missing(state.locations, ({ sync }) => !there.has(sync.seen?.remoteId ?? ''));
    const hubs = missing(state.hubs, ({ sync }) => !this.#hubs.has(sync.seen?.remoteId ?? ''));
    const kept = keepGone(this.#document, this.#rules, 'location', lost);
    if (!kept.ok) return kept;
    const keptHubs = keepGone(this.#document, this.#rules, 'hub', hubs);
    return keptHubs.ok ? done(lost.length + hubs.length) : keptHubs;
  }
}

type Synced = SiteState['plans'] | SiteState['locations'] | SiteState['hubs'];

/** Ids of things that were on the platform and, by this test, are there no more. */
function missing<M extends Synced>(
  things: M,
  isGone: (thing: M extends ReadonlyMap<string, infer T> ? T : never) => boolean,
): string[] {
  const ids: string[] = [];
  for (const [id, thing] of things) {
    const { seen } = thing.sync;
    if (seen && !seen.gone && isGone(thing as Parameters<typeof isGone>[0])) ids.push(id);
  }
  return ids;
}

function missingPorts(state: SiteState, hubs: readonly RemoteHub[], there: ReadonlySet<string>): string[] {
  const read = new Set(hubs.map(({ id }) => id));
  return [...state.hubs.values()]
    .filter((hub) => read.has(hub.sync.seen?.remoteId ?? ''))
    .flatMap((hub) => [...hub.ports.values()])
    .filter(({ sync }) => sync.seen && !sync.seen.gone && !there.has(sync.seen.remoteId))
    .map(({ id }) => id);
}

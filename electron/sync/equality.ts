// Compares platform and document field by field, over REST: what the demonstration ends with, and what a person may ask at
// any time. Says nothing of what only one side can know (verdicts here, live state there).

import { canonicalJson } from '../domain/canonical-json.ts';
import type { RemoteKind } from '../domain/events.ts';
import { done, type Result } from '../domain/failures.ts';
import { printedNumber } from '../domain/hub-products.ts';
import { emptyPortName, isUnnamed, remoteFields, RemoteIds, samePlace } from '../domain/platform-copy.ts';
import type { Hub, Location, SiteState } from '../domain/site-types.ts';
import type { Platform, RemoteHub, RemotePlan, RemotePort } from '../platform/platform.ts';
import type { SiteDocument } from '../site/site-document.ts';
import { blobOf } from './read-plans.ts';

export interface Difference {
  readonly kind: RemoteKind;
  /** The document's id, or the platform's for what the document doesn't have. */
  readonly id: string;
  readonly label: string;
  readonly field: string;
  readonly document: unknown;
  readonly platform: unknown;
}

/** Empty: equal. Failures: the platform's. */
export async function equality(platform: Platform, document: SiteDocument): Promise<Result<Difference[]>> {
  const { state } = document;
  const companyId = state.companyId ?? '';
  const locations = await platform.locations(companyId);
  if (!locations.ok) return locations;
  const there = new Map(locations.value.map((location) => [location.id, location]));
  const comparison = new Comparison(state, platform.hubsHavePlans);
  for (const location of state.locations.values()) {
    const remote = there.get(location.sync.seen?.remoteId ?? '');
    if (location.removed) {
      if (remote) comparison.note('location', location.id, location.name, 'removed', true, false);
      continue;
    }
    comparison.field('location', location.id, location.name, 'name', location.name, remote?.name);
    if (!remote) continue;
    const compared = await compareLocation(platform, comparison, location, remote.id);
    if (!compared.ok) return compared;
  }
  return done(comparison.differences);
}

async function compareLocation(
  platform: Platform,
  comparison: Comparison,
  location: Location,
  remoteId: string,
): Promise<Result<void>> {
  const plans = await platform.plans(remoteId);
  if (!plans.ok) return plans;
  const blobs = new Map<string, string | null>();
  for (const plan of plans.value) {
    const picture = await platform.picture(plan);
    if (!picture.ok && picture.failure.code !== 'platform.bad-picture') return picture;
    blobs.set(plan.id, picture.ok && picture.value ? blobOf(picture.value.bytes) : null);
  }
  comparison.plans(location, plans.value, blobs);
  const hubs = await platform.hubs(remoteId);
  if (!hubs.ok) return hubs;
  comparison.hubs(location, hubs.value);
  const ports = await platform.ports({ locationId: remoteId });
  if (!ports.ok) return ports;
  comparison.ports(location, ports.value);
  return done(undefined);
}

class Comparison {
  readonly differences: Difference[] = [];
  readonly #state: SiteState;
  readonly #hubsHavePlans: boolean;
  readonly #ids: RemoteIds;

  constructor(state: SiteState, hubsHavePlans: boolean) {
    this.#state = state;
    this.#hubsHavePlans = hubsHavePlans;
    this.#ids = new RemoteIds(state);
  }

  note(kind: RemoteKind, id: string, label: string, field: string, document: unknown, platform: unknown): void {
    this.differences.push({ kind, id, label, field, document, platform });
  }

  field(kind: RemoteKind, id: string, label: string, field: string, document: unknown, platform: unknown): void {
    if (canonicalJson(document ?? null) !== canonicalJson(platform ?? null)) {
      this.note(kind, id, label, field, document ?? null, platform ?? null);
    }
  }

  plans(location: Location, plans: readonly RemotePlan[], blobs: ReadonlyMap<string, string | null>): void {
    const there = new Map(plans.map((plan) => [plan.id, plan]));
    for (const plan of this.#state.plans.values()) {
      if (plan.removed || plan.locationId !== location.id) continue;
      const remote = there.get(plan.sync.seen?.remoteId ?? '');
      there.delete(remote?.id ?? '');
      this.field('plan', plan.id, plan.name, 'name', plan.name, remote?.name);
      const blob = remote ? (blobs.get(remote.id) ?? plan.sync.seen?.copy['blob']) : null;
      this.field('plan', plan.id, plan.name, 'picture', plan.blob, blob);
    }
    for (const plan of there.values()) this.note('plan', plan.id, plan.name, 'id', null, plan.id);
  }

  hubs(location: Location, hubs: readonly RemoteHub[]): void {
    const there = new Map(hubs.map((hub) => [hub.id, hub]));
    for (const hub of this.#state.hubs.values()) {
      if (hub.removed || hub.locationId !== location.id) continue;
      const remote = there.get(hub.sync.seen?.remoteId ?? '');
      there.delete(remote?.id ?? '');
      const theirs = remote ? remoteFields.hub(remote, this.#ids) : null;
      this.field('hub', hub.id, hub.name, 'hwId', hub.hwId, theirs?.hwId);
      this.field('hub', hub.id, hub.name, 'name', hub.name, theirs?.name);
      if (this.#hubsHavePlans) this.field('hub', hub.id, hub.name, 'plan', hub.planId, theirs?.planId);
    }
    for (const hub of there.values()) this.note('hub', hub.id, hub.name, 'id', null, hub.id);
  }

  ports(location: Location, ports: readonly RemotePort[]): void {
    const there = new Map<string, RemotePort>();
    for (const port of ports) {
      const hub = this.#state.hubs.get(this.#ids.idOf('hub', port.hubId) ?? '');
      if (hub) there.set(`${hub.id}/${printedNumber(hub.hwId, port.order)}`, port);
    }
    for (const hub of this.#state.hubs.values()) {
      if (hub.removed || hub.locationId !== location.id) continue;
      this.#portsOf(hub, there);
    }
  }

  #portsOf(hub: Hub, there: ReadonlyMap<string, RemotePort>): void {
    for (const port of hub.ports.values()) {
      const remote = there.get(port.id);
      const label = `${hub.name} ${port.number}`;
      this.field('port', port.id, label, 'id', port.portKey, remote?.id);
      const socket = port.socketId === null ? undefined : this.#state.sockets.get(port.socketId);
      if (!remote && !socket) continue;
      const theirs = remote ? remoteFields.port(remote, this.#ids) : { name: '', planId: null, position: null };
      if (!socket) {
        const free = theirs.position === null || isUnnamed(theirs.name);
        if (!free) this.note('port', port.id, label, 'name', emptyPortName(port.number), theirs.name);
        continue;
      }
      const placed = socket.planId !== null && socket.position !== null;
      const place = { name: '', planId: placed ? socket.planId : null, position: placed ? socket.position : null };
      const named = socket.label === theirs.name || (socket.label.trim() === '' && isUnnamed(theirs.name));
      if (!named) this.note('port', port.id, label, 'name', socket.label, theirs.name);
      const size = this.#state.plans.get(socket.planId ?? '');
      if (!samePlace(place, theirs, size)) {
        const said = { planId: theirs.planId, position: theirs.position };
        this.note('port', port.id, label, 'place', { planId: place.planId, position: place.position }, said);
      }
    }
  }
}

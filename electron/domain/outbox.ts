// Decides what the platform must still learn: wherever what the document wants differs from the platform's last seen copy.
// Derived from the fold, never stored; what was refused with the very same wish is marked, not dropped. Pure. Domain,
// *Offline and the platform*; docs/decisions/0004.

import { canonicalJson } from './canonical-json.ts';
import type { RemoteKind } from './events.ts';
import { emptyPortName, isUnnamed, RemoteIds, samePlace, seenFields, type FieldsOf } from './platform-copy.ts';
import type { Hub, Leftover, Plan, Port, Refusal, SiteState, SyncState } from './site-types.ts';

interface Item<K extends RemoteKind> {
  readonly kind: K;
  /** The document's id, a port's is `<hubId>/<printed number>`; the platform's of what is left over there. */
  readonly id: string;
  /** What a person calls it. */
  readonly label: string;
  /** `remove` has no wish but that it be gone. */
  readonly act: 'add' | 'change' | 'remove';
  readonly wish: FieldsOf[K];
  /** As last seen; null: the platform doesn't have it. */
  readonly seen: FieldsOf[K] | null;
  /** Null where the platform doesn't have it (yet, or any more). */
  readonly remoteId: string | null;
  /** Canonical JSON of what is asked for: the same refused before is not asked again. */
  readonly wanted: string;
  /** Why this very wish was refused. */
  readonly refusal: Refusal | null;
  /** What must be on the platform first and isn't; null: it can be sent. */
  readonly waitsFor: { readonly kind: RemoteKind; readonly id: string } | null;
}

export type OutboxItem = { [K in RemoteKind]: Item<K> }[RemoteKind];
export type OutboxItemOf<K extends RemoteKind> = Item<K>;

export interface OutboxRules {
  /** false: this generation of the platform can't say on which plan a hub hangs. */
  readonly hubsHavePlans: boolean;
}

/** In the order in which things can be sent: locations, plans, hubs, ports; then what is to be removed, the other way. */
export function outbox(state: SiteState, rules: OutboxRules): OutboxItem[] {
  const site = new OutboxView(state, rules);
  const locations = [...state.locations.values()].flatMap((location) => site.location(location.id));
  const plans = [...state.plans.values()].flatMap((plan) => site.plan(plan));
  const hubs = [...state.hubs.values()].flatMap((hub) => site.hub(hub));
  const ports = [...state.hubs.values()].flatMap((hub) =>
    hub.removed ? [] : [...hub.ports.values()].flatMap((port) => site.port(hub, port)),
  );
  const stays = (item: OutboxItem): boolean => item.act !== 'remove';
  const goes = (item: OutboxItem): boolean => item.act === 'remove';
  return [
    ...[...locations, ...plans, ...hubs].filter(stays),
    ...ports,
    ...[...hubs, ...site.left('hub'), ...plans, ...site.left('plan')].filter(goes),
    ...[...locations, ...site.left('location')].filter(goes),
  ];
}

class OutboxView {
  readonly #state: SiteState;
  readonly #rules: OutboxRules;
  readonly #ids: RemoteIds;
  #labels: ReadonlySet<string> | null = null;

  constructor(state: SiteState, rules: OutboxRules) {
    this.#state = state;
    this.#rules = rules;
    this.#ids = new RemoteIds(state);
  }

  location(id: string): Item<'location'>[] {
    const location = this.#state.locations.get(id);
    if (!location) return [];
    const { name, removed, sync } = location;
    const seen = seenFields('location', sync.seen, this.#ids);
    return this.#item('location', { id, label: name, removed, sync }, { name }, seen, null);
  }

  plan(plan: Plan): Item<'plan'>[] {
    const { id, name, locationId, blob, removed, sync } = plan;
    const wish = { name, locationId, blob };
    const seen = seenFields('plan', sync.seen, this.#ids);
    return this.#item('plan', { id, label: name, removed, sync }, wish, seen, this.#missing(locationId));
  }

  hub(hub: Hub): Item<'hub'>[] {
    const { id, hwId, locationId, removed, sync } = hub;
    const planId = this.#rules.hubsHavePlans && this.#isThere(hub.planId) ? hub.planId : null;
    const name = hub.name.trim() === '' ? hwId : hub.name;
    const wish = { hwId, name, locationId, planId };
    const waitsFor = this.#missing(locationId) ?? this.#missing(planId);
    const known = seenFields('hub', sync.seen, this.#ids);
    // What this generation of the platform can't say is left out of the comparison.
    const seen = known && !this.#rules.hubsHavePlans ? { ...known, planId: null } : known;
    return this.#item('hub', { id, label: name, removed, sync }, wish, seen, waitsFor);
  }

  port(hub: Hub, port: Port): Item<'port'>[] {
    // Without its hub the platform has no such port either, whatever was seen before.
    const isThere = hub.sync.seen !== null && !hub.sync.seen.gone;
    const seen = isThere ? seenFields('port', port.sync.seen, this.#ids) : null;
    const wish = this.#portWish(port, seen);
    if (!wish) return [];
    const waitsFor = seen ? this.#missing(wish.planId) : ({ kind: 'hub', id: hub.id } as const);
    const label = port.socketId === null ? `${hub.name} ${port.number}` : wish.name;
    const { id, sync } = port;
    return this.#item(
      'port',
      { id, label, removed: false, sync },
      wish,
      seen,
      waitsFor,
      (one, other) => one.name === other.name && samePlace(one, other, this.#state.plans.get(one.planId ?? '')),
    );
  }

  /** A bound port is called as its socket and stands where it stands; one that lost its socket gives both back. */
  #portWish(port: Port, seen: FieldsOf['port'] | null): FieldsOf['port'] | null {
    const socket = port.socketId === null ? undefined : this.#state.sockets.get(port.socketId);
    if (socket && !socket.removed) {
      const name = socket.label.trim() === '' ? emptyPortName(port.number) : socket.label;
      const placed = socket.position !== null && this.#isThere(socket.planId);
      return placed
        ? { name, planId: socket.planId, position: socket.position }
        : { name, planId: null, position: null };
    }
    // Named and placed it would have become a socket; a name alone may be somebody else's. Of a socket whose making was undone
    // nothing is known any more but that its name was told.
    const isOurs = (name: string): boolean => this.#isLabel(name) || port.sync.seen?.named === true;
    const ours = seen && !isUnnamed(seen.name) && (seen.position !== null || isOurs(seen.name));
    return ours ? { name: emptyPortName(port.number), planId: null, position: null } : null;
  }

  /** What nothing here stands for any more. A former box is given back when the new one is there. */
  left<K extends Leftover['kind']>(kind: K): Item<K>[] {
    return [...this.#state.leftovers.values()].flatMap((leftover) => {
      const fields = leftover.kind === kind ? seenFields(kind, leftover.seen, this.#ids) : null;
      if (!fields) return [];
      const { successor, seen, refusal } = leftover;
      const hub = successor === null ? undefined : this.#state.hubs.get(successor);
      const waits = hub !== undefined && !hub.removed && (!hub.sync.seen || hub.sync.seen.gone);
      const thing = { id: seen.remoteId, label: fields.name, removed: true, sync: { seen, refusal } };
      const [item] = this.#item(kind, thing, fields, fields, null);
      return item ? [{ ...item, waitsFor: waits ? { kind: 'hub' as const, id: hub.id } : null }] : [];
    });
  }

  #item<K extends RemoteKind>(
    kind: K,
    thing: { readonly id: string; readonly label: string; readonly removed: boolean; readonly sync: SyncState },
    wish: FieldsOf[K],
    seen: FieldsOf[K] | null,
    waitsFor: Item<K>['waitsFor'],
    same: (one: FieldsOf[K], other: FieldsOf[K]) => boolean = equal,
  ): Item<K>[] {
    const { id, label, removed, sync } = thing;
    if (removed ? !seen : seen && same(wish, seen)) return [];
    const act = removed ? 'remove' : seen ? 'change' : 'add';
    const wanted = canonicalJson(removed ? { remove: true } : wish);
    const refusal = sync.refusal?.wanted === wanted ? sync.refusal : null;
    const remoteId = seen ? (sync.seen?.remoteId ?? null) : null;
    return [{ kind, id, label, act, wish, seen, remoteId, wanted, refusal, waitsFor: removed ? null : waitsFor }];
  }

  #isThere(planId: string | null): planId is string {
    const plan = planId === null ? undefined : this.#state.plans.get(planId);
    return plan !== undefined && !plan.removed;
  }

  /** The location or plan that has to be on the platform before this can be said; null: it is there. */
  #missing(id: string | null): Item<RemoteKind>['waitsFor'] {
    if (id === null) return null;
    const plan = this.#state.plans.get(id);
    const seen = (plan ?? this.#state.locations.get(id))?.sync.seen;
    return seen && !seen.gone ? null : { kind: plan ? 'plan' : 'location', id };
  }

  #isLabel(name: string): boolean {
    this.#labels ??= new Set([...this.#state.sockets.values()].map((socket) => socket.label));
    return this.#labels.has(name);
  }
}

const equal = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other);

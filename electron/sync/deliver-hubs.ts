// Tells the platform about hubs: claims the box, renames and moves it, gives it back; and fetches its ports, which the
// platform makes when it is claimed. A box that the company has already is taken over as it stands. Platform contract,
// *hubs*.

import type { EventDraft } from '../domain/events.ts';
import { done, type Result } from '../domain/failures.ts';
import { printedNumber } from '../domain/hub-products.ts';
import type { OutboxItem, OutboxItemOf } from '../domain/outbox.ts';
import type { Hub } from '../domain/site-types.ts';
import type { HubChange, RemoteHub } from '../platform/platform.ts';
import { goneDraft, type Delivery } from './delivery.ts';
import { append, keep, keepPorts, refusedDraft } from './keep.ts';
import { learned, outcomeOf, type Outcome } from './outcome.ts';
import { hubCopy, portCopy, seenDraft } from './remote-copy.ts';
import { takeInHubs } from './take-in.ts';

export class HubDeliveries {
  readonly #delivery: Delivery;
  readonly #companyId: string;
  /** The company's hubs by serial, listed once; null: not yet. */
  #there: Promise<Result<Map<string, RemoteHub>>> | null = null;
  /** Hubs (document ids) that this push has claimed: whatever their ports are called, nobody has worked on them. */
  readonly #claimed = new Set<string>();
  readonly #fetched = new Set<string>();

  constructor(delivery: Delivery, companyId: string) {
    this.#delivery = delivery;
    this.#companyId = companyId;
  }

  async deliver(item: OutboxItemOf<'hub'>): Promise<Outcome> {
    const { platform } = this.#delivery;
    if (item.act === 'remove') {
      const removed = await platform.removeHub(item.remoteId ?? '');
      return removed.ok ? learned([goneDraft('hub', item.id)]) : outcomeOf(item, removed);
    }
    return item.act === 'add' ? this.#claim(item) : this.#change(item);
  }

  async takeInAgain(item: OutboxItemOf<'hub'>): Promise<Result<unknown>> {
    const { platform, document, rules } = this.#delivery;
    const now = await platform.changeHub(item.remoteId ?? '', {});
    return now.ok ? keep(document, takeInHubs(document.state, [now.value], rules.hubsHavePlans)) : now;
  }

  /** Hubs whose ports have not been read although the platform has them. */
  unread(items: readonly OutboxItem[]): Hub[] {
    const waitedFor = new Set(items.flatMap(({ waitsFor }) => (waitsFor?.kind === 'hub' ? [waitsFor.id] : [])));
    return [...this.#delivery.state.hubs.values()].filter((hub) => {
      if (hub.removed || this.#fetched.has(hub.id) || this.#delivery.remoteId('hub', hub.id) === undefined)
        return false;
      if (waitedFor.has(hub.id) || this.#claimed.has(hub.id)) return true;
      return [...hub.ports.values()].every(({ sync }) => !sync.seen || sync.seen.gone);
    });
  }

  /** Reads a hub's ports into the document. Sockets on printed numbers that it doesn't have are refused. */
  async readPorts(hub: Hub, items: readonly OutboxItem[]): Promise<Result<void>> {
    const { platform, document, rules } = this.#delivery;
    const ports = await platform.ports({ hubId: this.#delivery.remoteId('hub', hub.id) ?? '' });
    if (!ports.ok) return ports;
    this.#fetched.add(hub.id);
    if (this.#claimed.has(hub.id)) {
      const seen = ports.value.flatMap((port) => {
        const id = `${hub.id}/${printedNumber(hub.hwId, port.order)}`;
        return seenDraft('port', id, portCopy(port), this.#delivery.syncOf('port', id));
      });
      const written = append(document, seen);
      if (!written.ok) return written;
    } else {
      const kept = keepPorts(document, ports.value, rules);
      if (!kept.ok) return kept;
    }
    return append(document, this.#withoutPort(hub, items));
  }

  #withoutPort(hub: Hub, items: readonly OutboxItem[]): EventDraft[] {
    return items
      .filter((item) => item.kind === 'port' && item.waitsFor?.id === hub.id)
      .filter((item) => this.#delivery.remoteId('port', item.id) === undefined)
      .map((item) => {
        const number = Number(item.id.slice(item.id.lastIndexOf('/') + 1));
        return refusedDraft(item, { code: 'sync.no-such-port', params: { hub: hub.name, number } });
      });
  }

  async #claim(item: OutboxItemOf<'hub'>): Promise<Outcome> {
    const { platform } = this.#delivery;
    const { hwId, name, planId, locationId } = item.wish;
    const there = await this.#find(hwId);
    if (!there.ok) return outcomeOf(item, there);
    if (there.value) return this.#takeOver(there.value);
    const claimed = await platform.addHub({
      ...{ hwId, name },
      locationId: this.#delivery.remoteId('location', locationId) ?? '',
      planId: this.#delivery.remoteId('plan', planId) ?? null,
    });
    if (claimed.ok) {
      this.#claimed.add(item.id);
      return this.#learned(item, claimed);
    }
    if (claimed.failure.code !== 'platform.conflict') return outcomeOf(item, claimed);
    // Somebody has it: perhaps ourselves, before a crash, or a colleague since we listed.
    this.#there = null;
    const now = await this.#find(hwId);
    return now.ok && now.value ? this.#takeOver(now.value) : outcomeOf(item, claimed);
  }

  #takeOver(hub: RemoteHub, told?: OutboxItemOf<'hub'>['wish']): Outcome & { kind: 'learned' } {
    const { state, rules } = this.#delivery;
    return learned(takeInHubs(state, [hub], rules.hubsHavePlans, told).drafts);
  }

  async #change(item: OutboxItemOf<'hub'>): Promise<Outcome> {
    const { wish, seen, id, remoteId } = item;
    const copy = this.#delivery.copyOf('hub', id);
    const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
    const moved = seen?.locationId !== wish.locationId;
    const change: HubChange = {
      ...(seen?.name === wish.name ? {} : { name: wish.name }),
      ...(moved ? { locationId: this.#delivery.remoteId('location', wish.locationId) ?? '' } : {}),
      ...(seen?.planId === wish.planId ? {} : { planId: this.#delivery.remoteId('plan', wish.planId) ?? null }),
      base: { name: text(copy['name']) ?? '', locationId: text(copy['locationId']), planId: text(copy['planId']) },
    };
    const changed = await this.#delivery.platform.changeHub(remoteId ?? '', change);
    if (!changed.ok) return outcomeOf(item, changed);
    // Merged, not just kept: others may have changed what we did not.
    const outcome = this.#takeOver(changed.value, wish);
    if (!moved) return outcome;
    // Its ports speak under other topics from now on.
    const ports = await this.#delivery.platform.ports({ hubId: changed.value.id });
    const kept = ports.ok ? keepPorts(this.#delivery.document, ports.value, this.#delivery.rules) : ports;
    return kept.ok ? outcome : outcomeOf(item, kept);
  }

  #learned(item: OutboxItemOf<'hub'>, result: Result<RemoteHub>): Outcome {
    if (!result.ok) return outcomeOf(item, result);
    const { firmware } = result.value;
    const known = this.#delivery.state.hubs.get(item.id)?.firmware ?? null;
    const drafts: EventDraft[] =
      firmware === null || firmware === known ? [] : [{ type: 'hub.firmware', body: { hubId: item.id, firmware } }];
    return learned([
      ...drafts,
      ...seenDraft('hub', item.id, hubCopy(result.value), this.#delivery.syncOf('hub', item.id)),
    ]);
  }

  async #find(hwId: string): Promise<Result<RemoteHub | null>> {
    this.#there ??= this.#list();
    const there = await this.#there;
    if (!there.ok) this.#there = null;
    return there.ok ? done(there.value.get(hwId) ?? null) : there;
  }

  async #list(): Promise<Result<Map<string, RemoteHub>>> {
    const { platform } = this.#delivery;
    const locations = await platform.locations(this.#companyId);
    if (!locations.ok) return locations;
    const byHwId = new Map<string, RemoteHub>();
    for (const location of locations.value) {
      const hubs = await platform.hubs(location.id);
      if (!hubs.ok) return hubs;
      for (const hub of hubs.value) byHwId.set(hub.hwId, hub);
    }
    return done(byHwId);
  }
}

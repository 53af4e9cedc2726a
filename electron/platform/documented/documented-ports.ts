// Ports of the dialect `documented`: read by hub or location, written one by one; many at once are read by hub in one
// request each. Platform contract, *ports*: position in `data.position`, fractions from the top left.

import type { Endpoints } from '../../domain/dialects/dialect.ts';
import { done, failed, type Result } from '../../domain/failures.ts';
import { pathOf } from '../http/address.ts';
import type { RestClient } from '../http/rest-client.ts';
import type { PortChange, Raw, RemotePort } from '../platform.ts';
import { pooled } from '../pooled.ts';
import { ordered, readPort } from '../remote-objects.ts';
import { RestObjects } from '../rest-objects.ts';
import { stillAsSeen } from '../still-as-seen.ts';

export interface PortTask {
  readonly id: string;
  readonly hubId: string;
  readonly change: PortChange;
}

/** Few enough that a platform does not take us for an attack: hubs × ports of one. */
const hubsAtOnce = 2;
const portsAtOnce = 4;

export class DocumentedPorts {
  readonly #endpoints: Endpoints;
  readonly #objects: RestObjects<RemotePort>;
  /** Order by port, as the last list said: a single object may not say. */
  readonly #orders = new Map<string, number>();

  constructor(rest: RestClient, endpoints: Endpoints) {
    this.#endpoints = endpoints;
    this.#objects = new RestObjects(rest, readPort);
  }

  async ports(of: { hubId: string } | { locationId: string }): Promise<Result<RemotePort[]>> {
    const listed = await this.#objects.list(pathOf(this.#endpoints.ports, {}, { ...of }));
    if (!listed.ok) return listed;
    const ports = ordered(listed.value);
    for (const { id, order } of ports) this.#orders.set(id, order);
    return done(ports);
  }

  /** `first`: the port, where it has been read this very moment. */
  async change(id: string, change: PortChange, first: Raw | null = null): Promise<Result<RemotePort>> {
    const path = pathOf(this.#endpoints.port, { id });
    const changed = await this.#objects.change(path, (raw) => mergedPort(raw, id, change), first);
    return changed.ok ? done({ ...changed.value, order: this.#orders.get(id) ?? changed.value.order }) : changed;
  }

  async changeMany(tasks: readonly PortTask[]): Promise<Result<RemotePort>[]> {
    const results: Result<RemotePort>[] = tasks.map(() => failed('platform.closed'));
    const byHub = new Map<string, number[]>();
    tasks.forEach(({ hubId }, index) => byHub.set(hubId, [...(byHub.get(hubId) ?? []), index]));
    await pooled([...byHub], hubsAtOnce, async ([hubId, indexes]) => {
      const listed = indexes.length > 1 ? await this.ports({ hubId }) : done([]);
      // Where the list is refused each port says for itself why.
      const known = new Map(listed.ok ? listed.value.map(({ id, raw }) => [id, raw]) : []);
      await pooled(indexes, portsAtOnce, async (index) => {
        const { id, change } = tasks[index]!;
        results[index] = await this.change(id, change, known.get(id) ?? null);
      });
    });
    return results;
  }
}

function mergedPort(raw: Raw, id: string, { base, plan: _pixels, ...change }: PortChange): Result<Raw> {
  const data = (raw['data'] ?? {}) as Raw;
  const now = { name: raw['name'], planId: raw['floorPlanId'], position: pointOf(data['position']) };
  const allowed = stillAsSeen(now, { ...change }, base, `port ${id}`);
  if (!allowed.ok) return allowed;
  return done({
    ...raw,
    ...(change.name === undefined ? {} : { name: change.name }),
    ...(change.planId === undefined ? {} : { floorPlanId: change.planId }),
    ...(change.position === undefined ? {} : { data: { ...data, position: change.position } }),
  });
}

/** The point alone: other fields of a position are the platform's own. */
function pointOf(position: unknown): unknown {
  const { x, y } = (position ?? {}) as Raw;
  return x === undefined ? null : { x, y };
}

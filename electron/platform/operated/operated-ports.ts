// Ports of the dialect `operated`: the name is the port's own, the place is an item of a space (`operated-places.ts`). Many at
// once: one read of their hubs, one write for each name. Platform contract, *The dialect `operated`* [vendor].

import type { Endpoints } from '../../domain/dialects/dialect.ts';
import { done, failed, type Result } from '../../domain/failures.ts';
import { pathOf } from '../http/address.ts';
import type { RestClient } from '../http/rest-client.ts';
import type { PortChange, Raw, RemotePort } from '../platform.ts';
import { pooled } from '../pooled.ts';
import { ordered, readPort } from '../remote-objects.ts';
import { RestObjects } from '../rest-objects.ts';
import { stillAsSeen } from '../still-as-seen.ts';
import { OperatedPlaces, type PlaceTask } from './operated-places.ts';
import type { OperatedPlans } from './operated-plans.ts';

export interface PortTask {
  readonly id: string;
  readonly hubId: string;
  readonly change: PortChange;
}

const portsAtOnce = 8;
/** Filters repeat their key: as many as keep an address short. */
const hubsARead = 20;

export class OperatedPorts {
  readonly #endpoints: Endpoints;
  readonly #places: OperatedPlaces;
  readonly #objects: RestObjects<RemotePort>;
  readonly #orders = new Map<string, number>();

  constructor(rest: RestClient, endpoints: Endpoints, plans: OperatedPlans) {
    this.#endpoints = endpoints;
    this.#places = new OperatedPlaces(plans);
    this.#objects = new RestObjects(rest, readPort);
  }

  async ports(of: { hubId: string } | { locationId: string }): Promise<Result<RemotePort[]>> {
    const filter = 'hubId' in of ? { hubId: of.hubId } : { spaceId: of.locationId };
    const listed = await this.#list(filter);
    return listed.ok ? this.#places.read(listed.value) : listed;
  }

  async change(id: string, change: PortChange): Promise<Result<RemotePort>> {
    const path = pathOf(this.#endpoints.port, { id });
    const found = await this.#objects.find(path);
    if (!found.ok) return found;
    const port = readPort(found.value.raw, { host: '', what: `GET ${path}` });
    if (!port.ok) return port;
    const [changed] = await this.#changed([{ id, hubId: port.value.hubId, change }], new Map([[id, port.value]]));
    return changed ?? failed('platform.closed');
  }

  async changeMany(tasks: readonly PortTask[]): Promise<Result<RemotePort>[]> {
    const hubs = [...new Set(tasks.map(({ hubId }) => hubId))];
    const known = new Map<string, RemotePort>();
    for (let at = 0; at < hubs.length; at += hubsARead) {
      const listed = await this.#list({ hubId: hubs.slice(at, at + hubsARead) });
      if (listed.ok) for (const port of listed.value) known.set(port.id, port);
      // One unknown hub refuses the whole read: then each port says for itself.
      else if (listed.failure.code !== 'platform.not-found') return tasks.map(() => listed);
    }
    return this.#changed(tasks, known);
  }

  async #changed(tasks: readonly PortTask[], known: ReadonlyMap<string, RemotePort>): Promise<Result<RemotePort>[]> {
    const named = await pooled(tasks, portsAtOnce, (task) => this.#rename(task, known.get(task.id) ?? null));
    const placing: PlaceTask[] = [];
    tasks.forEach(({ id, change }, index) => {
      const port = named[index]!;
      const spaceId = port.ok ? port.value.spaceId : null;
      if (spaceId === null || (change.position === undefined && change.planId === undefined)) return;
      placing.push({ id, spaceId, change });
    });
    const refused = await this.#places.write(placing);
    const sound = named.flatMap((port) => (port.ok ? [port.value] : []));
    const placed = await this.#places.read(sound);
    if (!placed.ok) return named.map((port) => (port.ok ? placed : port));
    const byId = new Map(placed.value.map((port) => [port.id, port]));
    return named.map((port) =>
      port.ok ? (refused.get(port.value.id) ?? done(byId.get(port.value.id) ?? port.value)) : port,
    );
  }

  async #rename({ id, change }: PortTask, known: RemotePort | null): Promise<Result<RemotePort>> {
    const { name } = change;
    if (known && (name === undefined || name === known.name)) return done(known);
    const path = pathOf(this.#endpoints.port, { id });
    const merge = (raw: Raw): Result<Raw> => {
      const allowed = stillAsSeen({ name: raw['name'] }, { name }, { name: change.base?.name }, `port ${id}`);
      return allowed.ok ? done(name === undefined ? raw : { ...raw, name }) : allowed;
    };
    const changed = await this.#objects.change(path, merge, known?.raw ?? null);
    return changed.ok ? done({ ...changed.value, order: this.#orders.get(id) ?? changed.value.order }) : changed;
  }

  async #list(filter: Readonly<Record<string, string | readonly string[]>>): Promise<Result<RemotePort[]>> {
    const listed = await this.#objects.list(pathOf(this.#endpoints.ports, {}, filter));
    if (!listed.ok) return listed;
    const ports = ordered(listed.value);
    for (const { id, order } of ports) this.#orders.set(id, order);
    return done(ports);
  }
}

// Ports of the dialect `operated`: the name is the port's own, the place is an item of its space. Many at once: one read of
// their hubs, one write for each name, one write of the whole space for all places, read just before. Platform contract,
// *The dialect `operated`* [vendor].

import type { Endpoints } from '../../domain/dialects/dialect.ts';
import { done, failed, type Result } from '../../domain/failures.ts';
import type { Point } from '../../domain/units.ts';
import { pathOf } from '../http/address.ts';
import type { RestClient } from '../http/rest-client.ts';
import type { PortChange, Raw, RemotePort } from '../platform.ts';
import { pooled } from '../pooled.ts';
import { ordered, readPort } from '../remote-objects.ts';
import { RestObjects } from '../rest-objects.ts';
import { stillAsSeen } from '../still-as-seen.ts';
import type { OperatedPlans } from './operated-plans.ts';
import {
  imagesOf,
  placeIn,
  placesIn,
  toFractions,
  toPixels,
  withPlaces,
  type Place,
  type Size,
} from './space-items.ts';

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
  readonly #plans: OperatedPlans;
  readonly #objects: RestObjects<RemotePort>;
  readonly #orders = new Map<string, number>();

  constructor(rest: RestClient, endpoints: Endpoints, plans: OperatedPlans) {
    this.#endpoints = endpoints;
    this.#plans = plans;
    this.#objects = new RestObjects(rest, readPort);
  }

  async ports(of: { hubId: string } | { locationId: string }): Promise<Result<RemotePort[]>> {
    const filter = 'hubId' in of ? { hubId: of.hubId } : { spaceId: of.locationId };
    const listed = await this.#list(filter);
    return listed.ok ? this.#placed(listed.value) : listed;
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
    const placing = new Map<string, PortTask[]>();
    tasks.forEach((task, index) => {
      const port = named[index]!;
      const spaceId = port.ok ? port.value.spaceId : null;
      if (spaceId === null || (task.change.position === undefined && task.change.planId === undefined)) return;
      placing.set(spaceId, [...(placing.get(spaceId) ?? []), task]);
    });
    const refused = new Map<string, Result<never>>();
    for (const [spaceId, of] of placing) {
      await this.#plans.turns.take(spaceId, () => this.#place(spaceId, of, refused));
    }
    const sound = named.flatMap((port) => (port.ok ? [port.value] : []));
    const placed = await this.#placed(sound);
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

  /** All places of one space in one write; a port that somebody else moved meanwhile is left out and said. */
  async #place(spaceId: string, asked: readonly PortTask[], refused: Map<string, Result<never>>): Promise<void> {
    const tasks = await this.#sized(spaceId, asked, refused);
    const written = await this.#plans.spaces.change(this.#plans.pathTo(spaceId), (space) => {
      for (const { id } of tasks) refused.delete(id);
      const places = new Map<string, Place | null>();
      for (const task of tasks) {
        const place = wishedPlace(space, task);
        if (place.ok) places.set(task.id, place.value);
        else refused.set(task.id, place);
      }
      return done(withPlaces(space, places));
    });
    if (!written.ok) for (const { id } of tasks) refused.set(id, written);
  }

  /** The tasks with the size of their pictures, in which positions are counted; those without one are refused. */
  async #sized(spaceId: string, tasks: readonly PortTask[], refused: Map<string, Result<never>>): Promise<PortTask[]> {
    const sized: PortTask[] = [];
    for (const task of tasks) {
      const { id, change } = task;
      const { position, planId, plan } = change;
      if (planId && plan) this.#plans.learnSize(planId, plan);
      const size = !position || !planId || plan ? done(plan ?? null) : await this.#sizeIn(spaceId, planId);
      if (!size.ok) refused.set(id, size);
      else if (position && !size.value) refused.set(id, failed('platform.bad-picture', { name: planId ?? '' }));
      else sized.push(size.value ? { ...task, change: { ...change, plan: size.value } } : task);
    }
    return sized;
  }

  async #sizeIn(spaceId: string, planId: string): Promise<Result<Size | null>> {
    const space = await this.#plans.space(spaceId);
    return space.ok ? this.#plans.sizeOf(space.value, planId) : space;
  }

  async #list(filter: Readonly<Record<string, string | readonly string[]>>): Promise<Result<RemotePort[]>> {
    const listed = await this.#objects.list(pathOf(this.#endpoints.ports, {}, filter));
    if (!listed.ok) return listed;
    const ports = ordered(listed.value);
    for (const { id, order } of ports) this.#orders.set(id, order);
    return done(ports);
  }

  /** The ports with what their spaces say about their places. */
  async #placed(ports: readonly RemotePort[]): Promise<Result<RemotePort[]>> {
    const places = new Map<string, { planId: string | null; position: Point | null }>();
    for (const spaceId of new Set(ports.flatMap((port) => port.spaceId ?? []))) {
      const space = await this.#plans.space(spaceId);
      if (!space.ok) return space;
      for (const [portId, { imageId, point }] of placesIn(space.value)) {
        const size = imageId === null ? done(null) : await this.#plans.sizeOf(space.value, imageId);
        if (!size.ok) return size;
        places.set(portId, { planId: imageId, position: point && size.value ? toFractions(point, size.value) : null });
      }
    }
    return done(ports.map((port) => ({ ...port, ...(places.get(port.id) ?? { planId: null, position: null }) })));
  }
}

/** Where the port shall be in its space; null: nowhere. */
function wishedPlace(space: Raw, { id, change }: PortTask): Result<Place | null> {
  const now = placeIn(space, id);
  const { base, plan } = change;
  const pixels = (point: Point | null | undefined): readonly number[] | null | undefined =>
    point && (plan ? toPixels(point, plan) : undefined);
  const wish = {
    planId: change.planId === undefined ? (now?.imageId ?? null) : change.planId,
    position: change.position === undefined ? (now?.point ?? null) : pixels(change.position),
  };
  const seen = base && { planId: base.planId, position: pixels(base.position) };
  const allowed = stillAsSeen({ planId: now?.imageId, position: now?.point }, wish, seen, `port ${id}`);
  if (!allowed.ok) return allowed;
  if (wish.planId === null || !wish.position) return done(null);
  const [x = 0, y = 0] = wish.position;
  if (imagesOf(space).length > 0 && !imagesOf(space).some((image) => String(image['id']) === wish.planId)) {
    return failed('platform.not-found', { what: `floor plan ${wish.planId}`, detail: 'no such item' });
  }
  return done({ imageId: wish.planId, point: [x, y] });
}

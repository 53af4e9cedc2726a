// Where ports stand in the dialect `operated`: an item of the space whose picture they are drawn on. Mostly that is the port's
// own space; where its hub was moved to another, the pin stays where it is until somebody moves it. One write of a whole space
// for all places in it, read just before. Platform contract, *The dialect `operated`* [vendor].

import { done, failed, type Result } from '../../domain/failures.ts';
import type { Point } from '../../domain/units.ts';
import type { PortChange, Raw, RemotePort } from '../platform.ts';
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

/** `spaceId`: the port's own. */
export interface PlaceTask {
  readonly id: string;
  readonly spaceId: string;
  readonly change: PortChange;
}

interface Placing extends PlaceTask {
  /** Where it shall be shown, and where it was shown besides. */
  readonly to: string;
  readonly from: readonly string[];
  /** Of the picture it shall stand on, and of the one it was seen on. */
  readonly size: Size | null;
  readonly seenSize: Size | null;
  /** Where another space shows it this moment. */
  readonly elsewhere: Place | null;
}

/** Each space once, however many ports are placed in it. */
type ReadSpace = (spaceId: string) => Promise<Result<Raw>>;

export class OperatedPlaces {
  readonly #plans: OperatedPlans;

  constructor(plans: OperatedPlans) {
    this.#plans = plans;
  }

  /** The ports with what their spaces say about their places; what the port's own space says counts first. */
  async read(ports: readonly RemotePort[]): Promise<Result<RemotePort[]>> {
    const spacesOf = (port: RemotePort): readonly string[] => [
      ...(port.spaceId === null ? [] : [port.spaceId]),
      ...this.#plans.showing(port.id),
    ];
    const places = new Map<string, Map<string, Where>>();
    for (const spaceId of new Set(ports.flatMap(spacesOf))) {
      const shown = await this.#placesIn(spaceId);
      if (!shown.ok) return shown;
      places.set(spaceId, shown.value);
    }
    return done(
      ports.map((port) => {
        const shown = spacesOf(port).flatMap((spaceId) => places.get(spaceId)?.get(port.id) ?? []);
        return { ...port, ...(shown[0] ?? nowhere) };
      }),
    );
  }

  /** By port: what stood against placing it. */
  async write(tasks: readonly PlaceTask[]): Promise<Map<string, Result<never>>> {
    const refused = new Map<string, Result<never>>();
    const bySpace = new Map<string, Placing[]>();
    const spaces = new Map<string, Promise<Result<Raw>>>();
    const read: ReadSpace = (spaceId) => {
      const known = spaces.get(spaceId) ?? this.#plans.space(spaceId);
      spaces.set(spaceId, known);
      return known;
    };
    for (const task of tasks) {
      const placing = await this.#placing(task, read);
      if (!placing.ok) refused.set(task.id, placing);
      else bySpace.set(placing.value.to, [...(bySpace.get(placing.value.to) ?? []), placing.value]);
    }
    for (const [spaceId, of] of bySpace) {
      await this.#plans.turns.take(spaceId, () => this.#place(spaceId, of, refused));
    }
    const moved = [...bySpace.values()].flat().filter(({ id }) => !refused.has(id));
    for (const spaceId of new Set(moved.flatMap(({ from }) => from))) {
      const left = moved.filter(({ from }) => from.includes(spaceId));
      await this.#plans.turns.take(spaceId, () => this.#leave(spaceId, left, refused));
    }
    return refused;
  }

  async #placing(task: PlaceTask, read: ReadSpace): Promise<Result<Placing>> {
    const { id, spaceId, change } = task;
    const { planId, plan, base } = change;
    if (planId && plan?.image !== undefined) this.#plans.learnSize(planId, plan.image, plan);
    const hangs = planId ? await this.#plans.spaceOf(planId) : done(spaceId);
    if (!hangs.ok && hangs.failure.code !== 'platform.not-found') return hangs;
    const to = hangs.ok ? hangs.value : spaceId;
    const from = [...new Set([spaceId, ...this.#plans.showing(id)])].filter((each) => each !== to);
    const elsewhere = await this.#elsewhere(id, from, read);
    if (!elsewhere.ok) return elsewhere;
    const size = await this.#sizeOf(change.position ? planId : null, plan, read);
    const seenSize = await this.#sizeOf(base?.position ? base.planId : null, plan, read);
    if (!size.ok) return size;
    if (!seenSize.ok) return seenSize;
    if (change.position && !size.value) return failed('platform.bad-picture', { name: planId ?? '' });
    return done({ ...task, ...{ to, from, size: size.value, seenSize: seenSize.value }, ...elsewhere.value });
  }

  async #elsewhere(
    portId: string,
    spaceIds: readonly string[],
    read: ReadSpace,
  ): Promise<Result<Pick<Placing, 'elsewhere'>>> {
    for (const spaceId of spaceIds) {
      if (!this.#plans.showing(portId).includes(spaceId)) continue;
      const space = await read(spaceId);
      if (!space.ok) return space;
      const place = placeIn(space.value, portId);
      if (place) return done({ elsewhere: place });
    }
    return done({ elsewhere: null });
  }

  /** Of the picture as it hangs there now; where it can't be read, as the caller knows it. */
  async #sizeOf(
    planId: string | null | undefined,
    known: Size | undefined,
    read: ReadSpace,
  ): Promise<Result<Size | null>> {
    if (!planId) return done(null);
    const spaceId = await this.#plans.spaceOf(planId);
    if (!spaceId.ok) return spaceId.failure.code === 'platform.not-found' ? done(known ?? null) : spaceId;
    const space = await read(spaceId.value);
    const size = space.ok ? await this.#plans.sizeOf(space.value, planId) : space;
    return size.ok ? done(size.value ?? known ?? null) : size;
  }

  /** All places of one space in one write; a port that somebody else moved meanwhile is left out and said. */
  async #place(spaceId: string, tasks: readonly Placing[], refused: Map<string, Result<never>>): Promise<void> {
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
    else this.#plans.learn(written.value, spaceId);
  }

  async #leave(spaceId: string, tasks: readonly Placing[], refused: Map<string, Result<never>>): Promise<void> {
    const nobody = new Map(tasks.map(({ id }) => [id, null]));
    const path = this.#plans.pathTo(spaceId);
    const written = await this.#plans.spaces.change(path, (space) => done(withPlaces(space, nobody)));
    if (!written.ok) for (const { id } of tasks) refused.set(id, written);
    else this.#plans.learn(written.value, spaceId);
  }

  async #placesIn(spaceId: string): Promise<Result<Map<string, Where>>> {
    const space = await this.#plans.space(spaceId);
    if (!space.ok) return space;
    const places = new Map<string, Where>();
    for (const [portId, { imageId, point }] of placesIn(space.value)) {
      const size = imageId === null ? done(null) : await this.#plans.sizeOf(space.value, imageId);
      if (!size.ok) return size;
      places.set(portId, { planId: imageId, position: point && size.value ? toFractions(point, size.value) : null });
    }
    return done(places);
  }
}

interface Where {
  readonly planId: string | null;
  readonly position: Point | null;
}

const nowhere: Where = { planId: null, position: null };

/** Where the port shall be in its space; null: nowhere. */
function wishedPlace(space: Raw, { id, change, size, seenSize, elsewhere }: Placing): Result<Place | null> {
  const now = placeIn(space, id) ?? elsewhere;
  const { base } = change;
  const wish = {
    planId: change.planId === undefined ? (now?.imageId ?? null) : change.planId,
    position: change.position === undefined ? (now?.point ?? null) : pixels(change.position, size),
  };
  const seen = base && { planId: base.planId, position: pixels(base.position, seenSize) };
  const allowed = stillAsSeen({ planId: now?.imageId, position: now?.point }, wish, seen, `port ${id}`);
  if (!allowed.ok) return allowed;
  if (wish.planId === null || !wish.position) return done(null);
  const [x = 0, y = 0] = wish.position;
  if (imagesOf(space).length > 0 && !imagesOf(space).some((image) => String(image['id']) === wish.planId)) {
    return failed('platform.not-found', { what: `floor plan ${wish.planId}`, detail: 'no such item' });
  }
  return done({ imageId: wish.planId, point: [x, y] });
}

function pixels(point: Point | null | undefined, size: Size | null): readonly number[] | null | undefined {
  return point && (size ? toPixels(point, size) : undefined);
}

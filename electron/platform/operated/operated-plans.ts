// Floor plans of the dialect `operated`: items of type image in a space, uploaded as multipart, renamed and removed by
// writing the whole space. Knows the pictures' sizes, without which positions can't be read. Platform contract, *The
// dialect `operated`* [vendor].

import type { Point } from '../../domain/units.ts';
import type { Endpoints } from '../../domain/dialects/dialect.ts';
import { done, failed, type Result } from '../../domain/failures.ts';
import { pathOf } from '../http/address.ts';
import type { RestCall, RestClient } from '../http/rest-client.ts';
import { fetchPicture } from '../picture.ts';
import type { Picture, PlanChange, PlanDraft, Raw, RemotePlan } from '../platform.ts';
import { RestObjects } from '../rest-objects.ts';
import { shaped } from '../http/shaped.ts';
import { spaceShape } from '../shapes.ts';
import { Turns } from '../turns.ts';
import { stillAsSeen } from '../still-as-seen.ts';
import {
  idOf,
  imagesOf,
  placeIn,
  portsOf,
  rescaled,
  toFractions,
  toPixels,
  withItem,
  withPlaces,
  type Size,
} from './space-items.ts';

const fileNames: Readonly<Record<string, string>> = {
  'image/png': 'plan.png',
  'image/jpeg': 'plan.jpg',
  'image/webp': 'plan.webp',
  'image/svg+xml': 'plan.svg',
};

export class OperatedPlans {
  readonly #rest: RestClient;
  readonly #base: URL;
  readonly #endpoints: Endpoints;
  readonly spaces: RestObjects<Raw>;
  /** A space is written whole: one write at a time. */
  readonly turns = new Turns();
  /** By picture: which space it hangs in, and how large it was at which address: another picture has another. */
  readonly #spaceOf = new Map<string, string>();
  readonly #sizes = new Map<string, { readonly url: string; readonly size: Size }>();
  /** By space: the ports that it showed when it was last read. */
  readonly #shown = new Map<string, ReadonlySet<string>>();

  constructor(rest: RestClient, base: URL, endpoints: Endpoints) {
    this.#rest = rest;
    this.#base = base;
    this.#endpoints = endpoints;
    this.spaces = new RestObjects(rest, (json, asked) => {
      const read = shaped(spaceShape, json, asked);
      return read.ok ? done(json as Raw) : read;
    });
  }

  pathTo(spaceId: string): string {
    return pathOf(this.#endpoints.location, { id: spaceId });
  }

  async space(spaceId: string): Promise<Result<Raw>> {
    const found = await this.spaces.find(this.pathTo(spaceId));
    if (!found.ok) return found;
    const { raw } = found.value;
    const shape = shaped(spaceShape, raw, { host: this.#rest.host, what: `GET ${this.pathTo(spaceId)}` });
    if (!shape.ok) return shape;
    this.learn(raw, spaceId);
    return done(raw);
  }

  /** What hangs in a space that has just been read. */
  learn(space: Raw, spaceId: string): void {
    for (const image of imagesOf(space)) this.#spaceOf.set(idOf(image), spaceId);
    this.#shown.set(spaceId, new Set(portsOf(space).map(idOf)));
  }

  /** Spaces that showed a port when they were last read: its hub may have been moved away from where its pin is. */
  showing(portId: string): readonly string[] {
    return [...this.#shown].flatMap(([spaceId, ports]) => (ports.has(portId) ? [spaceId] : []));
  }

  async plans(spaceId: string): Promise<Result<RemotePlan[]>> {
    const space = await this.space(spaceId);
    return space.ok ? done(imagesOf(space.value).map((image) => planOf(image, spaceId))) : space;
  }

  add(draft: PlanDraft): Promise<Result<RemotePlan>> {
    return this.turns.take(draft.locationId, () => this.#add(draft));
  }

  async change(id: string, change: PlanChange): Promise<Result<RemotePlan>> {
    const spaceId = await this.spaceOf(id);
    return spaceId.ok ? this.turns.take(spaceId.value, () => this.#change(id, spaceId.value, change)) : spaceId;
  }

  async #add({ locationId, name, picture }: PlanDraft): Promise<Result<RemotePlan>> {
    const uploaded = await this.#upload(locationId, picture);
    if (!uploaded.ok) return uploaded;
    const id = idOf(uploaded.value);
    const named = await this.spaces.change(this.pathTo(locationId), (space) => {
      const item = { ...uploaded.value, type: 'image', name };
      const listed = imagesOf(space).some((image) => idOf(image) === id);
      const before = (space['items'] ?? []) as readonly Raw[];
      return done(
        listed ? withItem(space, id, { name }) : { ...space, items: [...before, { point: [0, 0], ...item }] },
      );
    });
    if (!named.ok) return named;
    this.#spaceOf.set(id, locationId);
    this.learnSize(id, urlOf(uploaded.value), picture);
    return this.#planIn(named.value, id, locationId);
  }

  async #change(
    id: string,
    spaceId: string,
    { name, picture, places: seen, base }: PlanChange,
  ): Promise<Result<RemotePlan>> {
    const former = picture ? await this.#sizeIn(spaceId, id) : done(null);
    if (!former.ok) return former;
    const uploaded = picture ? await this.#upload(spaceId, picture) : null;
    if (uploaded && !uploaded.ok) return uploaded;
    const fresh = uploaded?.ok ? uploaded.value : null;
    const standing = new Map<string, Point>();
    const changed = await this.spaces.change(this.pathTo(spaceId), (space) => {
      const now = imagesOf(space).find((image) => idOf(image) === id);
      if (!now) return failed('platform.not-found', { what: `floor plan ${id}`, detail: 'no such item' });
      const allowed = stillAsSeen(now, { name }, base, `floor plan ${id}`);
      if (!allowed.ok) return allowed;
      const wish = { ...(name === undefined ? {} : { name }), ...(fresh ? { url: fresh['url'] } : {}) };
      const from = former.value;
      const moved = picture && from ? rescaled(space, id, from, picture) : new Map<string, never>();
      standing.clear();
      for (const [portId, { point }] of moved) {
        const isSeen = from && isThere(space, portId, seen?.get(portId), from);
        if (picture && isSeen) standing.set(portId, toFractions(point, picture));
      }
      const drawn = withPlaces(space, moved);
      const merged = withItem(drawn, id, wish);
      return done(fresh && idOf(fresh) !== id ? withItem(merged, idOf(fresh), null) : merged);
    });
    if (!changed.ok) return changed;
    if (picture && fresh) this.learnSize(id, urlOf(fresh), picture);
    const plan = this.#planIn(changed.value, id, spaceId);
    return plan.ok ? done({ ...plan.value, places: standing }) : plan;
  }

  async remove(id: string): Promise<Result<void>> {
    const spaceId = await this.spaceOf(id);
    if (!spaceId.ok) return spaceId.failure.code === 'platform.not-found' ? done(undefined) : spaceId;
    const removed = await this.turns.take(spaceId.value, () =>
      this.spaces.change(this.pathTo(spaceId.value), (space) => done(withItem(space, id, null))),
    );
    return removed.ok || removed.failure.code === 'platform.not-found' ? done(undefined) : removed;
  }

  async picture(plan: RemotePlan): Promise<Result<Picture | null>> {
    if (plan.image === null) return done(null);
    const fetched = await fetchPicture(this.#rest, this.#base, plan.image, plan.name);
    if (fetched.ok) this.learnSize(plan.id, plan.image, fetched.value);
    return fetched;
  }

  /** Size of a picture of this space, fetched where it isn't known; null: it can't be read. */
  async sizeOf(space: Raw, imageId: string): Promise<Result<Size | null>> {
    const image = imagesOf(space).find((each) => idOf(each) === imageId);
    if (!image) return done(null);
    const known = this.#sizes.get(imageId);
    if (known?.url === urlOf(image)) return done(known.size);
    const fetched = await this.picture(planOf(image, ''));
    if (fetched.ok) return done(fetched.value);
    const unreadable = fetched.failure.code === 'platform.bad-picture' || fetched.failure.code === 'platform.not-found';
    return unreadable ? done(null) : fetched;
  }

  async #sizeIn(spaceId: string, imageId: string): Promise<Result<Size | null>> {
    const space = await this.space(spaceId);
    return space.ok ? this.sizeOf(space.value, imageId) : space;
  }

  learnSize(imageId: string, url: string, { width, height }: Size): void {
    this.#sizes.set(imageId, { url, size: { width, height } });
  }

  /** The new item. A lost answer is looked for: the picture that wasn't there before. */
  async #upload(spaceId: string, picture: Picture): Promise<Result<Raw>> {
    const before = await this.space(spaceId);
    if (!before.ok) return before;
    const known = new Set(imagesOf(before.value).map(idOf));
    const find = async (): Promise<Result<Raw | null>> => {
      const now = await this.space(spaceId);
      return now.ok ? done(imagesOf(now.value).find((image) => !known.has(idOf(image))) ?? null) : now;
    };
    const { mediaType, bytes } = picture;
    const fileName = fileNames[mediaType] ?? 'plan';
    const path = pathOf(this.#endpoints.plans, { locationId: spaceId });
    const call: RestCall = { method: 'POST', path, file: { field: 'image', fileName, mediaType, bytes } };
    const uploads = new RestObjects<Raw>(this.#rest, (json) => done(isItem(json) ? json : {}));
    const made = await uploads.create(call, find);
    if (!made.ok || idOf(made.value) !== '') return made;
    // The answer named no item (the whole space, or nothing): it stands in the space by now.
    const found = await find();
    if (!found.ok) return found;
    return found.value ? done(found.value) : failed('platform.empty-answer', { host: this.#rest.host, what: path });
  }

  /** Failures: `platform.not-found`, those of the line. */
  async spaceOf(imageId: string): Promise<Result<string>> {
    const known = this.#spaceOf.get(imageId);
    if (known !== undefined) return done(known);
    const spaces = await this.spaces.list(pathOf(this.#endpoints.locations));
    if (!spaces.ok) return spaces;
    const space = spaces.value.find((each) => imagesOf(each).some((image) => idOf(image) === imageId));
    if (!space) return failed('platform.not-found', { what: `floor plan ${imageId}`, detail: 'no such item' });
    this.#spaceOf.set(imageId, idOf(space));
    return done(idOf(space));
  }

  #planIn(space: Raw, id: string, spaceId: string): Result<RemotePlan> {
    const image = imagesOf(space).find((each) => idOf(each) === id);
    if (!image) return failed('platform.not-found', { what: `floor plan ${id}`, detail: 'no such item' });
    return done(planOf(image, spaceId));
  }
}

/** Nobody has moved it since it was seen there. */
function isThere(space: Raw, portId: string, seen: Point | undefined, size: Size): boolean {
  const [x, y] = placeIn(space, portId)?.point ?? [];
  const [seenX, seenY] = seen ? toPixels(seen, size) : [];
  return x !== undefined && x === seenX && y === seenY;
}

const isItem = (json: unknown): json is Raw =>
  typeof json === 'object' && json !== null && 'url' in json && 'id' in json && !('items' in json);

const urlOf = ({ url }: Raw): string => (typeof url === 'string' ? url : '');

function planOf(image: Raw, spaceId: string): RemotePlan {
  const { name } = image;
  const url = urlOf(image);
  return {
    id: idOf(image),
    locationId: spaceId,
    name: typeof name === 'string' ? name : '',
    image: url === '' ? null : url,
    raw: image,
  };
}

// The adapter of the dialect `documented`: company > location > floor plan, hub > port, one object an address, positions as
// fractions in `data.position`. Platform contract, *REST*, row by row.

import { done, type Result } from '../../domain/failures.ts';
import type { Endpoints } from '../../domain/dialects/dialect.ts';
import type { Millis } from '../../domain/units.ts';
import { pathOf } from '../http/address.ts';
import type { RestClient } from '../http/rest-client.ts';
import { readMetrics } from '../metrics.ts';
import { dataUrl, fetchPicture } from '../picture.ts';
import type {
  HubChange,
  HubDraft,
  LocationChange,
  LocationDraft,
  MetricPoint,
  Picture,
  PlanChange,
  PlanDraft,
  Platform,
  Raw,
  RemoteHub,
  RemoteLocation,
  RemotePlan,
} from '../platform.ts';
import { readHub, readLocation, readPlan } from '../remote-objects.ts';
import { RestObjects } from '../rest-objects.ts';
import { sessionCalls } from '../session-calls.ts';
import { stillAsSeen } from '../still-as-seen.ts';
import { DocumentedPorts } from './documented-ports.ts';

export function documentedPlatform(rest: RestClient, base: URL, endpoints: Endpoints): Platform {
  const ports = new DocumentedPorts(rest, endpoints);
  return {
    hubsHavePlans: true,
    ...sessionCalls(rest, endpoints),
    ...locationCalls(rest, endpoints),
    ...planCalls(rest, base, endpoints),
    ...hubCalls(rest, endpoints),
    ports: (of) => ports.ports(of),
    changePort: (id, change) => ports.change(id, change),
    changePorts: (changes) => ports.changeMany(changes),
    metrics: (portId, metric, from, to) => metrics(rest, endpoints, { portId, metric, from, to }),
  };
}

function locationCalls(rest: RestClient, endpoints: Endpoints) {
  const objects = new RestObjects(rest, readLocation);
  const locations = (companyId: string) => objects.list(pathOf(endpoints.locations, {}, { companyId }));
  const pathTo = (id: string): string => pathOf(endpoints.location, { id });
  return {
    locations,
    async addLocation(draft: LocationDraft): Promise<Result<RemoteLocation>> {
      const before = await locations(draft.companyId);
      if (!before.ok) return before;
      return objects.create({ method: 'POST', path: pathOf(endpoints.locations), json: { ...draft, data: {} } }, () =>
        born(locations(draft.companyId), before.value, draft.name),
      );
    },
    changeLocation: (id: string, { name, base }: LocationChange) =>
      objects.change(pathTo(id), (raw) => merged(raw, { name }, base, `location ${id}`)),
    removeLocation: (id: string) => objects.remove(pathTo(id)),
  };
}

function planCalls(rest: RestClient, base: URL, endpoints: Endpoints) {
  const objects = new RestObjects(rest, readPlan);
  const plans = (locationId: string) => objects.list(pathOf(endpoints.plans, {}, { locationId }));
  const pathTo = (id: string): string => pathOf(endpoints.plan, { id });
  return {
    plans,
    async addPlan({ locationId, name, picture }: PlanDraft): Promise<Result<RemotePlan>> {
      const before = await plans(locationId);
      if (!before.ok) return before;
      const json = { locationId, name, data: {}, image: dataUrl(picture) };
      return objects.create({ method: 'POST', path: pathOf(endpoints.plans), json }, () =>
        born(plans(locationId), before.value, name),
      );
    },
    changePlan: (id: string, { name, picture, base: seen }: PlanChange) =>
      objects.change(pathTo(id), (raw) =>
        merged(raw, { name, image: picture && dataUrl(picture) }, seen, `floor plan ${id}`),
      ),
    removePlan: (id: string) => objects.remove(pathTo(id)),
    picture: (plan: RemotePlan): Promise<Result<Picture | null>> =>
      plan.image === null ? Promise.resolve(done(null)) : fetchPicture(rest, base, plan.image, plan.name),
  };
}

function hubCalls(rest: RestClient, endpoints: Endpoints) {
  const objects = new RestObjects(rest, readHub);
  const hubs = (locationId: string) => objects.list(pathOf(endpoints.hubs, {}, { locationId }));
  const pathTo = (id: string): string => pathOf(endpoints.hub, { id });
  return {
    hubs,
    addHub({ hwId, locationId, planId, name }: HubDraft): Promise<Result<RemoteHub>> {
      const json = { hwId, locationId, floorPlanId: planId, name };
      return objects.create({ method: 'POST', path: pathOf(endpoints.hubs), json }, () =>
        firstWith(hubs(locationId), (hub) => hub.hwId === hwId),
      );
    },
    changeHub: (id: string, { base, ...change }: HubChange) =>
      objects.change(pathTo(id), (raw) => mergedHub(raw, id, change, base)),
    removeHub: (id: string) => objects.remove(pathTo(id)),
  };
}

function mergedHub(raw: Raw, id: string, change: Omit<HubChange, 'base'>, base: HubChange['base']): Result<Raw> {
  const now = { name: raw['name'], locationId: raw[locationKey(raw)], planId: raw['floorPlanId'] };
  const allowed = stillAsSeen(now, { ...change }, base, `hub ${id}`);
  if (!allowed.ok) return allowed;
  return done({
    ...raw,
    ...(change.name === undefined ? {} : { name: change.name }),
    ...(change.locationId === undefined ? {} : { [locationKey(raw)]: change.locationId }),
    ...(change.planId === undefined ? {} : { floorPlanId: change.planId }),
  });
}

/** Other generations call it `spaceId`. */
const locationKey = (raw: Raw): string => ('spaceId' in raw && !('locationId' in raw) ? 'spaceId' : 'locationId');

/** The object with those fields that are really to be changed. */
function merged(raw: Raw, wish: Raw, base: Raw | undefined, what: string): Result<Raw> {
  const allowed = stillAsSeen(raw, wish, base, what);
  if (!allowed.ok) return allowed;
  const changes = Object.entries(wish).filter(([, value]) => value !== undefined);
  return done({ ...raw, ...Object.fromEntries(changes) });
}

/** What a lost answer was about: the object of this name that was not there before. */
async function born<T extends { id: string; name: string }>(
  listed: Promise<Result<T[]>>,
  before: readonly T[],
  name: string,
): Promise<Result<T | null>> {
  const known = new Set(before.map(({ id }) => id));
  return firstWith(listed, (object) => object.name === name && !known.has(object.id));
}

async function firstWith<T>(listed: Promise<Result<T[]>>, isIt: (object: T) => boolean): Promise<Result<T | null>> {
  const list = await listed;
  return list.ok ? done(list.value.find(isIt) ?? null) : list;
}

interface MetricQuestion {
  readonly portId: string;
  readonly metric: 'power' | 'temperature';
  readonly from: Millis;
  readonly to: Millis;
}

/** A 404 hides the feature, nothing else. */
async function metrics(
  rest: RestClient,
  endpoints: Endpoints,
  { portId, metric, from, to }: MetricQuestion,
): Promise<Result<readonly MetricPoint[] | null>> {
  const path = pathOf(endpoints.metrics, { id: portId }, { from: iso(from), to: iso(to), metric });
  const answered = await rest.json({ method: 'GET', path });
  if (answered.ok) return readMetrics(answered.value.json, { host: rest.host, what: 'metrics' });
  return answered.failure.code === 'platform.not-found' ? done(null) : answered;
}

const iso = (at: Millis): string => new Date(at).toISOString();

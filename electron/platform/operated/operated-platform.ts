// The adapter of the dialect `operated`: account > space > items, the product's location is a space and its floor plans are
// the space's pictures. Whole objects only, no ETags. Platform contract, *The dialect `operated`* [vendor].

import type { Endpoints } from '../../domain/dialects/dialect.ts';
import { done, type Result } from '../../domain/failures.ts';
import type { Millis } from '../../domain/units.ts';
import { pathOf } from '../http/address.ts';
import type { RestClient } from '../http/rest-client.ts';
import { readMetrics } from '../metrics.ts';
import type { HubChange, HubDraft, LocationChange, LocationDraft, MetricPoint, Platform, Raw } from '../platform.ts';
import { readHub, readLocation } from '../remote-objects.ts';
import { RestObjects } from '../rest-objects.ts';
import { sessionCalls } from '../session-calls.ts';
import { stillAsSeen } from '../still-as-seen.ts';
import { OperatedPlans } from './operated-plans.ts';
import { OperatedPorts } from './operated-ports.ts';

export function operatedPlatform(rest: RestClient, base: URL, endpoints: Endpoints): Platform {
  const plans = new OperatedPlans(rest, base, endpoints);
  const ports = new OperatedPorts(rest, endpoints, plans);
  return {
    // A hub's item has a point of its own, which the document doesn't keep.
    hubsHavePlans: false,
    ...sessionCalls(rest, endpoints),
    ...spaceCalls(rest, endpoints, plans),
    plans: (locationId) => plans.plans(locationId),
    addPlan: (draft) => plans.add(draft),
    changePlan: (id, change) => plans.change(id, change),
    removePlan: (id) => plans.remove(id),
    picture: (plan) => plans.picture(plan),
    ...hubCalls(rest, endpoints),
    ports: (of) => ports.ports(of),
    changePort: (id, change) => ports.change(id, change),
    changePorts: (changes) => ports.changeMany(changes),
    metrics: (portId, metric, from, to) => metrics(rest, endpoints, { portId, metric, from, to }),
  };
}

function spaceCalls(rest: RestClient, endpoints: Endpoints, plans: OperatedPlans) {
  const { turns } = plans;
  const objects = new RestObjects(rest, readLocation);
  const locations = async (accountId: string) => {
    const listed = await objects.list(pathOf(endpoints.locations, {}, { accountId }));
    for (const { id, raw } of listed.ok ? listed.value : []) plans.learn(raw, id);
    return listed;
  };
  const pathTo = (id: string): string => pathOf(endpoints.location, { id });
  return {
    locations,
    async addLocation({ name, companyId }: LocationDraft) {
      const before = await locations(companyId);
      if (!before.ok) return before;
      const known = new Set(before.value.map(({ id }) => id));
      const json = { name, accountId: companyId, items: [] };
      return objects.create({ method: 'POST', path: pathOf(endpoints.locations), json }, async () => {
        const now = await locations(companyId);
        return now.ok ? done(now.value.find((space) => space.name === name && !known.has(space.id)) ?? null) : now;
      });
    },
    changeLocation: (id: string, { name, base }: LocationChange) =>
      turns.take(id, () => objects.change(pathTo(id), (raw) => merged(raw, { name }, base, `space ${id}`))),
    removeLocation: (id: string) => objects.remove(pathTo(id)),
  };
}

function hubCalls(rest: RestClient, endpoints: Endpoints) {
  const objects = new RestObjects(rest, readHub);
  const hubs = (spaceId: string) => objects.list(pathOf(endpoints.hubs, {}, { spaceId }));
  const pathTo = (id: string): string => pathOf(endpoints.hub, { id });
  return {
    hubs,
    addHub: ({ hwId, locationId, name }: HubDraft) =>
      objects.create(
        { method: 'POST', path: pathOf(endpoints.hubs), json: { hwId, spaceId: locationId, name } },
        async () => {
          const now = await hubs(locationId);
          return now.ok ? done(now.value.find((hub) => hub.hwId === hwId) ?? null) : now;
        },
      ),
    changeHub: (id: string, { name, locationId, base }: HubChange) => {
      const seen = base && { name: base.name, spaceId: base.locationId };
      return objects.change(pathTo(id), (raw) => merged(raw, { name, spaceId: locationId }, seen, `hub ${id}`));
    },
    removeHub: (id: string) => objects.remove(pathTo(id)),
  };
}

function merged(raw: Raw, wish: Raw, base: Raw | undefined, what: string): Result<Raw> {
  const allowed = stillAsSeen(raw, wish, base, what);
  if (!allowed.ok) return allowed;
  return done({ ...raw, ...Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)) });
}

/** Power comes as mWh an hour, temperature in hundredths of a degree. */
const series = { power: { name: 'power_h', scale: 0.001 }, temperature: { name: 'sensor_h', scale: 0.01 } } as const;

interface MetricQuestion {
  readonly portId: string;
  readonly metric: 'power' | 'temperature';
  readonly from: Millis;
  readonly to: Millis;
}

async function metrics(
  rest: RestClient,
  endpoints: Endpoints,
  { portId, metric, from, to }: MetricQuestion,
): Promise<Result<readonly MetricPoint[] | null>> {
  const { name, scale } = series[metric];
  const query = { portId, from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  const answered = await rest.json({
    method: 'GET',
    path: pathOf(endpoints.metrics, { metric: name, id: portId }, query),
  });
  if (answered.ok) return readMetrics(answered.value.json, { host: rest.host, what: 'metrics' }, scale);
  return answered.failure.code === 'platform.not-found' ? done(null) : answered;
}

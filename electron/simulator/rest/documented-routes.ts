// The REST interface of the dialect `documented`: companies, locations, floor plans, hubs, ports, metrics, credentials.
// Platform contract, *REST*, row by row.

import { region } from '../accounts.ts';
import { metricSeries } from '../metrics.ts';
import type { Kind, StoredObject } from '../records.ts';
import type { Json } from '../wire-dialect.ts';
import { mayTouch, ok, Refusal, required } from './call.ts';
import type { Answer, Call, Routes } from './call.ts';
import { readDataUrl } from './data-url.ts';
import { find, list, portsOfHubs, read, timeOf, write } from './stored-objects.ts';
import type { RestContext } from './stored-objects.ts';

export function documentedRoutes(context: RestContext): Routes {
  return {
    ...companyRoutes(context),
    ...locationRoutes(context),
    ...planRoutes(context),
    ...hubRoutes(context),
    ...portRoutes(context),
  };
}

function remove(context: RestContext, stored: StoredObject): Answer {
  context.model.records.remove(stored);
  return { status: 204 };
}

const companyRoutes = (context: RestContext): Routes => ({
  'GET /api/companies': (call) =>
    list(context, 'company', (company) => call.user.companies.includes(company.companyId)),
  'GET /api/companies/:id': (call) => read(context, find(context, call, 'company')),
  'PUT /api/companies/:id': (call) => write(context, call, find(context, call, 'company'), call.body),
  'GET /api/companies/:id/iotAccess': (call) => {
    const { accessKeyId, secretKey, sessionToken, expiresAt } = context.accounts.issue(
      find(context, call, 'company').id,
    );
    const expiration = new Date(expiresAt).toISOString();
    return ok({ accessKeyId, secretKey, sessionToken, expiration, region, host: context.mqttHost() });
  },
});

const locationRoutes = (context: RestContext): Routes => ({
  'GET /api/locations': (call) => {
    const companies = call.query('companyId');
    for (const companyId of companies) mayTouch(call, companyId);
    const wanted = companies.length > 0 ? companies : call.user.companies;
    return list(context, 'location', (location) => wanted.includes(location.companyId));
  },
  'POST /api/locations': (call) => {
    const companyId = required(call.body, 'companyId');
    required(call.body, 'name');
    if (!context.model.records.get('company', companyId)) throw new Refusal(400, 'No such company');
    mayTouch(call, companyId);
    const id = context.model.newId('location');
    return read(context, context.model.records.add('location', id, companyId, { data: {}, ...call.body, id }), 201);
  },
  'GET /api/locations/:id': (call) => read(context, find(context, call, 'location')),
  'PUT /api/locations/:id': (call) => write(context, call, find(context, call, 'location'), call.body),
  'DELETE /api/locations/:id': (call) => {
    const location = find(context, call, 'location');
    const uses = (kind: Kind): boolean =>
      [...context.model.records.all(kind)].some((each) => each.body['locationId'] === location.id);
    if (uses('hub') || uses('plan')) throw new Refusal(409, 'The location still has hubs or floor plans');
    return remove(context, location);
  },
});

/** The location a body or filter names; `status` is the answer where there is none. */
function locationOf(context: RestContext, call: Call, id: string, status: number): StoredObject {
  const location = context.model.records.get('location', id);
  if (!location) throw new Refusal(status, `No location has the id ${id}`);
  mayTouch(call, location.companyId);
  return location;
}

const planRoutes = (context: RestContext): Routes => ({
  'GET /api/floorPlans': (call) => listBy(context, call, 'plan', ['locationId']),
  'POST /api/floorPlans': (call) => {
    required(call.body, 'name');
    const location = locationOf(context, call, required(call.body, 'locationId'), 400);
    const id = context.model.newId('plan');
    const body = withPicture(context, id, location.companyId, { data: {}, ...call.body, id });
    return read(context, context.model.records.add('plan', id, location.companyId, body), 201);
  },
  'GET /api/floorPlans/:id': (call) => read(context, find(context, call, 'plan')),
  'PUT /api/floorPlans/:id': (call) => {
    const plan = find(context, call, 'plan');
    return write(context, call, plan, withPicture(context, plan.id, plan.companyId, call.body));
  },
  'DELETE /api/floorPlans/:id': (call) => {
    const plan = find(context, call, 'plan');
    for (const kind of ['port', 'hub'] as const) {
      for (const each of context.model.records.all(kind)) {
        if (each.body['floorPlanId'] === plan.id) each.body = { ...each.body, floorPlanId: null };
      }
    }
    return remove(context, plan);
  },
});

/** A data URL on write becomes the address under which the picture is read. */
function withPicture(context: RestContext, id: string, companyId: string, body: Json): Json {
  const image = body['image'];
  if (image === undefined || image === null) return body;
  if (typeof image !== 'string') throw new Refusal(400, 'image is not a data URL');
  if (!image.startsWith('data:')) return body;
  const picture = readDataUrl(image);
  if (!picture || picture.bytes.length === 0) throw new Refusal(400, 'image is not a picture');
  context.model.pictures.set(id, { companyId, read: () => picture });
  return { ...body, image: `${context.restUrl()}/api/floorPlans/${id}/image` };
}

const hubRoutes = (context: RestContext): Routes => ({
  'GET /api/hubs': (call) => listBy(context, call, 'hub', ['locationId']),
  'POST /api/hubs': (call) => {
    const hwId = required(call.body, 'hwId');
    const location = locationOf(context, call, required(call.body, 'locationId'), 400);
    const box = context.model.floor.boxes.get(hwId);
    if (!box) throw new Refusal(404, `No hub has the hardware id ${hwId}`);
    if (box.claim) throw new Refusal(409, `The hub ${hwId} is claimed already`);
    const body = { floorPlanId: null, name: box.name, ...call.body, id: box.hubId };
    return read(context, context.model.claim(box, location.companyId, location.id, body), 201);
  },
  'GET /api/hubs/:id': (call) => read(context, find(context, call, 'hub')),
  'PUT /api/hubs/:id': (call) => {
    const hub = find(context, call, 'hub');
    const location = locationOf(context, call, required(call.body, 'locationId'), 400);
    if (location.companyId !== hub.companyId) throw new Refusal(403, 'That location is another company’s');
    const answer = write(context, call, hub, call.body);
    const box = context.model.boxOf(hub);
    if (box && box.claim?.locationId !== location.id) context.model.move(box, location.id);
    return answer;
  },
  'DELETE /api/hubs/:id': (call) => {
    const hub = find(context, call, 'hub');
    const box = context.model.boxOf(hub);
    if (box) context.model.release(box);
    return remove(context, hub);
  },
});

const portRoutes = (context: RestContext): Routes => ({
  'GET /api/ports': (call) => listBy(context, call, 'port', ['hubId', 'locationId']),
  'GET /api/ports/:id': (call) => read(context, find(context, call, 'port')),
  'PUT /api/ports/:id': (call) => write(context, call, find(context, call, 'port'), context.model.storable(call.body)),
  'GET /api/ports/:id/metrics': (call) => {
    const port = find(context, call, 'port');
    const metric = call.query('metric')[0] ?? 'power';
    if (metric !== 'power' && metric !== 'temperature') throw new Refusal(400, `No metric is called ${metric}`);
    const to = timeOf(call.query('to')[0]) ?? context.now();
    const from = timeOf(call.query('from')[0]) ?? to - 86_400_000;
    return ok(metricSeries(port.id, metric, from, to));
  },
});

/** Objects of the user's companies that match every filter given; what a filter names must exist and be his. */
function listBy(context: RestContext, call: Call, kind: Kind, filters: readonly string[]): Answer {
  const wanted = filters.map((key) => [key, call.query(key)] as const).filter(([, values]) => values.length > 0);
  for (const [key, values] of wanted) {
    for (const id of values) find(context, call, key === 'hubId' ? 'hub' : 'location', id);
  }
  const mine = (stored: StoredObject): boolean => call.user.companies.includes(stored.companyId);
  const one = wanted[0];
  if (kind === 'port' && wanted.length === 1 && one?.[0] === 'hubId') return portsOfHubs(context, one[1]);
  return list(
    context,
    kind,
    (stored) => mine(stored) && wanted.every(([key, values]) => values.includes(String(stored.body[key]))),
  );
}

// The REST interface of the dialect `operated`: accounts, spaces with their items and pictures, hubs, ports, hourly sums.
// Filters repeat their key, PUT takes whole objects, there are no ETags. Platform contract, *The dialect `operated`*.

import { region } from '../accounts.ts';
import { metricSeries } from '../metrics.ts';
import type { Kind, StoredObject } from '../records.ts';
import type { Json } from '../wire-dialect.ts';
import { ok, Refusal, required } from './call.ts';
import type { Answer, Call, Routes } from './call.ts';
import { find, list, portsOfHubs, read, timeOf, write } from './stored-objects.ts';
import type { RestContext } from './stored-objects.ts';

const pictureAtMost = 50 * 1024 * 1024;
const pictureTypes = /^image\/(png|jpe?g|svg\+xml|vnd\.dxf|x-dxf)$|^application\/dxf$/;
const hour = 3_600_000;

export function operatedRoutes(context: RestContext): Routes {
  return {
    ...accountRoutes(context),
    ...spaceRoutes(context),
    ...hubRoutes(context),
    ...portRoutes(context),
    ...metricRoutes(context),
  };
}

const accountRoutes = (context: RestContext): Routes => ({
  'GET /api/accounts': (call) => filtered(context, call, 'account', []),
  'GET /api/accounts/:id': (call) => read(context, find(context, call, 'account')),
  'PUT /api/accounts/:id': (call) => write(context, call, find(context, call, 'account'), call.body),
});

const spaceRoutes = (context: RestContext): Routes => ({
  'GET /api/spaces': (call) => filtered(context, call, 'space', ['accountId', 'parentId']),
  'POST /api/spaces': (call) => {
    required(call.body, 'name');
    const accountId = find(context, call, 'account', required(call.body, 'accountId')).id;
    const parentId = call.body['parentId'];
    if (typeof parentId === 'string') find(context, call, 'space', parentId);
    const id = context.model.newId('space');
    const body = { items: [], ...call.body, id, companyId: accountId };
    return read(context, context.model.records.add('space', id, accountId, body), 201);
  },
  'GET /api/spaces/:id': (call) => read(context, find(context, call, 'space')),
  'PUT /api/spaces/:id': (call) => {
    if (call.body['items'] !== undefined && !Array.isArray(call.body['items']))
      throw new Refusal(400, 'items is a list');
    return write(context, call, find(context, call, 'space'), call.body);
  },
  'DELETE /api/spaces/:id': (call) => {
    const space = find(context, call, 'space');
    const used = [...context.model.records.all('hub')].some((hub) => hub.body['spaceId'] === space.id);
    if (used) throw new Refusal(409, 'The space still has hubs');
    context.model.records.remove(space);
    return { status: 204 };
  },
  'POST /api/spaces/:id/image': (call) => addPicture(context, call, find(context, call, 'space')),
  'GET /api/spaces/:id/iotAccess': (call) => {
    const space = find(context, call, 'space');
    const clientId = `${space.companyId}-${context.model.newId('client')}`;
    const issued = context.accounts.issue(space.companyId, clientId);
    const { accessKeyId, secretKey, sessionToken, expiresAt } = issued;
    const expiration = new Date(expiresAt).toISOString();
    const keys = { accessKeyId, secretKey, sessionToken, expiration, region };
    return ok({ ...keys, host: context.mqttHost(), clientId, protocol: 'wss' });
  },
});

/** Keeps the uploaded picture and lists it in the space. */
function addPicture(context: RestContext, call: Call, space: StoredObject): Answer {
  const { file } = call;
  if (!file || file.bytes.length === 0) throw new Refusal(400, 'There is no file called image');
  if (!pictureTypes.test(file.mediaType)) throw new Refusal(400, `A picture can't be ${file.mediaType}`);
  if (file.bytes.length > pictureAtMost) throw new Refusal(413, 'A picture has at most 50 MB');
  const id = context.model.newId('image');
  const picture = { mediaType: file.mediaType, bytes: Buffer.from(file.bytes) };
  context.model.pictures.set(id, { companyId: space.companyId, read: () => picture });
  const item: Json = { id, type: 'image', point: [0, 0], url: `${context.restUrl()}/images/${id}` };
  const items = Array.isArray(space.body['items']) ? (space.body['items'] as unknown[]) : [];
  space.body = { ...space.body, items: [...items, item] };
  space.version++;
  return { status: 201, body: item };
}

const hubRoutes = (context: RestContext): Routes => ({
  'GET /api/hubs': (call) => filtered(context, call, 'hub', ['accountId', 'spaceId']),
  'POST /api/hubs': (call) => {
    const hwId = required(call.body, 'hwId');
    const space = find(context, call, 'space', required(call.body, 'spaceId'));
    const box = context.model.floor.boxes.get(hwId);
    if (!box) throw new Refusal(400, `No hub has the hardware id ${hwId}`);
    if (box.claim) throw new Refusal(409, `The hub ${hwId} is claimed already`);
    const body = { name: box.name, ...call.body, id: box.hubId, accountId: space.companyId };
    return read(context, context.model.claim(box, space.companyId, space.id, body), 201);
  },
  'GET /api/hubs/:id': (call) => read(context, find(context, call, 'hub')),
  'GET /api/hubs/hwId/:hwId': (call) => {
    const box = context.model.floor.boxes.get(call.params['hwId'] ?? '');
    return read(context, find(context, call, 'hub', box?.hubId ?? ''));
  },
  'PUT /api/hubs/:id': (call) => {
    const hub = find(context, call, 'hub');
    const space = find(context, call, 'space', required(call.body, 'spaceId'));
    if (space.companyId !== hub.companyId) throw new Refusal(403, 'That space is another account’s');
    const answer = write(context, call, hub, call.body);
    const box = context.model.boxOf(hub);
    if (box && box.claim?.spaceId !== space.id) context.model.move(box, space.id);
    return answer;
  },
  'DELETE /api/hubs/:id': (call) => {
    const hub = find(context, call, 'hub');
    const box = context.model.boxOf(hub);
    if (box) context.model.release(box);
    context.model.records.remove(hub);
    return { status: 204 };
  },
});

const portRoutes = (context: RestContext): Routes => ({
  'GET /api/ports': (call) => {
    const hubIds = call.query('hubId');
    for (const id of hubIds) find(context, call, 'hub', id);
    return hubIds.length > 0
      ? portsOfHubs(context, hubIds)
      : filtered(context, call, 'port', ['accountId', 'spaceId', 'locationId']);
  },
  'GET /api/ports/:id': (call) => read(context, find(context, call, 'port')),
  'PUT /api/ports/:id': (call) => write(context, call, find(context, call, 'port'), context.model.storable(call.body)),
});

/** Hourly sums: of power in mWh, of temperature as the hour's mean in hundredths of a degree. */
const metricRoutes = (context: RestContext): Routes => {
  const sums = (call: Call, metric: 'power' | 'temperature', scale: number): Answer => {
    const to = timeOf(call.query('to')[0]) ?? context.now();
    const from = timeOf(call.query('from')[0]) ?? to - 24 * hour;
    const ports = call.query('portId').map((id) => find(context, call, 'port', id).id);
    if (ports.length === 0) throw new Refusal(400, 'Missing required parameter: portId');
    return ok(
      ports.flatMap((portId) =>
        metricSeries(portId, metric, from, to).map(({ at, value }) => ({
          portId,
          at,
          value: Math.round(value * scale),
        })),
      ),
    );
  };
  return {
    'GET /api/metrics/power_h': (call) => sums(call, 'power', 1_000),
    'GET /api/metrics/sensor_h': (call) => sums(call, 'temperature', 100),
  };
};

/** Objects of the user's accounts; each filter may be given several times, what it names must exist. */
function filtered(context: RestContext, call: Call, kind: Kind, filters: readonly string[]): Answer {
  const wanted = filters.map((key) => [key, call.query(key)] as const).filter(([, values]) => values.length > 0);
  for (const [key, values] of wanted) {
    for (const id of values) find(context, call, key === 'accountId' ? 'account' : 'space', id);
  }
  const accountOf = (stored: StoredObject, key: string): string =>
    key === 'accountId' ? stored.companyId : String(stored.body[key]);
  return list(context, kind, (stored) => {
    if (!call.user.companies.includes(stored.companyId)) return false;
    return wanted.every(([key, values]) => values.includes(accountOf(stored, key)));
  });
}

// The REST rows of the platform contract: sign-in, companies, locations, floor plans, hubs, ports, metrics, not-OK answers.

import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';

import { VirtualClock } from '../../../electron/environment/clock.ts';
import { call, load, signedIn, simulator } from './visitors.ts';
import type { Json, RestVisitor } from './visitors.ts';

const picture = `data:image/png;base64,${PNG.sync.write(new PNG({ width: 4, height: 3 })).toString('base64')}`;

describe('signing in', () => {
  it('gives a token that ends when it is revoked', async () => {
    const sim = await simulator({ sockets: 5 });
    const rest = await signedIn(sim);
    expect(rest.token.split('.')).toHaveLength(3);
    expect((await rest.call('GET', '/api/companies')).status).toBe(200);
    expect((await rest.call('GET', '/auth/logout')).status).toBe(200);
    expect((await rest.call('GET', '/api/companies')).status).toBe(401);
  });

  it('gives a token that ends by itself', async () => {
    const clock = new VirtualClock();
    const sim = await simulator({ sockets: 5, tokenLifeMs: 60_000, heartbeat: 0 }, clock);
    const rest = await signedIn(sim);
    clock.advance(59_000);
    expect((await rest.call('GET', '/api/companies')).status).toBe(200);
    clock.advance(2_000);
    expect((await rest.call('GET', '/api/companies')).status).toBe(401);
  });

  it.each([
    [{ email: 'installer@simulated.example', password: 'wrong' }, 401],
    [{ email: 'installer@simulated.example' }, 400],
  ])('with %o is answered %i', async (body, status) => {
    const sim = await simulator({ sockets: 5 });
    expect((await call(sim, '', 'POST', '/auth/jwt', body)).status).toBe(status);
  });

  it.each(['', 'Bearer x', 'JWT nonsense', 'JWT a.b.c'])(
    'a call with "%s" is not authorized',
    async (authorization) => {
      const sim = await simulator({ sockets: 5 });
      const reply = await call(sim, '', 'GET', '/api/companies', undefined, authorization ? { authorization } : {});
      expect(reply.status).toBe(401);
      expect(reply.headers.get('date')).not.toBeNull();
    },
  );
});

describe('a PUT', () => {
  const renamed = async (put: 'replace' | 'merge', body: Json) => {
    const sim = await simulator({ sockets: 5, put });
    const rest = await signedIn(sim);
    const before = await rest.one(`/api/companies/${sim.company}`);
    const reply = await rest.call('PUT', `/api/companies/${sim.company}`, { ...body });
    return { sim, before, reply, after: await rest.one(`/api/companies/${sim.company}`) };
  };

  it('replaces: what was left out is gone', async () => {
    const { sim, reply, after } = await renamed('replace', { name: 'Goodle', type: 'Building Owner' });
    expect(reply.status).toBe(200);
    expect(after).toEqual({ id: sim.company, name: 'Goodle', type: 'Building Owner' });
    expect(sim.harmed()).toEqual([sim.company]);
  });

  it('merges where it is told to', async () => {
    const { sim, before, after } = await renamed('merge', { name: 'Goodle', type: 'Building Owner' });
    expect(after).toEqual({ ...before, name: 'Goodle' });
    expect(sim.harmed()).toEqual([]);
  });

  it('without a required field is refused', async () => {
    const { before, reply, after } = await renamed('replace', { name: 'Goodle' });
    expect(reply.status).toBe(400);
    expect(after).toEqual(before);
  });

  it('of the whole object harms nothing', async () => {
    const sim = await simulator({ sockets: 5 });
    const rest = await signedIn(sim);
    const [location] = await rest.list(`/api/locations?companyId=${sim.company}`);
    const ports = await rest.list(`/api/ports?locationId=${String(location!['id'])}`);
    for (const port of ports) await rest.call('PUT', `/api/ports/${String(port['id'])}`, { ...port, name: 'New' });
    expect(
      (await rest.list(`/api/ports?locationId=${String(location!['id'])}`)).every((port) => port['name'] === 'New'),
    ).toBe(true);
    expect(sim.harmed()).toEqual([]);
  });

  it('on an object that changed meanwhile is refused, where there are ETags', async () => {
    const sim = await simulator({ sockets: 5, etags: true });
    const rest = await signedIn(sim);
    const path = `/api/companies/${sim.company}`;
    const first = await rest.call('GET', path);
    const etag = first.headers.get('etag')!;
    const put = (tag: string) => rest.call('PUT', path, first.body, { 'if-match': tag });
    expect((await put(etag)).status).toBe(200);
    expect((await put(etag)).status).toBe(412);
    expect((await put('*')).status).toBe(200);
  });

  it('goes without ETags otherwise', async () => {
    const sim = await simulator({ sockets: 5 });
    const rest = await signedIn(sim);
    expect((await rest.call('GET', `/api/companies/${sim.company}`)).headers.get('etag')).toBeNull();
  });
});

describe('a company', () => {
  it('is seen by its users only', async () => {
    const sim = await simulator({ sockets: 5 });
    const [own, other] = [await signedIn(sim), await signedIn(sim, sim.otherCompany)];
    expect((await own.list('/api/companies')).map(({ type }) => type)).toEqual(['Building Owner', 'Building Tenant']);
    expect((await other.list('/api/companies')).map(({ id }) => id)).toEqual([sim.otherCompany.companyId]);
    const [location] = await own.list(`/api/locations?companyId=${sim.company}`);
    const [hub] = await own.list(`/api/hubs?locationId=${String(location!['id'])}`);
    const [plan] = await own.list(`/api/floorPlans?locationId=${String(location!['id'])}`);
    const [port] = await own.list(`/api/ports?hubId=${String(hub!['id'])}`);
    for (const path of [
      `/api/companies/${sim.company}`,
      `/api/companies/${sim.company}/iotAccess`,
      `/api/locations?companyId=${sim.company}`,
      `/api/locations/${String(location!['id'])}`,
      `/api/hubs?locationId=${String(location!['id'])}`,
      `/api/hubs/${String(hub!['id'])}`,
      `/api/floorPlans/${String(plan!['id'])}`,
      `/api/floorPlans/${String(plan!['id'])}/image`,
      `/api/ports?hubId=${String(hub!['id'])}`,
      `/api/ports/${String(port!['id'])}`,
      `/api/ports/${String(port!['id'])}/metrics`,
    ]) {
      expect((await other.call('GET', path)).status, path).toBe(403);
    }
    expect((await other.call('PUT', `/api/ports/${String(port!['id'])}`, port)).status).toBe(403);
    expect((await other.list('/api/ports')).length).toBe(6);
  });

  it('has nothing under an id nobody gave', async () => {
    const sim = await simulator({ sockets: 5 });
    const rest = await signedIn(sim);
    for (const kind of ['companies', 'locations', 'floorPlans', 'hubs', 'ports']) {
      expect((await rest.call('GET', `/api/${kind}/nobody`)).status).toBe(404);
    }
    expect((await rest.call('GET', '/api/ports?hubId=nobody')).status).toBe(404);
    expect((await rest.call('GET', '/nowhere')).status).toBe(404);
    const broken = await fetch(`${sim.addresses.rest}/auth/jwt`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(broken.status).toBe(400);
  });
});

describe('commissioning', () => {
  const empty = async () => {
    const sim = await simulator({ sockets: 40, commissioned: false, heartbeat: 0 });
    const rest = await signedIn(sim);
    const location = (await rest.call('POST', '/api/locations', { companyId: sim.company, name: 'House' }))
      .body as Json;
    return { sim, rest, location, locationId: String(location['id']) };
  };
  const claim = (rest: RestVisitor, hwId: string, locationId: string) =>
    rest.call('POST', '/api/hubs', { hwId, locationId, name: 'Box' });

  it('starts from a company without anything', async () => {
    const { sim, rest, locationId } = await empty();
    expect((await rest.list(`/api/locations?companyId=${sim.company}`)).map(({ id }) => id)).toEqual([locationId]);
    expect(await rest.list(`/api/hubs?locationId=${locationId}`)).toEqual([]);
  });

  it('claims a box once, and its ports appear', async () => {
    const { sim, rest, locationId } = await empty();
    const { hub: hwId } = sim.schedule[0]!;
    const reply = await claim(rest, hwId, locationId);
    expect(reply).toMatchObject({ status: 201, body: { hwId, locationId, companyId: sim.company, name: 'Box' } });
    const hubId = String((reply.body as Json)['id']);
    const ports = await rest.list(`/api/ports?hubId=${hubId}`);
    expect(ports.map((port) => port['hwId'])).toEqual(ports.map((_, order) => `${hwId}_${order + 1}`));
    expect(ports[0]).toMatchObject({ hubId, locationId, floorPlanId: null, name: '', data: { connected: false } });
    expect((await claim(rest, hwId, locationId)).status).toBe(409);
    expect((await claim(rest, 'p3_unknown', locationId)).status).toBe(404);
    expect((await claim(rest, hwId, 'nowhere')).status).toBe(400);
    expect((await rest.call('POST', '/api/hubs', { locationId })).status).toBe(400);
    expect((await rest.call('DELETE', `/api/locations/${locationId}`)).status).toBe(409);
    expect((await rest.call('DELETE', `/api/hubs/${hubId}`)).status).toBe(204);
    expect((await rest.call('GET', `/api/ports/${String(ports[0]!['id'])}`)).status).toBe(404);
    expect((await rest.call('DELETE', `/api/locations/${locationId}`)).status).toBe(204);
    const again = await rest.call('POST', '/api/locations', { companyId: sim.company, name: 'House' });
    expect((await claim(rest, hwId, String((again.body as Json)['id']))).body).toMatchObject({ id: hubId });
  });

  it('keeps a plan with its picture, written as a data URL and read from an address', async () => {
    const { sim, rest, locationId } = await empty();
    const body = { locationId, name: 'Floor 1', data: { mine: 1 }, image: picture };
    const reply = await rest.call('POST', '/api/floorPlans', body);
    const plan = reply.body as Json;
    expect(reply.status).toBe(201);
    expect(plan).toMatchObject({ locationId, name: 'Floor 1', data: { mine: 1 } });
    const address = String(plan['image']);
    expect(address).toMatch(/^http/);
    const bytes = await fetch(address, { headers: { authorization: `JWT ${rest.token}` } }).then((r) =>
      r.arrayBuffer(),
    );
    expect(`data:image/png;base64,${Buffer.from(bytes).toString('base64')}`).toBe(picture);
    const renamed = await rest.call('PUT', `/api/floorPlans/${String(plan['id'])}`, { ...plan, name: 'Ground' });
    expect(renamed.body).toEqual({ ...plan, name: 'Ground' });
    expect((await rest.call('POST', '/api/floorPlans', { ...body, image: 'data:text/html,x' })).status).toBe(400);
    expect((await rest.call('DELETE', `/api/floorPlans/${String(plan['id'])}`)).status).toBe(204);
    expect(await rest.list(`/api/floorPlans?locationId=${locationId}`)).toEqual([]);
    expect(sim.harmed()).toEqual([]);
  });

  it('shows at a port what is plugged in, and keeps that out of what is written', async () => {
    const { sim, rest, locationId } = await empty();
    const { hub, label } = sim.schedule[0]!;
    const claimed = (await claim(rest, hub, locationId)).body as Json;
    const path = `/api/ports?hubId=${String(claimed['id'])}`;
    sim.floor.plug(label, load);
    const port = (await rest.list(path)).find(
      ({ data }) => (data as Json)['device'] !== null && !('connected' in (data as Json)),
    )!;
    expect(port['data']).toMatchObject({ device: { name: 'Test load' }, power: { watts: 29.1 } });
    await rest.call('PUT', `/api/ports/${String(port['id'])}`, {
      ...port,
      data: { ...(port['data'] as Json), position: { x: 0.5, y: 0.25 } },
    });
    sim.floor.unplug(label);
    const after = await rest.one(`/api/ports/${String(port['id'])}`);
    expect(after['data']).toMatchObject({ position: { x: 0.5, y: 0.25 }, connected: false, power: { watts: 0 } });
  });

  it('moves a hub to another location with its ports', async () => {
    const { sim, rest, locationId } = await empty();
    const claimed = (await claim(rest, sim.schedule[0]!.hub, locationId)).body as Json;
    const other = (await rest.call('POST', '/api/locations', { companyId: sim.company, name: 'Annex' })).body as Json;
    await rest.call('PUT', `/api/hubs/${String(claimed['id'])}`, { ...claimed, locationId: other['id'] });
    expect(await rest.list(`/api/ports?locationId=${locationId}`)).toEqual([]);
    expect((await rest.list(`/api/ports?locationId=${String(other['id'])}`)).length).toBeGreaterThan(0);
  });
});

it('a commissioned building carries the schedule', async () => {
  const sim = await simulator({ sockets: 60, seed: 7 });
  const rest = await signedIn(sim);
  const [location] = await rest.list(`/api/locations?companyId=${sim.company}`);
  const plans = await rest.list(`/api/floorPlans?locationId=${String(location!['id'])}`);
  const ports = await rest.list(`/api/ports?locationId=${String(location!['id'])}`);
  expect(plans.map(({ name }) => name)).toEqual(sim.plans.map(({ plan }) => plan));
  for (const { label, x, y, hub } of sim.schedule) {
    const port = ports.find(({ name }) => name === label);
    expect(port).toMatchObject({ data: { position: { x, y } } });
    expect(String(port!['hwId'])).toContain(`${hub}_`);
  }
  const [metrics] = [await rest.list(`/api/ports/${String(ports[0]!['id'])}/metrics?metric=power`)];
  expect(metrics.length).toBeGreaterThanOrEqual(24);
  expect((await rest.call('GET', `/api/ports/${String(ports[0]!['id'])}/metrics?metric=colour`)).status).toBe(400);
  const reply = await rest.call('GET', `/api/floorPlans/${String(plans[0]!['id'])}/image`);
  expect(reply.headers.get('content-type')).toBe('image/png');
});

// The dialect `operated`: accounts, spaces with items and pictures, hubs by hwId, repeated filters, its errors, its topics.

import { PNG } from 'pngjs';
import { describe, expect, it, vi } from 'vitest';

import { VirtualClock } from '../../../electron/environment/clock.ts';
import { load, plainVisitor, signedIn, signedVisitor, simulator, stateOf } from './visitors.ts';
import type { Json, Keys } from './visitors.ts';

const png = PNG.sync.write(new PNG({ width: 4, height: 3 }));

function upload(type = 'image/png'): FormData {
  const form = new FormData();
  form.set('image', new Blob([new Uint8Array(png)], { type }), 'plan.png');
  return form;
}

describe('operated', () => {
  it('has accounts, spaces with ports and pictures as items, and hubs found by their hwId', async () => {
    const sim = await simulator({ dialect: 'operated', sockets: 30 });
    const rest = await signedIn(sim);
    const [account] = await rest.list('/api/accounts');
    expect(account).toMatchObject({ id: sim.company });
    const [space] = await rest.list(`/api/spaces?accountId=${sim.company}`);
    const items = space!['items'] as Json[];
    expect(items.filter(({ type }) => type === 'port')).toHaveLength(30);
    const { x, y, hub, label } = sim.schedule[4]!;
    const found = await rest.one(`/api/hubs/hwId/${hub}`);
    const ports = await rest.list(`/api/ports?hubId=${String(found['id'])}`);
    const port = ports.find(({ name }) => name === label)!;
    const item = items.find(({ id }) => id === port['id']);
    expect(item?.['point']).toEqual([Math.round(x * 1_600 - 800), Math.round(600 - y * 1_200)]);
    const image = items.find(({ type }) => type === 'image')!;
    const reply = await fetch(String(image['url']), { headers: { authorization: `JWT ${rest.token}` } });
    expect(reply.headers.get('content-type')).toBe('image/png');
  });

  it('takes repeated filters', async () => {
    const sim = await simulator({ dialect: 'operated', sockets: 60 });
    const rest = await signedIn(sim);
    const hubs = await rest.list(`/api/hubs?accountId=${sim.company}`);
    const [one, two] = hubs.map(({ id }) => String(id));
    const ports = await rest.list(`/api/ports?hubId=${one!}&hubId=${two!}`);
    expect(new Set(ports.map(({ hubId }) => hubId))).toEqual(new Set([one, two]));
  });

  it('answers an unknown id with 400 and its own form of error', async () => {
    const sim = await simulator({ dialect: 'operated', sockets: 5 });
    const rest = await signedIn(sim);
    expect(await rest.call('GET', '/api/spaces/nobody')).toMatchObject({
      status: 400,
      body: { code: 400, message: expect.any(String) as string },
    });
    expect((await rest.call('GET', '/nowhere')).status).toBe(404);
    const [space] = await (await signedIn(sim, sim.otherCompany)).list('/api/spaces');
    expect((await rest.call('GET', `/api/spaces/${String(space!['id'])}`)).status).toBe(403);
  });

  it('claims a hub into a new space and keeps its picture', async () => {
    const sim = await simulator({ dialect: 'operated', sockets: 20, commissioned: false });
    const rest = await signedIn(sim);
    const made = await rest.call('POST', '/api/spaces', { accountId: sim.company, name: 'House' });
    const spaceId = String((made.body as Json)['id']);
    const { hub: hwId } = sim.schedule[0]!;
    expect((await rest.call('POST', '/api/hubs', { hwId, spaceId, name: 'Box' })).status).toBe(201);
    expect((await rest.call('POST', '/api/hubs', { hwId, spaceId, name: 'Box' })).status).toBe(409);
    expect((await rest.call('POST', '/api/hubs', { hwId: 'p3_x', spaceId, name: 'Box' })).status).toBe(400);
    expect((await rest.call('POST', `/api/spaces/${spaceId}/image`, upload('text/html'))).status).toBe(400);
    const picture = await rest.call('POST', `/api/spaces/${spaceId}/image`, upload());
    const space = await rest.one(`/api/spaces/${spaceId}`);
    expect(space['items']).toEqual([picture.body]);
    const url = String((picture.body as Json)['url']);
    const bytes = await fetch(url, { headers: { authorization: `JWT ${rest.token}` } }).then((r) => r.arrayBuffer());
    expect(Buffer.from(bytes).equals(png)).toBe(true);
    const ports = await rest.list(`/api/ports?spaceId=${spaceId}`);
    const item = { id: ports[0]!['id'], type: 'port', point: [10, -20] };
    await rest.call('PUT', `/api/spaces/${spaceId}`, { ...space, items: [picture.body, item] });
    expect((await rest.one(`/api/spaces/${spaceId}`))['items']).toEqual([picture.body, item]);
    expect(sim.harmed()).toEqual([]);
  });

  it('speaks on its own topics over the signed listener, with the client id its credentials name', async () => {
    const sim = await simulator({ dialect: 'operated', sockets: 10, heartbeat: 0 });
    const rest = await signedIn(sim);
    const [space] = await rest.list(`/api/spaces?accountId=${sim.company}`);
    const keys = (await rest.one(`/api/spaces/${String(space!['id'])}/iotAccess`)) as unknown as Keys & {
      clientId: string;
    };
    expect(keys).toMatchObject({ protocol: 'wss', clientId: expect.any(String) as string });
    const line = await signedVisitor(sim, keys, { clientId: keys.clientId });
    const spaceId = String(space!['id']);
    await line.client.subscribeAsync(`p/${sim.company}/${spaceId}/${spaceId}/#`);
    const { label } = sim.schedule[0]!;
    sim.floor.plug(label, load);
    await line.reaches(1);
    const port = (await stateOf(sim)).find((each) => each.label === label)!;
    expect(line.messages[0]).toMatchObject({
      topic: `p/${sim.company}/${spaceId}/${spaceId}/${port.portId}/data`,
      payload: { connected: true, device: { product: 'Test load' }, power: { watt: 29_100 } },
    });
    line.client.publish(port.topic.replace('/data', '/in/action'), JSON.stringify({ lamp: { level: 25 } }));
    await vi.waitFor(() => expect(sim.floor.lampAt(label)).toBe(25));
  });

  it('lets ten ports report often for a while, and no eleventh', async () => {
    const clock = new VirtualClock();
    const sim = await simulator({ dialect: 'operated', sockets: 12, heartbeat: 0 }, clock);
    const line = await plainVisitor(sim);
    await line.client.subscribeAsync('p/+/+/+/+/stream');
    const ports = (await stateOf(sim)).filter(({ label }) => label !== null);
    for (const { topic } of ports.slice(0, 11)) {
      await line.client.publishAsync(topic.replace('/data', '/in/action'), JSON.stringify({ duration: 60 }), {
        qos: 1,
      });
    }
    await line.reaches(10);
    clock.advance(1_000);
    await line.reaches(20);
    expect(new Set(line.messages.map(({ topic }) => topic)).size).toBe(10);
    clock.advance(60_000);
    await line.reaches(610);
    clock.advance(60_000);
    await line.client.publishAsync(ports[11]!.topic.replace('/data', '/in/action'), '{"duration":1}', { qos: 1 });
    await line.reaches(611);
    expect(line.messages).toHaveLength(611);
  });
});

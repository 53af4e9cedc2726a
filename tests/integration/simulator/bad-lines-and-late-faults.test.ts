// Transport faults, faults added while running, the control interface, reports unasked, sockets on an outside broker.

import { describe, expect, it, vi } from 'vitest';

import { VirtualClock } from '../../../electron/environment/clock.ts';
import { startSimulator } from '../../../electron/simulator/start-simulator.ts';
import {
  control,
  keysOf,
  knock,
  load,
  plainVisitor,
  signedIn,
  signedUrl,
  signedVisitor,
  simulator,
  stateOf,
} from './visitors.ts';

const quiet = { sockets: 20, heartbeat: 0 } as const;

describe('a bad line', () => {
  it('loses messages until the fault is taken away', async () => {
    const sim = await simulator(quiet);
    const line = await plainVisitor(sim);
    await line.client.subscribeAsync('/ports/#');
    const [one, two] = sim.schedule.map(({ label }) => label);
    expect(await control(sim, '/faults', { transport: 'drop' })).toEqual({ status: 204, text: '' });
    sim.floor.plug(one!, load);
    await control(sim, '/faults', { transport: 'drop', share: 0 });
    sim.floor.plug(two!, load);
    await line.reaches(1);
    const port = (await stateOf(sim)).find(({ label }) => label === two);
    expect(line.messages[0]?.topic).toBe(port?.topic);
  });

  it('doubles and breaks them', async () => {
    const sim = await simulator(quiet);
    const line = await plainVisitor(sim);
    await line.client.subscribeAsync('/ports/#');
    sim.transportFault({ transport: 'duplicate' });
    sim.floor.plug(sim.schedule[0]!.label, load);
    await line.reaches(2);
    expect(line.messages[0]).toEqual(line.messages[1]);
  });

  it('is cut', async () => {
    const sim = await simulator(quiet);
    const line = await plainVisitor(sim);
    sim.transportFault({ transport: 'cut' });
    await line.closed();
    await plainVisitor(sim);
  });

  it.each(['plain', 'signed'] as const)(
    'over the %s listener stays up half-open, and nothing comes',
    async (listener) => {
      const clock = new VirtualClock(Date.now());
      const sim = await simulator(quiet, clock);
      const line =
        listener === 'plain'
          ? await plainVisitor(sim)
          : await signedVisitor(sim, await keysOf(await signedIn(sim), sim.company));
      await line.client.subscribeAsync(`/ports/${sim.company}/#`);
      sim.transportFault({ transport: 'half-open', ms: 30_000 });
      const fresh = await plainVisitor(sim);
      await fresh.client.subscribeAsync(`/ports/${sim.company}/#`);
      sim.floor.plug(sim.schedule[0]!.label, load);
      await fresh.reaches(1);
      expect(line.messages).toEqual([]);
      expect(line.client.connected).toBe(true);
      clock.advance(30_000);
      await line.closed();
    },
  );

  it('is away while the broker restarts', async () => {
    const clock = new VirtualClock();
    const sim = await simulator(quiet, clock);
    const line = await plainVisitor(sim);
    sim.transportFault({ transport: 'restart', ms: 2_000 });
    await line.closed();
    await expect(plainVisitor(sim)).rejects.toThrow();
    clock.advance(2_000);
    await plainVisitor(sim);
  });

  it('ends with its credentials, and only new ones help', async () => {
    const sim = await simulator(quiet);
    const rest = await signedIn(sim);
    const keys = await keysOf(rest, sim.company);
    const [line, plain] = [await signedVisitor(sim, keys), await plainVisitor(sim)];
    sim.transportFault({ transport: 'expire' });
    await line.closed();
    expect(plain.client.connected).toBe(true);
    expect(await knock(sim, signedUrl(keys))).toBe(403);
    await signedVisitor(sim, await keysOf(rest, sim.company));
  });
});

describe('the control interface', () => {
  it('shows every port with the label really wired there', async () => {
    const sim = await simulator({ ...quiet, sockets: 60, faults: 'swap:1', lamp: 'socket' });
    const [fault] = sim.truth.miswired;
    const state = await stateOf(sim);
    fault!.sockets.forEach((label, at) => {
      expect(state.find((port) => port.label === label)?.portId).toBe(fault!.ports[at]);
    });
    expect(state.filter(({ label }) => label !== null)).toHaveLength(60);
    expect(state[0]).toEqual({
      portId: expect.any(String) as string,
      hubId: expect.any(String) as string,
      locationId: expect.any(String) as string,
      topic: expect.stringMatching(`^/ports/${sim.company}/`) as string,
      label: 'B1-F1-001',
      device: null,
      lamp: 0,
    });
  });

  it('plugs and pulls at a port, with healthy power unless told otherwise', async () => {
    const sim = await simulator(quiet);
    const line = await plainVisitor(sim);
    await line.client.subscribeAsync('/ports/#');
    const { portId } = (await stateOf(sim))[0]!;
    expect((await control(sim, '/plug', { portId, device: { type: 'laptop', name: 'Mine' } })).status).toBe(204);
    await vi.waitFor(() => expect(line.messages.at(-1)).toMatchObject({ payload: { data: { power: { watts: 30 } } } }));
    expect((await stateOf(sim))[0]?.device).toEqual({ type: 'laptop', name: 'Mine' });
    expect((await control(sim, '/unplug', { portId })).status).toBe(204);
    await vi.waitFor(() => expect(line.messages.at(-1)).toMatchObject({ payload: { data: { device: null } } }));
  });

  it.each([
    ['/plug', { portId: 'nobody', device: load }, 404],
    ['/plug', { portId: null }, 400],
    ['/unplug', {}, 400],
    ['/faults', {}, 400],
    ['/faults', { add: 'gremlins:1' }, 400],
    ['/faults', { add: 'exchange:50' }, 409],
    ['/faults', { transport: 'gremlins' }, 400],
    ['/faults', { transport: 'drop', share: 'all' }, 400],
  ])('answers POST %s %o with %i and a sentence', async (path, body, status) => {
    const reply = await control(await simulator(quiet), path, body);
    expect(reply.status).toBe(status);
    expect(reply.text).toMatch(/^[A-Z].+\.$/s);
  });

  it.each([undefined, 'application/x-www-form-urlencoded', 'text/plain'])(
    'takes JSON that is called %s',
    async (type) => {
      const sim = await simulator(quiet);
      const { portId } = (await stateOf(sim))[0]!;
      const post = (body: string) =>
        fetch(`${sim.addresses.control}/unplug`, {
          method: 'POST',
          body: Buffer.from(body),
          ...(type === undefined ? {} : { headers: { 'content-type': type } }),
        });
      expect((await post(JSON.stringify({ portId }))).status).toBe(204);
      const refused = await post('portId=1');
      expect([refused.status, await refused.text()]).toEqual([
        400,
        expect.stringMatching(/^The body is not JSON.+\.$/),
      ]);
    },
  );

  it('swaps two sockets while they are in use: what is plugged in stays with its label', async () => {
    const sim = await simulator({ ...quiet, sockets: 60 });
    for (const { label } of sim.schedule) sim.floor.plug(label, { ...load, name: label });
    expect((await control(sim, '/faults', { add: 'swap:1' })).status).toBe(204);
    expect(sim.truth.miswired).toHaveLength(1);
    for (const port of await stateOf(sim)) expect(port.device?.['name'] ?? null).toBe(port.label);
  });

  it('makes a socket dead while running', async () => {
    const sim = await simulator(quiet);
    const line = await plainVisitor(sim);
    await line.client.subscribeAsync('/ports/#');
    sim.fault('dead:1');
    const [dead] = sim.truth.dead;
    sim.floor.plug(dead!, load);
    sim.floor.plug(sim.schedule.find(({ label }) => label !== dead)!.label, load);
    await line.reaches(1);
    expect(line.messages[0]?.topic).not.toBe((await stateOf(sim)).find(({ label }) => label === dead)?.topic);
  });
});

it('every port reports unasked once an interval, dead ones never', async () => {
  const clock = new VirtualClock();
  const sim = await simulator({ sockets: 30, heartbeat: 10, faults: 'dead:2' }, clock);
  const line = await plainVisitor(sim);
  await line.client.subscribeAsync(`/ports/${sim.company}/#`);
  const ports = (await stateOf(sim)).length;
  clock.advance(20_000);
  await line.reaches(2 * (ports - 2) - 4);
  expect(new Set(line.messages.map(({ topic }) => topic)).size).toBe(ports - 2);
});

it('sockets live on an outside broker where they are told to', async () => {
  const broker = await simulator({ sockets: 1, heartbeat: 0 });
  const sim = await simulator({ ...quiet, seed: 2, broker: broker.addresses.plain });
  expect(sim.addresses.plain).toBe(broker.addresses.plain);
  const line = await plainVisitor(broker);
  await line.client.subscribeAsync('/ports/#');
  const { label } = sim.schedule[0]!;
  sim.floor.plug(label, load);
  await line.reaches(1);
  const { topic } = line.messages[0]!;
  line.client.publish(
    topic.replace('/ports', '/action'),
    JSON.stringify({ data: { device: { lamp: { level: 77 } } } }),
  );
  await vi.waitFor(() => expect(sim.floor.lampAt(label)).toBe(77));
});

it.each([
  [{ sockets: 3, faults: 'exchange:9' }, 'simulator.faults-do-not-fit'],
  [{ faults: 'gremlins' }, 'simulator.faults-not-understood'],
  [{ sockets: 0 }, 'simulator.options-wrong'],
  [{ fixed: 2 }, 'simulator.options-wrong'],
  [{ broker: 'mqtt://127.0.0.1:1' }, 'simulator.broker-unreachable'],
])('does not start with %o: %s', async (options, code) => {
  expect(await startSimulator(options)).toMatchObject({ ok: false, failure: { code } });
});

it('does not start on a port that is taken', async () => {
  const sim = await simulator(quiet);
  const restPort = Number(new URL(sim.addresses.rest).port);
  expect(await startSimulator({ ...quiet, restPort })).toMatchObject({
    ok: false,
    failure: { code: 'simulator.port-in-use', params: { port: restPort } },
  });
});

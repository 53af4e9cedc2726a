// The signed listener: signature, expiry, permissions per company, quotas; the plain one has none of that.

import type mqtt from 'mqtt';
import { describe, expect, it, vi } from 'vitest';

import {
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
import type { Simulator, SimulatorOptions } from '../../../electron/simulator/simulator.ts';

async function site(options: Partial<SimulatorOptions> = {}) {
  const sim = await simulator({ sockets: 20, heartbeat: 0, ...options });
  const rest = await signedIn(sim);
  return { sim, rest, keys: await keysOf(rest, sim.company) };
}

const granted = async (client: mqtt.MqttClient, filters: string[]): Promise<number[]> => {
  const packets = new Promise<number[]>((resolve) =>
    client.on('packetreceive', (packet) => packet.cmd === 'suback' && resolve(packet.granted as number[])),
  );
  client.subscribe(filters, () => {});
  return packets;
};

const plugAll = (sim: Simulator): void => sim.schedule.forEach(({ label }) => sim.floor.plug(label, load));

describe('the signed listener', () => {
  it('lets in who is signed for, and nobody else', async () => {
    const { sim, keys } = await site();
    const url = signedUrl(keys);
    expect(await knock(sim, url)).toBe(101);
    expect(await knock(sim, sim.addresses.mqtt)).toBe(403);
    expect(await knock(sim, url.replace(/(X-Amz-Signature=)./, '$1z'))).toBe(403);
    expect(await knock(sim, signedUrl({ ...keys, secretKey: 'guessed' }))).toBe(403);
  });

  it('refuses credentials that have expired', async () => {
    const { sim, keys } = await site({ credentialLifeMs: 1 });
    await vi.waitFor(async () => expect(await knock(sim, signedUrl(keys))).toBe(403));
  });

  it('tells one company nothing of another', async () => {
    const { sim, keys } = await site();
    const line = await signedVisitor(sim, keys);
    const other = sim.otherCompany.companyId;
    const answers = await granted(line.client, [`/ports/${sim.company}/#`, `/ports/${other}/#`, '#', '/ports/+/#']);
    expect(answers).toEqual([0, 128, 128, 128]);
    line.client.publish(`/action/${other}/l/h/p`, '{}');
    await line.closed();
  });

  it('closes the line of a client that publishes as if it were a port', async () => {
    const { sim, keys } = await site();
    const line = await signedVisitor(sim, keys);
    line.client.publish(`/ports/${sim.company}/l/h/p`, '{}');
    await line.closed();
  });

  it('discards what is over a hundred messages a second, without a word', async () => {
    const { sim, keys } = await site({ sockets: 300 });
    const line = await signedVisitor(sim, keys);
    const plain = await plainVisitor(sim);
    await line.client.subscribeAsync(`/ports/${sim.company}/#`);
    await plain.client.subscribeAsync(`/ports/${sim.company}/#`);
    plugAll(sim);
    await plain.reaches(300);
    await line.reaches(100);
    expect(line.messages).toHaveLength(100);
    expect(line.client.connected).toBe(true);
  });

  it('lets all through where quotas are off', async () => {
    const { sim, keys } = await site({ sockets: 300, quotas: 'off' });
    const line = await signedVisitor(sim, keys);
    await line.client.subscribeAsync(`/ports/${sim.company}/#`);
    plugAll(sim);
    await line.reaches(300);
  });

  it('obeys a hundred actions a second and no more', async () => {
    const { sim, keys } = await site({ sockets: 150, lamp: 'socket' });
    const line = await signedVisitor(sim, keys);
    for (const { topic } of (await stateOf(sim)).filter(({ label }) => label !== null)) {
      line.client.publish(
        topic.replace('/ports', '/action'),
        JSON.stringify({ data: { device: { lamp: { level: 9 } } } }),
      );
    }
    const lit = () => sim.schedule.filter(({ label }) => sim.floor.lampAt(label) === 9).length;
    await vi.waitFor(() => expect(lit()).toBe(100));
    await line.client.subscribeAsync(`/ports/${sim.company}/#`);
    expect(lit()).toBe(100);
  });

  it('grants fifty filters, eight at a time', async () => {
    const { sim, keys } = await site();
    const line = await signedVisitor(sim, keys);
    const filters = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) => `/ports/${sim.company}/${from + n}`);
    for (let from = 0; from < 48; from += 8) {
      expect((await line.client.subscribeAsync(filters(from, 8))).map(({ qos }) => qos)).toEqual(Array(8).fill(0));
    }
    const client = line.client;
    expect(await granted(client, filters(48, 4))).toEqual([0, 0, 128, 128]);
    await client.unsubscribeAsync(filters(0, 8));
    expect((await client.subscribeAsync(filters(60, 8))).map(({ qos }) => qos)).toEqual(Array(8).fill(0));
    client.subscribe(filters(70, 9), () => {});
    await line.closed();
  });

  it('ends the first connection when a second comes with its id, once a second at most', async () => {
    const { sim, rest, keys } = await site();
    const first = await signedVisitor(sim, keys, { clientId: 'twin' });
    await expect(signedVisitor(sim, keys, { clientId: 'twin' })).rejects.toThrow(/unavailable/i);
    expect(first.client.connected).toBe(true);
    await vi.waitFor(async () => signedVisitor(sim, await keysOf(rest, sim.company), { clientId: 'twin' }), {
      timeout: 10_000,
      interval: 1_100,
    });
    await first.closed();
  });

  it('knows no QoS 2', async () => {
    const { sim, keys } = await site();
    const line = await signedVisitor(sim, keys);
    line.client.subscribe(`/ports/${sim.company}/#`, { qos: 2 }, () => {});
    line.client.publish(`/action/${sim.company}/l/h/p`, '{}', { qos: 2 });
    await line.closed();
  });
});

describe('the plain listener', () => {
  it('hears and says everything, without a quota', async () => {
    const { sim } = await site({ sockets: 250 });
    const line = await plainVisitor(sim);
    await line.client.subscribeAsync(['/ports/#', ...Array.from({ length: 60 }, (_, n) => `/x/${n}`)]);
    plugAll(sim);
    await line.reaches(250);
    await line.client.publishAsync('/ports/a/b/c/d', '{"own":1}');
    await vi.waitFor(() => expect(line.messages.at(-1)).toEqual({ topic: '/ports/a/b/c/d', payload: { own: 1 } }));
  });
});

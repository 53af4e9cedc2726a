import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../../electron/environment/clock.ts';
import { until } from '../../support/until.ts';
import { simulatedSite, type SimulatedSite } from './a-simulated-site.ts';

let site: SimulatedSite;
afterEach(() => site.end());

test('credentials that end in the middle of a walk are renewed before: every plug is heard once', async () => {
  // So many plugs a second make the session spread over more lanes too: renewals and moves cross each other.
  site = await simulatedSite({ sockets: 60, quotas: 'off', credentialLifeMs: 1_500 });
  await site.live.start();
  site.baselineEmpty();
  const ids = new Set<string>();
  let plugs = 0;
  while (ids.size < 40) {
    const { portKey } = site.ports[plugs % site.ports.length]!;
    const before = site.plugs().get(portKey) ?? 0;
    await site.plug(portKey);
    await until(() => site.plugs().get(portKey) === before + 1, `plug ${plugs}`);
    await site.unplug(portKey);
    await until(() => site.live.last(portKey)?.present === false, `unplug ${plugs}`);
    plugs += 1;
    for (const lane of site.live.status().lanes) ids.add(lane.clientId);
  }
  expect([...site.plugs().values()].reduce((sum, heard) => sum + heard)).toBe(plugs);
  expect(site.lines.map(({ line }) => line)).toEqual(['connected']);
  expect(site.live.status().reconnects).toBe(0);
});

for (const transport of ['cut', 'restart', 'expire', 'half-open'])
  test(`${transport}: the line is lost, then back with its gap, and plugs are heard again`, async () => {
    site = await simulatedSite({ sockets: 30 });
    await site.live.start();
    site.baselineEmpty();
    expect(site.simulator.transportFault({ transport })).toMatchObject({ ok: true });
    await until(() => site.lines.some(({ line }) => line === 'back'), 'the line to be back', 20_000);
    expect(site.lines.map(({ line }) => line)).toEqual(['connected', 'lost', 'back']);
    const [, lost, back] = site.lines;
    expect(lost).toMatchObject({ failure: { code: transport === 'half-open' ? 'live.silent' : 'live.lost' } });
    expect(back).toMatchObject({ gapMs: expect.any(Number) });
    await site.plug(site.ports[0]!.portKey);
    await until(() => site.plugs().size === 1, 'the plug after the gap');
  });

test('malformed messages are counted and say nothing about presence', async () => {
  for (const dialect of ['documented', 'operated'] as const) {
    site = await simulatedSite({ sockets: 40, heartbeat: 1, dialect });
    await site.live.start();
    site.baselineEmpty();
    site.simulator.transportFault({ transport: 'malform', share: 0.5 });
    await until(() => site.live.status().malformed > 30, 'malformed messages');
    expect(site.plugs().size).toBe(0);
    if (dialect === 'documented') await site.end();
  }
});

test('a clock two hours off is corrected by the server’s own', async () => {
  const off = 2 * 3_600_000;
  const clock = { ...systemClock, now: () => systemClock.now() + off };
  site = await simulatedSite({ sockets: 10 }, { clock });
  expect(await site.live.start()).toMatchObject({ ok: true });
  site.baselineEmpty();
  await site.plug(site.ports[0]!.portKey);
  await until(() => site.plugs().size === 1, 'the plug');
});

test('an authority that is not known is named as such', async () => {
  site = await simulatedSite({ sockets: 10 }, {}, ({ kind, credentials }) => ({ kind, credentials }));
  expect(await site.live.start()).toMatchObject({ failure: { code: 'live.untrusted' } });
});

test('a wrong key is refused, and the sentence names neither key nor token', async () => {
  site = await simulatedSite({ sockets: 10 }, {}, (source) => ({
    ...source,
    async credentials() {
      const given = await source.credentials();
      return given.ok ? { ok: true, value: { ...given.value, secretKey: 'another' } } : given;
    },
  }));
  const result = await site.live.start();
  expect(result).toMatchObject({ failure: { code: 'live.refused' } });
  expect(JSON.stringify(result)).not.toMatch(/another|X-Amz/);
});

test('whatever happens, neither key nor token nor signature is logged', async () => {
  const lines: string[] = [];
  const note = (context: object, message: string): void => void lines.push(JSON.stringify([context, message]));
  const secrets: string[] = [];
  site = await simulatedSite(
    { sockets: 10 },
    { log: { debug: note, info: note, warn: note, error: note } },
    (source) => ({
      ...source,
      async credentials() {
        const given = await source.credentials();
        if (given.ok) secrets.push(given.value.secretKey, given.value.sessionToken);
        return given;
      },
    }),
  );
  await site.live.start();
  for (const transport of ['cut', 'expire', 'restart']) {
    const gaps = site.lines.filter(({ line }) => line === 'back').length;
    site.simulator.transportFault({ transport });
    await until(() => site.lines.filter(({ line }) => line === 'back').length > gaps, `the line after ${transport}`);
  }
  expect(lines.length).toBeGreaterThan(3);
  const told = lines.join('\n');
  expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
  expect(told).not.toContain('X-Amz');
});

test('a platform that gives every connection the same id is listened to over one, narrowed if need be', async () => {
  site = await simulatedSite({ sockets: 900, quotas: 'off' }, {}, (source) => ({
    ...source,
    async credentials() {
      const given = await source.credentials();
      return given.ok ? { ok: true, value: { ...given.value, clientId: 'the-only-one' } } : given;
    },
  }));
  expect(await site.live.start()).toMatchObject({ ok: true });
  await until(() => site.live.status().lanes.length === 1, 'a single lane');
  await until(() => site.live.line().line === 'connected', 'the line');
  site.baselineEmpty();
  await site.plug(site.ports[0]!.portKey);
  await until(() => site.plugs().size === 1, 'the plug');
});

// A socket without a lamp can't blink: the person is told so at once, in a sentence.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { Application } from '../../electron/application/application.ts';
import { createRouter } from '../../electron/application/router.ts';
import { done } from '../../electron/domain/failures.ts';
import { startSimulator } from '../../electron/simulator/start-simulator.ts';
import { overWebSocket } from '../support/serve.ts';
import { testShell } from '../support/test-shell.ts';
import { valueOf } from '../support/value-of.ts';

test('a port that speaks and never of a lamp is not asked to blink', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'no-lamp-'));
  const simulator = valueOf(
    await startSimulator({ sockets: 6, seed: 3, commissioned: false, heartbeat: 1, lamp: 'device' }),
  );
  const newSite = (): Promise<ReturnType<typeof done<string>>> => Promise.resolve(done(join(folder, 'a.ochno-site')));
  const shell = testShell();
  const application = new Application(testShell({ desk: { ...shell.desk, newSite } }));
  const { client, end } = await overWebSocket(createRouter(application));
  const { rest: baseUrl, email, password, companyId, ca } = simulator.addresses;
  const draft = { kind: 'ochno', name: 'L', dialect: 'documented', baseUrl, email, companyId, password } as const;
  await client.profiles.save({ ...draft, keep: false, ca: readFileSync(ca, 'utf8') });
  const created = await client.start.create({ name: 'No lamp' });
  await client.site.open({ file: created.ok ? (created.value?.file ?? '') : '' });
  await client.live.connect({ profile: 'L' });

  const edit = async (what: Parameters<typeof client.site.edit>[0]): Promise<string> => {
    const edited = await client.site.edit(what);
    return edited.ok ? (edited.value.created[0] ?? '') : Promise.reject(new Error(edited.failure.say));
  };
  const [row] = simulator.schedule;
  const locationId = await edit({ kind: 'add-location', name: 'House' });
  const place = { locationId, planId: null };
  const socket = { label: row!.label, ...place, position: null, areaId: null, expected: 'open' as const };
  const socketId = await edit({ kind: 'add-sockets', sockets: [socket] });
  expect(await client.live.blink({ socketId, seconds: 1 })).toMatchObject({ failure: { code: 'site.not-bound' } });
  const hubId = await edit({ kind: 'add-hub', hwId: row!.hub, ...place, name: '' });
  await edit({ kind: 'bind-sockets', bindings: [{ socketId, hubId, number: row!.port }] });
  const heard = async (): Promise<boolean> => {
    simulator.floor.touch(row!.label);
    const reading = await client.live.reading({ socketId });
    return reading.ok && reading.value !== null;
  };
  await expect.poll(heard, { timeout: 20_000 }).toBe(true);
  const blinked = await client.live.blink({ socketId, seconds: 1 });
  expect(blinked).toMatchObject({ ok: false, failure: { code: 'live.no-lamp', say: /no lamp/ } });

  await application.close();
  await end();
  await simulator.stop();
  rmSync(folder, { recursive: true, force: true });
});

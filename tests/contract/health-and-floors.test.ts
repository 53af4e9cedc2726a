// What the health check finds on a simulated building, and how a floor is listened to alone.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { Application } from '../../electron/application/application.ts';
import { connect } from '../../electron/application/connection.ts';
import { createRouter } from '../../electron/application/router.ts';
import { secretsInMemory } from '../../electron/application/secrets-in-memory.ts';
import type { HealthView } from '../../electron/contract/health.ts';
import type { LiveView } from '../../electron/contract/frame.ts';
import type { Outcome } from '../../electron/contract/outcome.ts';
import type { Told } from '../../electron/contract/told.ts';
import { demoPasswordName, demoProfile, setUpDemoSite } from '../../electron/demo/demo-site.ts';
import { setProcedure } from '../../electron/domain/edits.ts';
import { defaultProcedure } from '../../electron/domain/procedure.ts';
import { systemOutside } from '../../electron/environment/outside.ts';
import type { Simulator } from '../../electron/simulator/simulator.ts';
import { startSimulator } from '../../electron/simulator/start-simulator.ts';
import { createSite } from '../../electron/site/open-site.ts';
import { overWebSocket, type Client, type Served } from '../support/serve.ts';
import { testShell } from '../support/test-shell.ts';
import { valueOf } from '../support/value-of.ts';

let folder: string;
let simulator: Simulator;
let application: Application;
let served: Served;
let client: Client;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'health-'));
  simulator = valueOf(await startSimulator({ sockets: 12, seed: 3, commissioned: false, heartbeat: 1, quotas: 'off' }));
  const profile = demoProfile(simulator, 'documented', 'off');
  const { password } = simulator.addresses;
  const file = path.join(folder, 'site.ochno-site');
  const outside = systemOutside();
  const connection = valueOf(connect(profile, () => password, outside));
  const document = valueOf(
    createSite({ ...outside, author: 'Test', station: 'station-1', path: file, name: 'Health' }),
  );
  valueOf(await setUpDemoSite({ simulator, document, connection, bind: true, outside, onProgress: () => {} }));
  const procedure = { ...defaultProcedure, flapWindowMs: 2_500 };
  valueOf(document.append(valueOf(setProcedure(document.state, { procedure }))));
  document.close();
  connection.close();
  const secrets = secretsInMemory();
  secrets.set(demoPasswordName, password, false);
  const shell = testShell({ secrets });
  shell.kept.set('profiles', { Loopback: profile });
  application = new Application(shell);
  served = await overWebSocket(createRouter(application));
  client = served.client;
  valueOf(await application.openPath(file));
  valueOf(await application.join('Loopback'));
}, 60_000);

afterEach(async () => {
  await application.close();
  await served.end();
  await simulator.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function check(during: () => Promise<void> = () => Promise.resolve()): Promise<Told<HealthView>> {
  let last: Told<HealthView> | null = null;
  let begun: Promise<void> | null = null;
  for await (const told of await client.health.check()) {
    begun ??= during();
    last = told;
  }
  await begun;
  return last!;
}

test('a contact that flaps while the check listens is found, the rest is well, and the platform was asked', async () => {
  const [loose] = simulator.schedule;
  const told = await check(async () => {
    for (let turn = 0; turn < 6; turn += 1) {
      simulator.floor.plug(loose!.label, { type: 'load', name: 'Load', watts: 30 });
      await new Promise((resolve) => setTimeout(resolve, 80));
      simulator.floor.unplug(loose!.label);
      await new Promise((resolve) => setTimeout(resolve, 80));
    }
  });
  expect(told).toMatchObject({ kind: 'done', value: { bound: 12, well: 11, notYet: 0, unbound: 0, metrics: 'asked' } });
  const { findings } = (told as { value: HealthView }).value;
  expect(findings).toMatchObject([
    { kind: 'flapping', label: loose!.label, hwId: loose!.hub, number: loose!.port, seen: 'now' },
  ]);
  const kept = await client.health.last();
  expect(kept.ok && kept.value.health).toEqual((told as { value: HealthView }).value);
});

test('one that is stopped keeps nothing; without a line there is none', async () => {
  const stopping = new AbortController();
  await expect(async () => {
    for await (const { kind } of await client.health.check(undefined, { signal: stopping.signal })) {
      if (kind === 'progress') stopping.abort();
    }
  }).rejects.toThrow();
  expect(await client.health.last()).toMatchObject({ ok: true, value: { health: null } });
  await client.live.disconnect();
  expect(await check()).toMatchObject({ kind: 'failed', failure: { code: 'verification.no-line' } });
});

test('one floor alone is listened to; what is left out is not called silent; no walk goes on into it', async () => {
  const plan = answer(await client.site.view()).locations[0]!.plans[0]!;
  expect(await client.live.narrow({ planId: 'elsewhere' })).toMatchObject({
    failure: { code: 'live.nothing-on-floor' },
  });
  answer(await client.live.narrow({ planId: plan.id }));
  expect((await live()).floor).toEqual({ planId: plan.id, name: plan.name });
  const told = (await check()) as { value: HealthView };
  expect(told.value.findings).toEqual([]);
  expect(told.value.well + told.value.notListened).toBe(12);
  answer(await client.verification.start({ mode: 'walk' }));
  expect(await client.live.narrow({ planId: null })).toMatchObject({ failure: { code: 'live.walk-under-way' } });
  answer(await client.verification.stop());
  answer(await client.live.narrow({ planId: null }));
  expect((await live()).floor).toBeNull();
});

async function live(): Promise<LiveView> {
  for await (const frame of await client.frame()) return frame.live;
  throw new Error('the frame ended');
}

function answer<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.failure.say);
  return outcome.value;
}

// What the health check finds on a simulated building, and how a floor is listened to alone.

import { afterEach, beforeEach, expect, test } from 'vitest';

import type { LiveView } from '../../electron/contract/frame.ts';
import type { HealthView } from '../../electron/contract/health.ts';
import type { Outcome } from '../../electron/contract/outcome.ts';
import type { Told } from '../../electron/contract/told.ts';
import type { Simulator } from '../../electron/simulator/simulator.ts';
import { joinedDemo, type JoinedDemo } from '../support/joined-demo.ts';
import type { Client } from '../support/serve.ts';

let demo: JoinedDemo;
let simulator: Simulator;
let client: Client;

beforeEach(async () => {
  demo = await joinedDemo({ flapWindowMs: 2_500 });
  ({ simulator, client } = demo);
}, 60_000);

afterEach(() => demo.end());

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

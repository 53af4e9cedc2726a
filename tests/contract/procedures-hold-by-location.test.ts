// A walk holds each socket against what its location demands, from the next plug on, and says so in its evidence.

import { afterEach, beforeEach, expect, test } from 'vitest';

import { defaultProcedure } from '../../electron/domain/procedure.ts';
import type { Socket } from '../../electron/domain/site-types.ts';
import { joinedDemo, type JoinedDemo } from '../support/joined-demo.ts';

const load = { type: 'load', name: 'Load 30 W', watts: 30 };
const times = { settleMs: 60, holdMs: 400, againMs: 300 };

let demo: JoinedDemo;
beforeEach(async () => {
  demo = await joinedDemo(times);
}, 60_000);
afterEach(() => demo.end());

const socket = (label: string): Socket =>
  [...demo.application.document!.state.sockets.values()].find((each) => each.label === label)!;

/** Plugged in where the walk points, until there is a verdict and it points on; the label. */
async function testNext(): Promise<string> {
  const proposed = (): string | null => demo.application.walks.runOf(undefined)?.view().proposed ?? null;
  await expect.poll(proposed, { timeout: 10_000 }).not.toBeNull();
  const id = proposed()!;
  const { label } = demo.application.document!.state.sockets.get(id)!;
  demo.simulator.floor.plug(label, load);
  await expect.poll(proposed, { timeout: 10_000 }).not.toBe(id);
  demo.simulator.floor.unplug(label);
  return label;
}

test('changed in the middle of a walk, for its location and back', { timeout: 60_000 }, async () => {
  const { client, application } = demo;
  const [location] = [...application.document!.state.locations.values()];
  await client.verification.start({ mode: 'walk' });
  const first = await testNext();
  expect(socket(first).verdict).toMatchObject({ verdict: 'pass', procedure: 'Standard' });

  const checks = ['plug' as const, 'power' as const, 'latency' as const];
  const procedure = { ...defaultProcedure, ...times, name: 'Desks', checks };
  const power = { min: 60, max: 240, margin: 1, mayBeUnreported: false };
  const edit = { kind: 'set-procedure' as const, locationId: location!.id };
  expect(await client.site.edit({ ...edit, procedure: { ...procedure, power } })).toMatchObject({ ok: true });
  expect(socket(first).verdict).toMatchObject({ verdict: 'stale', reason: 'procedure-changed' });
  const second = await testNext();
  expect(socket(second).verdict).toMatchObject({ verdict: 'fail', reason: 'power', procedure: 'Desks' });
  expect(socket(second).verdict.checks).toContainEqual(expect.objectContaining({ check: 'power', min: 60 }));

  expect(await client.site.edit({ ...edit, procedure })).toMatchObject({ ok: true });
  const third = await testNext();
  const { verdict, checks: made, evidence } = socket(third).verdict;
  expect(verdict).toBe('pass');
  const timed = made.find(({ check }) => check === 'latency');
  expect(timed).toMatchObject({ unit: 'ms', max: 500, outcome: 'pass' });
  expect(timed!.value).toBeLessThanOrEqual(evidence!.latencyMs);

  expect(await client.site.edit({ ...edit, procedure: null })).toMatchObject({ ok: true });
  const fourth = await testNext();
  expect(socket(fourth).verdict).toMatchObject({ verdict: 'pass', procedure: 'Standard' });
  await client.verification.stop();
});

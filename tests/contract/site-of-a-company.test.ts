// What Start and Site ask when a company is on the platform already: a site of it in one go, stopped in the middle, tried without
// a site, and a schedule whose plans nobody has drawn yet.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { Application } from '../../electron/application/application.ts';
import { createRouter } from '../../electron/application/router.ts';
import type { Outcome } from '../../electron/contract/outcome.ts';
import type { MadeSite, Told } from '../../electron/contract/told.ts';
import { done } from '../../electron/domain/failures.ts';
import type { Simulator } from '../../electron/simulator/simulator.ts';
import { startSimulator } from '../../electron/simulator/start-simulator.ts';
import { overWebSocket, type Client, type Served } from '../support/serve.ts';
import { testShell } from '../support/test-shell.ts';
import { valueOf } from '../support/value-of.ts';

let folder: string;
let simulator: Simulator;
let application: Application;
let served: Served;
let client: Client;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'company-site-'));
  simulator = valueOf(await startSimulator({ sockets: 12, seed: 3, commissioned: true, heartbeat: 1 }));
  const { desk } = testShell();
  const newSite = (name: string) => Promise.resolve(done(join(folder, `${name}.ochno-site`)));
  application = new Application(testShell({ desk: { ...desk, newSite } }));
  served = await overWebSocket(createRouter(application));
  client = served.client;
  const { rest: baseUrl, email, password, companyId, ca } = simulator.addresses;
  const draft = { kind: 'ochno' as const, name: 'Loopback', dialect: 'documented' as const, keep: false };
  value(await client.profiles.save({ ...draft, baseUrl, email, password, companyId, ca: readFileSync(ca, 'utf8') }));
});

afterEach(async () => {
  await application.close();
  await served.end();
  await simulator.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('everything comes, is counted, and the site is joined when it is opened', async () => {
  const told = await all(await client.start.ofCompany({ name: 'Kajen', profile: 'Loopback' }));
  expect(told[0]).toMatchObject({ kind: 'progress' });
  const made = madeBy(told);
  expect(made).toMatchObject({ name: 'Kajen', locations: 1, plans: 1, sockets: 12, trouble: null });
  expect(await client.start.sites()).toMatchObject([{ name: 'Kajen', sockets: 12, counts: { untested: 12 } }]);
  value(await client.site.open({ file: made.file }));
  for await (const { live } of await client.frame()) if (live.profile === 'Loopback') break;
  expect(await all(await client.sync.pull({ profile: 'Loopback' }))).toContainEqual({
    kind: 'done',
    value: { pulled: 0, pushed: 0, refused: 0, waiting: 0, trouble: null },
  });
});

test('a platform that is gone leaves an empty site, and says so', async () => {
  await simulator.stop();
  const made = madeBy(await all(await client.start.ofCompany({ name: 'Kajen', profile: 'Loopback' })));
  expect(made).toMatchObject({ locations: 0, trouble: { code: 'platform.unreachable' } });
});

test('who stops it has the site in the list, and what had come until then in it', async () => {
  const stopping = new AbortController();
  const stream = await client.start.ofCompany({ name: 'Kajen', profile: 'Loopback' }, { signal: stopping.signal });
  stopping.abort();
  await all(stream).catch(() => []);
  await expect.poll(() => client.start.sites().then(([site]) => site?.name)).toBe('Kajen');
});

test('without a site the ports of the company’s first location are listened to', async () => {
  const steps: string[] = [];
  for await (const { step, outcome } of await client.profiles.test({ name: 'Loopback' }))
    steps.push(`${step} ${outcome}`);
  expect(steps.slice(-3)).toEqual(['mqtt passed', 'subscription passed', 'first-message passed']);
});

test('a schedule’s plans come as empty sheets that wait for their picture; a second import adds none', async () => {
  const created = value(await client.start.create({ name: 'Ritning' }));
  value(await client.site.open({ file: created!.file }));
  const file = new File([simulator.scheduleCsv], 'schedule.csv', { type: 'text/csv' });
  const taken = () => client.schedule.import({ file, bind: true, partial: false });
  expect(value(await taken())).toMatchObject({ rows: 12, added: 12, changed: 0, errors: [] });
  expect(value(await taken())).toMatchObject({ rows: 12, added: 0, changed: 0, errors: [] });
  const [location] = value(await client.site.view()).locations;
  expect(location).toMatchObject({ unplaced: 0, plans: [{ revision: '0', mediaType: 'image/svg+xml' }] });
  const [plan] = location!.plans;
  const picture = new File([new Uint8Array(simulator.plans[0]!.bytes)], 'A.png', { type: 'image/png' });
  value(await client.site.replacePlan({ planId: plan!.id, revision: 'A', file: picture }));
  expect(value(await client.site.view()).locations[0]!.plans).toMatchObject([
    { revision: 'A', counts: { sockets: 12 } },
  ]);
});

async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const told: T[] = [];
  for await (const each of stream) told.push(each);
  return told;
}

function madeBy(told: readonly Told<MadeSite>[]): MadeSite {
  const end = told.at(-1);
  if (end?.kind !== 'done') throw new Error(JSON.stringify(end));
  return end.value;
}

function value<T>(outcome: Outcome<T> | { ok: true; value: T } | { ok: false; failure: { code: string } }): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

// What Settings asks, against a real platform on loopback: the procedure's effect, messages as they are read, what the line went
// through, the support file.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { Application } from '../../electron/application/application.ts';
import { createRouter } from '../../electron/application/router.ts';
import type { FrameView } from '../../electron/contract/frame.ts';
import type { Outcome } from '../../electron/contract/outcome.ts';
import type { HeardMessage } from '../../electron/contract/payload.ts';
import { defaultProcedure } from '../../electron/domain/procedure.ts';
import { done } from '../../electron/domain/failures.ts';
import type { DesignRow, Simulator } from '../../electron/simulator/simulator.ts';
import { startSimulator } from '../../electron/simulator/start-simulator.ts';
import { overWebSocket, type Client, type Served } from '../support/serve.ts';
import { testShell } from '../support/test-shell.ts';

const load = { type: 'load', name: 'Test load 30 W', watts: 30 };

let folder: string;
let simulator: Simulator;
let application: Application;
let served: Served;
let client: Client;
let rows: readonly DesignRow[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
  simulator = value(await startSimulator({ sockets: 12, seed: 3, commissioned: false, heartbeat: 30 }));
  const desk = {
    ...testShell().desk,
    newSite: (name: string) => Promise.resolve(done(join(folder, `${name}.ochno-site`))),
    chooseFolder: () => Promise.resolve(done(folder)),
  };
  application = new Application(testShell({ desk }));
  served = await overWebSocket(createRouter(application));
  client = served.client;
  rows = await builtSite();
});

afterEach(async () => {
  await application.close();
  await served.end();
  await simulator.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a message as it came, field by field, and how another would be read', async () => {
  const { label, hub, port } = rows[0]!;
  const wanted = next(await client.live.messages({ portKey: null }), ({ port: { label: at } }) => at === label);
  await frame(({ live }) => live.line === 'connected');
  // Listened to as soon as the first answer is asked for.
  const plug = setInterval(() => (simulator.floor.unplug(label), simulator.floor.plug(label, load)), 300);
  const heard = await wanted;
  clearInterval(plug);
  expect(heard).toMatchObject({ port: { label, hub, number: port }, topic: /^\/ports\// });
  expect(heard.fields).toContainEqual({ field: 'present', value: true, path: 'data.device' });
  expect(JSON.parse(heard.raw)).toMatchObject({ data: {} });

  const again = value(await client.live.tryPayload({ topic: heard.topic, raw: heard.raw }));
  expect(again).toMatchObject({ fields: heard.fields, topic: { port: heard.port } });
  const strange = value(await client.live.tryPayload({ topic: 'ports/x', raw: '{"data":{"power":{"watts":"7"}}}' }));
  expect(strange).toEqual({
    fields: [],
    topic: { port: null, form: ['/ports/{companyId}/{locationId}/{hubId}/{portKey}'] },
  });
  expect(await client.live.tryPayload({ raw: '{"data":' })).toMatchObject({ failure: { code: 'live.not-json' } });
  expect(await client.live.tryPayload({ raw: '[1]' })).toMatchObject({ failure: { code: 'live.not-an-object' } });
});

test('what the line went through is told in the language of the settings, also after parting', async () => {
  await frame(({ live }) => live.line === 'connected');
  simulator.transportFault({ transport: 'restart', ms: 500 });
  await frame(({ live }) => live.reconnects > 0 && live.line === 'connected');
  value(await client.live.disconnect());
  await client.settings.set({ language: 'sv' });
  const timeline = await client.live.timeline();
  const kinds = timeline.map(({ kind }) => kind).filter((kind) => kind !== 'told');
  expect(kinds).toEqual(['joined', 'connected', 'lost', 'back', 'parted']);
  expect(timeline.find(({ kind }) => kind === 'lost')).toMatchObject({
    words: { say: expect.stringContaining('bröts') },
  });
});

test('the effect of a procedure is told before it is set', async () => {
  const none = value(await client.site.procedureEffect({ procedure: { ...copied(), holdMs: 900 } }));
  expect(none).toEqual({ stale: 0, labels: [] });
});

test('a location has a procedure of its own, as one act, until it does as the site says again', async () => {
  const [location] = value(await client.site.view()).locations;
  const procedure = { ...copied(), name: 'Floor 2' };
  const locationId = location!.id;
  expect(value(await client.site.procedureEffect({ procedure, locationId }))).toEqual({ stale: 0, labels: [] });
  value(await client.site.edit({ kind: 'set-procedure', procedure, locationId }));
  const own = async (): Promise<string | undefined> =>
    value(await client.site.view()).locations[0]!.procedure?.name ?? undefined;
  expect(await own()).toBe('Floor 2');
  value(await client.site.undo());
  expect(await own()).toBeUndefined();
  value(await client.site.redo());
  value(await client.site.edit({ kind: 'set-procedure', procedure: null, locationId }));
  expect(await own()).toBeUndefined();
  const nowhere = await client.site.edit({ kind: 'set-procedure', procedure, locationId: 'nowhere' });
  expect(nowhere).toMatchObject({ failure: { code: 'site.no-such-thing' } });
  const nameless = await client.site.edit({ kind: 'set-procedure', procedure: { ...procedure, name: ' ' } });
  expect(nameless).toMatchObject({ failure: { code: 'site.empty-text' } });
});

test('templates are kept for this installation, and the support file only counts them', async () => {
  const template = { ...copied(), name: 'Kajens own' };
  await client.settings.set({ templates: [template] });
  expect((await client.settings.get()).templates).toEqual([template]);
  const text = await value(await client.support.file()).text();
  expect(JSON.parse(text)).toMatchObject({ settings: { templates: 1 } });
  expect(text).not.toContain('Kajens');
});

test('the support file is saved where the dialog says', async () => {
  const saved = value(await client.support.save());
  expect(readdirSync(folder)).toContain(saved!.name);
  const text = readFileSync(join(folder, saved!.name), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ site: { counts: { sockets: 4 } }, connections: [{ kind: 'ochno' }] });
  for (const secret of [simulator.addresses.password, simulator.addresses.email, 'BEGIN CERTIFICATE', rows[0]!.label])
    expect(text).not.toContain(secret);
  expect(value(await client.support.file()).type).toBe('application/json');
});

async function builtSite(): Promise<readonly DesignRow[]> {
  const { rest: baseUrl, email, password, companyId, ca } = simulator.addresses;
  const name = `${email} · loopback`;
  value(
    await client.profiles.save({
      ...{ kind: 'ochno', name, dialect: 'documented', baseUrl, email, companyId, password, keep: false },
      ca: readFileSync(ca, 'utf8'),
    }),
  );
  const created = value(await client.start.create({ name: 'Bryggan' }));
  value(await client.site.open({ file: created!.file }));
  value(await client.live.connect({ profile: name }));
  const locationId = value(await client.site.edit({ kind: 'add-location', name: 'Bryggan 1' })).created[0]!;
  const some = simulator.schedule.filter(({ hub }) => hub === simulator.schedule[0]!.hub).slice(0, 4);
  const place = { locationId, planId: null, position: null, areaId: null, expected: 'open' as const };
  const sockets = some.map(({ label }) => ({ label, ...place }));
  const socketIds = value(await client.site.edit({ kind: 'add-sockets', sockets })).created;
  const hub = { kind: 'add-hub' as const, hwId: some[0]!.hub, locationId, planId: null, name: '' };
  const hubId = value(await client.site.edit(hub)).created[0]!;
  const bindings = some.map(({ port: number }, index) => ({ socketId: socketIds[index]!, hubId, number }));
  value(await client.site.edit({ kind: 'bind-sockets', bindings }));
  return some;
}

const copied = () => ({ ...defaultProcedure, checks: [...defaultProcedure.checks] });

async function next(
  messages: AsyncIterable<HeardMessage>,
  fits: (told: HeardMessage) => boolean,
): Promise<HeardMessage> {
  for await (const told of messages) if (fits(told)) return told;
  throw new Error('no message fits');
}

async function frame(fits: (view: FrameView) => boolean): Promise<FrameView> {
  for await (const view of await client.frame()) if (fits(view)) return view;
  throw new Error('the frame ended');
}

function value<T>(outcome: Outcome<T> | { ok: true; value: T } | { ok: false; failure: { code: string } }): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

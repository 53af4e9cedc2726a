// What a first-time user does, asked over the contract against a real platform on loopback: from nothing to a report, with the
// network gone in the middle. No screen; the screens' own specs press the buttons.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { Application } from '../../electron/application/application.ts';
import { createRouter } from '../../electron/application/router.ts';
import type { FrameView } from '../../electron/contract/frame.ts';
import type { Outcome } from '../../electron/contract/outcome.ts';
import { done } from '../../electron/domain/failures.ts';
import type { Simulator } from '../../electron/simulator/simulator.ts';
import { startSimulator } from '../../electron/simulator/start-simulator.ts';
import { overWebSocket, type Client, type Served } from '../support/serve.ts';
import { testShell } from '../support/test-shell.ts';

const load = { type: 'load', name: 'Test load 30 W', watts: 30 };

let folder: string;
let simulator: Simulator;
let application: Application;
let served: Served;
let client: Client;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'first-site-'));
  simulator = value(await startSimulator({ sockets: 12, seed: 3, commissioned: false, heartbeat: 30 }));
  application = new Application(
    testShell({
      desk: {
        ...testShell().desk,
        newSite: (name) => Promise.resolve(done(join(folder, `${name}.ochno-site`))),
      },
    }),
  );
  served = await overWebSocket(createRouter(application));
  client = served.client;
});

afterEach(async () => {
  await application.close();
  await served.end();
  await simulator.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('from an empty site to verdicts and a report, over the contract alone', { timeout: 60_000 }, async () => {
  const { rest: baseUrl, email, password, companyId, ca } = simulator.addresses;
  const draft = {
    kind: 'ochno' as const,
    name: 'Loopback',
    dialect: 'documented' as const,
    baseUrl,
    email,
    companyId: '',
    password,
    keep: false,
    ca: readFileSync(ca, 'utf8'),
  };
  expect(value(await client.profiles.companies(draft))).toContainEqual(expect.objectContaining({ id: companyId }));
  expect(value(await client.profiles.save({ ...draft, companyId }))).toMatchObject({ hasPassword: true });

  const created = value(await client.start.create({ name: 'Bryggan' }));
  value(await client.site.open({ file: created!.file }));
  value(await client.live.connect({ profile: 'Loopback' }));

  const locationId = value(await client.site.edit({ kind: 'add-location', name: 'Bryggan 1' })).created[0]!;
  const [plan] = simulator.plans;
  const file = new File([new Uint8Array(plan!.bytes)], 'plan.png', { type: 'image/png' });
  const { planId } = value(await client.site.importPlan({ locationId, name: 'Floor 1', file }));
  const rows = simulator.schedule.filter(({ hub }) => hub === simulator.schedule[0]!.hub).slice(0, 4);
  const sockets = rows.map(({ label, x, y }) => ({
    label,
    locationId,
    planId,
    position: { x, y },
    areaId: null,
    expected: 'open' as const,
  }));
  const socketIds = value(await client.site.edit({ kind: 'add-sockets', sockets })).created;
  const hwId = rows[0]!.hub;
  const hubId = value(await client.site.edit({ kind: 'add-hub', hwId, locationId, planId, name: '' })).created[0]!;
  const bindings = rows.map(({ port: number }, index) => ({ socketId: socketIds[index]!, hubId, number }));
  value(await client.site.edit({ kind: 'bind-sockets', bindings }));

  await frame((view) => view.outbox.waiting === 0 && view.live.line === 'connected');
  const test = await client.profiles.test({ name: 'Loopback' });
  const steps: string[] = [];
  const tested = (async () => {
    for await (const { step, outcome } of test) {
      steps.push(`${step} ${outcome}`);
      if (step === 'subscription') setTimeout(() => blip(rows[3]!.label), 100);
    }
  })();
  await tested;
  expect(steps).toEqual([
    'dns passed',
    'tls skipped',
    'sign-in passed',
    'company passed',
    'credentials passed',
    'signature passed',
    'mqtt passed',
    'subscription passed',
    'first-message passed',
  ]);

  const learning = client.verification.learnLoad({ seconds: 20 });
  setTimeout(() => simulator.floor.plug(rows[1]!.label, load), 300);
  expect(value(await learning)).toMatchObject({ name: load.name, label: rows[1]!.label });
  simulator.floor.unplug(rows[1]!.label);

  const before = value(await client.verification.before({ mode: 'walk' }));
  expect(before).toMatchObject({ walk: 4, revisit: 0, locked: 0, bound: 4, unbound: 0, hubs: { all: 1, heard: 1 } });
  expect(before.areas).toMatchObject([{ plan: 'Floor 1', areaId: null, walk: 4 }]);
  expect(value(await client.verification.before({ mode: 'walk', within: { kind: 'hub', id: 'none' } })).walk).toBe(0);
  expect(value(await client.verification.summary())).toBeNull();

  value(await client.verification.start({ mode: 'walk', testLoad: { name: load.name } }));
  const verdicts = new Map<string, string>();
  for await (const event of await client.verification.events({ page: 'this' })) {
    // The first thing was said before this screen came: it stands in the view.
    if (event.event === 'view' && verdicts.size === 0 && event.view.line?.say === 'go-to') {
      simulator.floor.plug(event.view.line.label, load);
    }
    if (event.event === 'say' && event.utterance.say === 'go-to') simulator.floor.plug(event.utterance.label, load);
    if (event.event === 'say' && event.utterance.say === 'pull') simulator.floor.unplug(event.utterance.label);
    if (event.event === 'happened' && event.happening.kind === 'verdict')
      verdicts.set(event.happening.label, event.happening.verdict);
    if (event.event === 'say' && event.utterance.say === 'done') break;
  }
  expect([...verdicts.values()]).toEqual(['pass', 'pass', 'pass', 'pass']);
  expect(value(await client.verification.summary())).toMatchObject({ counts: { sockets: 4, pass: 4 }, open: [] });
  value(await client.verification.stop());

  const detail = value(await client.site.socket({ socketId: socketIds[0]! }));
  expect(detail.history[0]).toMatchObject({
    verdict: 'pass',
    works: 'measured',
    evidence: { topic: expect.any(String) },
  });
  const picture = value(await client.site.view()).locations[0]!.plans[0]!.blob;
  expect(value(await client.site.blob({ sha256: picture })).size).toBe(plan!.bytes.length);

  expect(value(await client.live.reading({ socketId: socketIds[0]! }))).toMatchObject({ present: false, watts: 0 });
  const { points, from, to } = value(await client.site.metrics({ socketId: socketIds[0]! }))!;
  expect(points.length).toBeGreaterThan(20);
  expect(points.every(({ at }) => at >= from - 3_600_000 && at <= to)).toBe(true);
  value(await client.live.blink({ socketId: socketIds[0]!, seconds: 10 }));
  expect(value(await client.site.socket({ socketId: socketIds[0]! })).blinkMsLeft).toBeGreaterThan(5_000);
  value(await client.live.endBlink({ socketId: socketIds[0]! }));
  expect(value(await client.site.socket({ socketId: socketIds[0]! })).blinkMsLeft).toBeNull();

  const preview = value(await client.report.preview({ language: 'sv' }));
  expect(new TextDecoder().decode(await preview.file.slice(0, 5).arrayBuffer())).toBe('%PDF-');
  expect((await frame(() => true)).next).toEqual({ action: 'issue-report' });
  expect((await frame(() => true)).report).toEqual({ basis: preview.basis, making: null });
  const report = value(await client.report.files({ formats: ['csv', 'json'] }));
  expect(report.files.map(({ type }) => type)).toEqual(['text/csv', 'application/json']);
  expect((await frame(() => true)).next).toEqual({ action: 'done' });
});

test('edits are one act each, taken back and brought again', async () => {
  const created = value(await client.start.create({ name: 'Undo' }));
  value(await client.site.open({ file: created!.file }));
  const locationId = value(await client.site.edit({ kind: 'add-location', name: 'House' })).created[0]!;
  const socket = { label: '1', locationId, planId: null, position: null, areaId: null, expected: 'open' as const };
  value(await client.site.edit({ kind: 'add-sockets', sockets: [socket, { ...socket, label: '2' }] }));
  expect(value(await client.site.sockets()).labels).toEqual(['1', '2']);
  value(await client.site.undo());
  expect(value(await client.site.sockets()).labels).toEqual([]);
  value(await client.site.redo());
  expect(value(await client.site.sockets()).labels).toEqual(['1', '2']);
  expect((await frame((view) => view.canUndo)).measures).toMatchObject({ locations: 1, placed: 0, bound: 0 });
  const [socketId] = value(await client.site.sockets()).ids;
  expect(value(await client.live.reading({ socketId: socketId! }))).toBeNull();
  expect(value(await client.site.metrics({ socketId: socketId! }))).toBeNull();
});

test('a report that is being made tells how far it is, and can be cancelled', async () => {
  const created = value(await client.start.create({ name: 'Halvvägs' }));
  value(await client.site.open({ file: created!.file }));
  const before = (await frame((view) => view.site !== null)).report.basis;
  const cancel = new AbortController();
  const making = client.report.files({ formats: ['pdf', 'csv'] }, { signal: cancel.signal });
  await frame((view) => view.report.making?.of === 2);
  cancel.abort();
  await expect(making).rejects.toThrow();
  await frame((view) => view.report.making === null);
  expect(value(await client.site.view()).reports).toEqual([]);

  value(await client.site.edit({ kind: 'set-details', details: { client: 'Östra kajen AB' } }));
  const told = await frame((view) => view.report.basis > before);
  value(await client.report.files({ formats: ['csv'] }));
  expect((await frame((view) => view.report.making === null)).report.basis).toBe(told.report.basis);
  expect(value(await client.site.view()).reports).toMatchObject([{ revision: 1 }]);
});

test('without a line nothing can be started, and the answer is in the language of the settings', async () => {
  const created = value(await client.start.create({ name: 'Tyst' }));
  value(await client.site.open({ file: created!.file }));
  await client.settings.set({ language: 'sv' });
  const started = await client.verification.start({ mode: 'walk' });
  expect(started).toMatchObject({ ok: false, failure: { code: 'verification.no-line', say: /uttagen/ } });
});

/** The first frame that fits. */
async function frame(fits: (view: FrameView) => boolean): Promise<FrameView> {
  for await (const view of await client.frame()) if (fits(view)) return view;
  throw new Error('the frame ended');
}

function blip(label: string): void {
  simulator.floor.plug(label, load);
  simulator.floor.unplug(label);
}

function value<T>(outcome: Outcome<T> | { ok: true; value: T } | { ok: false; failure: { code: string } }): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

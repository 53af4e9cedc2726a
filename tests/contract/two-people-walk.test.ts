// Two people, a page each, over one application, one session and one simulated building: they share the way, each acts and stops for
// themselves, and what one leaves is the other's.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { Application } from '../../electron/application/application.ts';
import { createRouter } from '../../electron/application/router.ts';
import { connect } from '../../electron/application/connection.ts';
import { secretsInMemory } from '../../electron/application/secrets-in-memory.ts';
import type { FrameView } from '../../electron/contract/frame.ts';
import type { Outcome } from '../../electron/contract/outcome.ts';
import type { VerificationEvent } from '../../electron/contract/verification.ts';
import { demoPasswordName, demoProfile, setUpDemoSite } from '../../electron/demo/demo-site.ts';
import { configureSite } from '../../electron/domain/edits.ts';
import { defaultProcedure } from '../../electron/domain/procedure.ts';
import type { Person } from '../../electron/domain/verification/division.ts';
import type { PluggedDevice, Simulator } from '../../electron/simulator/simulator.ts';
import { startSimulator } from '../../electron/simulator/start-simulator.ts';
import { createSite } from '../../electron/site/open-site.ts';
import { overWebSocket, type Client, type Served } from '../support/serve.ts';
import { testShell } from '../support/test-shell.ts';
import { until } from '../support/until.ts';
import { valueOf } from '../support/value-of.ts';

const sockets = 24;
const loads = { 1: { type: 'load', name: 'Load one', watts: 30 }, 2: { type: 'load', name: 'Load two', watts: 30 } };
const procedure = { ...defaultProcedure, settleMs: 40, holdMs: 120, againMs: 300 };

let folder: string;
let simulator: Simulator;
let application: Application;
let served: readonly Served[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'two-people-'));
  simulator = valueOf(await startSimulator({ sockets, seed: 3, commissioned: false, heartbeat: 30, quotas: 'off' }));
  const path = join(folder, 'site.ochno-site');
  const profile = demoProfile(simulator, 'documented', 'off');
  const secrets = secretsInMemory();
  secrets.set(demoPasswordName, simulator.addresses.password, false);
  const shell = testShell({ secrets });
  shell.kept.set('profiles', { Loopback: profile });
  const { outside, writer } = shell;
  const connection = valueOf(connect(profile, () => simulator.addresses.password, outside));
  const document = valueOf(createSite({ ...outside, ...writer, path, name: 'Two' }));
  valueOf(await setUpDemoSite({ simulator, document, connection, bind: true, outside, onProgress: () => {} }));
  valueOf(document.append(valueOf(configureSite(document.state, { procedure }))));
  document.close();
  connection.close();
  application = new Application(shell);
  valueOf(await application.openPath(path));
  valueOf(await application.join('Loopback'));
  const router = createRouter(application);
  served = [await overWebSocket(router), await overWebSocket(router)];
});

afterEach(async () => {
  await application.close();
  for (const { end } of served) await end();
  await simulator.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** One person at a page: hears, plugs, pulls. */
class Somebody {
  readonly page: string;
  readonly client: Client;
  readonly events: VerificationEvent[] = [];
  readonly sentTo: string[] = [];
  readonly #load: PluggedDevice;
  /** Plugs by themselves. */
  isWalking = false;
  #asked: string | null = null;

  constructor(person: Person, page = `page-${person}`) {
    [this.page, this.#load, this.client] = [page, loads[person], served[person - 1]!.client];
  }

  async follow(person: Person | null = null): Promise<void> {
    const events = await this.client.verification.events({ page: this.page, person });
    void (async () => {
      for await (const event of events) this.#take(event);
    })().catch(() => {});
    await until(() => this.events.length > 0, 'the first event');
  }

  walk(): void {
    this.isWalking = true;
    if (this.#asked !== null) simulator.floor.plug(this.#asked, this.#load);
  }

  said(what: string): number {
    return this.events.filter((event) => event.event === 'say' && event.utterance.say === what).length;
  }

  get seat(): Person | null {
    return this.events.findLast((event) => event.event === 'seat')?.person ?? null;
  }

  get verdicts(): string[] {
    return this.events.flatMap((event) =>
      event.event === 'happened' && event.happening.kind === 'verdict' ? [event.happening.label] : [],
    );
  }

  #take(event: VerificationEvent): void {
    this.events.push(event);
    if (event.event !== 'say') return;
    const { utterance } = event;
    if (utterance.say === 'go-to') {
      this.sentTo.push(utterance.label);
      this.#asked = utterance.label;
      if (this.isWalking) simulator.floor.plug(utterance.label, this.#load);
    }
    if (utterance.say === 'pull') simulator.floor.unplug(utterance.label);
  }
}

const named = (person: Person) => ({ name: loads[person].name });
const start = (one: Somebody, testLoad: { name: string } | null = named(1)) =>
  one.client.verification.start({ mode: 'walk', testLoad, lampAnswers: false, people: 2, page: one.page });
const joins = (somebody: Somebody, person: Person, testLoad: { name: string } | null = named(2)) =>
  somebody.client.verification.join({ person, testLoad, page: somebody.page });

const value = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(`${outcome.failure.code}: ${outcome.failure.say}`);
  return outcome.value;
};

async function frame(fits: (view: FrameView) => boolean): Promise<FrameView> {
  for await (const view of await served[0]!.client.frame()) if (fits(view)) return view;
  throw new Error('the frame ended');
}

async function bothThere(): Promise<[Somebody, Somebody]> {
  const [one, two] = [new Somebody(1), new Somebody(2)] as const;
  await one.follow();
  await two.follow();
  value(await start(one));
  value(await joins(two, 2));
  await until(() => one.seat === 1 && two.seat === 2, 'both seats');
  return [one, two];
}

test('they share one way to its end: no socket is proposed to both, and each hears only their own', async () => {
  const before = value(await served[0]!.client.verification.before({ mode: 'walk', people: 2 }));
  expect(before.canBeShared).toBe(true);
  expect(before.halves!.reduce((sum, half) => sum + half, 0)).toBe(sockets);
  const [one, two] = await bothThere();
  const view = await frame(({ runs }) => runs.length === 2);
  expect(view.crew).toMatchObject({ mode: 'walk', loadsAlike: false });
  expect(view.crew!.people).toMatchObject([
    { person: 1, isThere: true, isSeated: true, left: before.halves![0] },
    { person: 2, isThere: true, isSeated: true, left: before.halves![1] },
  ]);
  for (const somebody of [one, two]) somebody.walk();
  await until(() => one.said('done') > 0 && two.said('done') > 0, 'the end of both', 30_000);
  expect(one.sentTo.filter((label) => two.sentTo.includes(label))).toEqual([]);
  expect(new Set([...one.sentTo, ...two.sentTo]).size).toBe(sockets);
  expect(one.verdicts.filter((label) => two.verdicts.includes(label))).toEqual([]);
  expect((await frame(({ counts }) => counts.pass === sockets)).next).toEqual({ action: 'issue-report' });
  // What the other plugs in is nobody's news here.
  expect(one.said('other-load') + two.said('other-load')).toBe(0);
  const told = value(await one.client.verification.summary({ page: one.page }))!;
  expect(told.counts.pass).toBe(new Set(one.verdicts).size);
});

test('who has none to join walks through the other half too; who joins late finds what is left', async () => {
  const [one, two] = [new Somebody(1), new Somebody(2)];
  await one.follow();
  value(await start(one));
  one.walk();
  const half = (await frame(({ crew }) => crew !== null)).crew!.people[1]!.left;
  await until(() => one.verdicts.length > sockets - half, 'more than a half', 30_000);
  one.isWalking = false;
  await two.follow();
  value(await joins(two, 2));
  two.walk();
  one.walk();
  await until(() => one.said('done') > 0 && two.said('done') > 0, 'the end of both', 30_000);
  expect(new Set([...one.verdicts, ...two.verdicts]).size).toBe(sockets);
  expect(one.verdicts.filter((label) => two.verdicts.includes(label))).toEqual([]);
});

test('loads that look the same are said to both, and a plug counts at one’s own hubs only', async () => {
  const [one, two] = [new Somebody(1), new Somebody(2)];
  await one.follow();
  await two.follow();
  value(await start(one, null));
  value(await joins(two, 2, named(2)));
  await until(() => one.said('loads-alike') === 1 && two.said('loads-alike') === 1, 'the sentence');
  expect((await frame(({ crew }) => crew?.loadsAlike === true)).crew!.loadsAlike).toBe(true);
  two.walk();
  await until(() => two.verdicts.length >= 2, 'two verdicts');
  expect(one.said('surprise')).toBe(0);
  expect(one.verdicts).toEqual([]);
});

test('a page that is loaded anew keeps its seat; another one sees that somebody walks, and shows whom it likes', async () => {
  const [one] = await bothThere();
  const again = new Somebody(1, 'page-1 once more');
  await again.follow(1);
  await until(() => again.seat === 1 && again.events.some(({ event }) => event === 'view'), 'its view');
  const third = new Somebody(2, 'third');
  await third.follow();
  expect(third.seat).toBeNull();
  expect(third.events.some(({ event }) => event === 'view')).toBe(false);
  value(await joins(third, 1));
  await until(() => third.seat === 1 && third.events.some(({ event }) => event === 'view'), 'a view');
  expect(one.events.some(({ event }) => event === 'over')).toBe(false);
});

test('each acts, takes back and stops for themselves; what one leaves is the other’s', async () => {
  const [one, two] = await bothThere();
  value(await one.client.verification.act({ kind: 'skip', reason: 'skipped', page: one.page }));
  value(await two.client.verification.act({ kind: 'skip', reason: 'skipped', page: two.page }));
  await until(() => one.verdicts.length === 1 && two.verdicts.length === 1, 'a verdict of each');
  value(await one.client.verification.undo({ page: one.page }));
  await until(() => one.sentTo.at(-1) === one.verdicts[0], 'the way back');
  const state = application.document!.state;
  const verdictOf = (label: string) =>
    [...state.sockets.values()].find((socket) => socket.label === label)?.verdict.verdict;
  expect([verdictOf(one.verdicts[0]!), verdictOf(two.verdicts[0]!)]).toEqual(['untested', 'deferred']);

  const theirs = [...state.sockets.values()].find(({ label }) => label === two.sentTo.at(-1))!;
  expect(await one.client.verification.act({ kind: 'choose', socketId: theirs.id, page: one.page })).toMatchObject({
    ok: false,
    failure: { code: 'verification.others-socket' },
  });

  value(await two.client.verification.stop({ page: two.page }));
  const left = await frame(({ runs }) => runs.length === 1);
  expect(left.runs[0]).toMatchObject({ person: 1 });
  expect(left.runs[0]!.remaining).toBe(sockets);
  value(await one.client.verification.stop({ page: one.page }));
  expect((await frame(({ runs }) => runs.length === 0)).crew).toBeNull();
  expect(await joins(two, 2)).toMatchObject({ ok: false, failure: { code: 'verification.nobody-to-join' } });
});

test('where sockets are on no port yet, two loads have to look different', async () => {
  const [one, two] = [new Somebody(1), new Somebody(2)];
  await one.follow();
  const { client, page } = one;
  value(await client.verification.start({ mode: 'discover', people: 2, page, testLoad: named(1), only: [] }));
  expect(await joins(two, 2, named(1))).toMatchObject({ ok: false, failure: { code: 'verification.loads-alike' } });
  expect(await joins(two, 2, named(2))).toMatchObject({ ok: true });
});

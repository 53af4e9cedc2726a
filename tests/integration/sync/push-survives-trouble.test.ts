import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { SiteDocument } from '../../../electron/site/site-document.ts';
import type { Mischief } from '../../support/platform/hostile-proxy.ts';
import { relabel, SyncInTest } from '../../support/sync/sync-in-test.ts';
import { valueOf } from '../../support/value-of.ts';

const nothing = { pulled: 0, pushed: 0, refused: [], waiting: 0, trouble: null };

let sync: SyncInTest;
let document: SiteDocument;
beforeEach(async () => {
  sync = await SyncInTest.start({ sockets: 40, commissioned: false });
  document = sync.planned();
});
afterEach(() => sync.stop());

/** Nothing is there twice, and everything is there. */
async function expectEqual(): Promise<void> {
  expect(await sync.push(document)).toEqual(nothing);
  expect(await sync.differences(document)).toEqual([]);
  expect(sync.site.simulator.harmed()).toEqual([]);
}

describe('what the network does to a push', () => {
  it.each<[string, RegExp, Mischief, number]>([
    ['answers to POSTs are lost', /^POST \/api/, { lose: 'answer' }, 2],
    ['answers to PUTs are lost', /^PUT/, { lose: 'answer' }, 2],
    ['requests are lost', /^(PUT|POST|GET) \/api/, { lose: 'request' }, 3],
    ['lists are cut off', /^GET \/api/, { cutAfter: 7 }, 4],
    ['a proxy answers', /^(PUT|GET) \/api/, { answer: 502, body: '<html>' }, 4],
    ['the token has ended', /^(PUT|POST|GET) \/api/, { answer: 401 }, 1],
    ['the platform is too busy', /\/api/, { answer: 429, headers: { 'retry-after': '0' } }, 2],
  ])('makes nothing twice and loses nothing where at first %s', async (_what, on, mischief, times) => {
    sync.site.proxy.eachAtFirst(on, mischief, times);
    expect(await sync.push(document)).toMatchObject({ refused: [], waiting: 0 });
    await expectEqual();
  });

  it('leaves everything waiting where there is none, and says why', async () => {
    await sync.site.proxy.stop();
    const before = document.state.eventCount;
    const pushed = await sync.push(document);
    expect(pushed).toMatchObject({ pushed: 0, refused: [], trouble: { code: 'platform.unreachable' } });
    expect(pushed.waiting).toBeGreaterThan(40);
    expect(document.state.eventCount).toBe(before);
  });

  it('leaves the rest waiting where it ends in the middle, and goes on later', async () => {
    sync.site.proxy.next(/^PUT \/api\/ports/, { answer: 503 }, 999);
    const pushed = await sync.push(document);
    expect(pushed).toMatchObject({ waiting: 40, refused: [], trouble: { code: 'platform.trouble' } });
    expect(await sync.push(document, { platform: sync.site.colleague })).toMatchObject({ pushed: 40, waiting: 0 });
    await expectEqual();
  });

  it('is no reason to stop for the others where one thing is in trouble', async () => {
    await sync.push(document);
    const { state } = document;
    const [one, two] = [...state.sockets.values()];
    relabel(document, one!.label, 'One');
    relabel(document, two!.label, 'Two');
    const { portKey } = state.hubs.get(one!.binding!.hubId)!.ports.get(one!.binding!.number)!;
    sync.site.proxy.next(new RegExp(`^PUT /api/ports/${portKey}`), { answer: 500 }, 99);
    expect(await sync.push(document)).toMatchObject({ pushed: 1, waiting: 1 });
    expect(await sync.push(document, { platform: sync.site.colleague })).toMatchObject({ pushed: 1, waiting: 0 });
  });
});

describe('a push that is stopped', () => {
  it('goes on where it stood, from the journal alone', async () => {
    const stop = new AbortController();
    let steps = 0;
    const first = await sync.push(document, {
      signal: stop.signal,
      onProgress: () => void (++steps === 2 && stop.abort()),
    });
    expect(first).toMatchObject({ trouble: { code: 'sync.cancelled' } });
    expect(first.waiting).toBeGreaterThan(0);
    document.close();
    document = sync.open('a');
    expect(await sync.push(document)).toMatchObject({ refused: [], waiting: 0 });
    await expectEqual();
  });

  it('between the platform’s answer and our journal finds what it made', async () => {
    const { state } = document;
    const [location] = state.locations.values();
    const made = valueOf(await sync.site.ours.addLocation({ companyId: sync.site.companyId, name: location!.name }));
    const [hub] = state.hubs.values();
    const draft = { hwId: hub!.hwId, locationId: made.id, planId: null, name: hub!.name };
    valueOf(await sync.site.ours.addHub(draft));
    expect(await sync.push(document)).toMatchObject({ refused: [], waiting: 0 });
    expect(location!.sync.seen?.remoteId).toBe(made.id);
    await expectEqual();
  });

  it('reports how far it is', async () => {
    const told: [number, number][] = [];
    await sync.push(document, { onProgress: (done, total) => void told.push([done, total]) });
    const [last] = told.slice(-1);
    expect(last![0]).toBe(last![1]);
    expect(told.every(([done], index) => index === 0 || done >= told[index - 1]![0])).toBe(true);
  });
});

describe('what the platform refuses', () => {
  it('is kept with its reason, is not asked again, and holds nothing else up', async () => {
    valueOf(
      document.append([
        {
          type: 'hub.added',
          body: {
            hubId: 'x',
            hwId: 'p3_unknown',
            locationId: [...document.state.locations.keys()][0]!,
            planId: null,
            name: 'X',
          },
        },
      ]),
    );
    const pushed = await sync.push(document);
    const refused = [
      { kind: 'hub', id: 'x', label: 'X', say: expect.stringContaining('does not take the hub p3_unknown') as string },
    ];
    expect(pushed).toMatchObject({ refused, waiting: 0, trouble: null });
    const asked = sync.site.proxy.count(/^POST \/api\/hubs/);
    document.close();
    document = sync.open('a');
    expect(await sync.push(document)).toEqual({ ...nothing, refused });
    expect(sync.site.proxy.count(/^POST \/api\/hubs/)).toBe(asked);
    expect(await sync.push(document, { retryRefused: true })).toMatchObject({ refused });
    expect(sync.site.proxy.count(/^POST \/api\/hubs/)).toBe(asked + 1);
  });

  it.each([
    [400, 'does not accept what was sent'],
    [403, 'may not do that'],
    [409, 'stands against it'],
    [413, 'too large'],
  ])('with %i is said as what it is, and taken when the platform changes its mind', async (status, words) => {
    sync.site.proxy.next(/^POST \/api\/floorPlans/, { answer: status, body: '{"message":"No."}' });
    const pushed = await sync.push(document);
    expect(pushed.refused).toMatchObject([{ kind: 'plan', say: expect.stringContaining(words) as string }]);
    expect(pushed.waiting).toBeGreaterThan(0);
    expect(await sync.push(document, { retryRefused: true })).toMatchObject({ refused: [], waiting: 0 });
    await expectEqual();
  });

  it('is a port that the hub doesn’t have', async () => {
    const [hub] = document.state.hubs.values();
    const [socket] = document.state.sockets.values();
    const was = document.state.lastSetBy(`socket/${socket!.id}/binding`);
    const body = { socketId: socket!.id, hubId: hub!.id, number: 77, how: 'hand' as const, was, takes: null };
    valueOf(document.append([{ type: 'socket.bound', body }]));
    expect((await sync.push(document)).refused).toMatchObject([
      { kind: 'port', label: socket!.label, say: expect.stringContaining('has no port 77') as string },
    ]);
  });

  it('is something that somebody has removed there: it is not put back without a word', async () => {
    await sync.push(document);
    const [hub] = document.state.hubs.values();
    valueOf(await sync.site.colleague.removeHub(hub!.sync.seen!.remoteId));
    valueOf(document.append([{ type: 'hub.renamed', body: { hubId: hub!.id, name: 'New', was: null } }]));
    const gone = { kind: 'hub', label: 'New', say: 'Somebody removed New from the platform.' };
    expect((await sync.push(document)).refused).toMatchObject([gone]);
    expect((await sync.pull(document)).refused).toMatchObject([gone]);
    expect(await sync.push(document, { retryRefused: true })).toMatchObject({ refused: [], waiting: 0 });
    await expectEqual();
  });
});

describe('a colleague', () => {
  /** A port that is on both sides, and the socket at it. */
  async function shared() {
    await sync.push(document);
    const [socket] = document.state.sockets.values();
    const { portKey } = document.state.hubs.get(socket!.binding!.hubId)!.ports.get(socket!.binding!.number)!;
    return { socket: socket!, portKey: portKey! };
  }

  it('who has named the port otherwise meanwhile is not overwritten: the conflict is shown', async () => {
    const { socket, portKey } = await shared();
    valueOf(await sync.site.colleague.changePort(portKey, { name: 'Theirs' }));
    relabel(document, socket.label, 'Ours');
    await sync.push(document);
    expect(valueOf(await sync.site.colleague.changePort(portKey, {})).name).toBe('Theirs');
    expect(document.state.conflicts).toHaveLength(1);
    relabel(document, socket.label, 'Agreed');
    expect(document.state.conflicts).toEqual([]);
    expect(await sync.push(document)).toEqual({ ...nothing, pushed: 1 });
    await expectEqual();
  });

  it('who has moved the pin meanwhile keeps that, and we keep our name', async () => {
    const { socket, portKey } = await shared();
    const [plan] = document.state.plans.values();
    const place = { planId: plan!.sync.seen!.remoteId, position: { x: 0.0625, y: 0.125 } };
    valueOf(await sync.site.colleague.changePort(portKey, place));
    relabel(document, socket.label, 'Ours');
    await sync.push(document);
    await sync.pull(document);
    expect(socket).toMatchObject({ label: 'Ours', position: place.position });
    await expectEqual();
  });

  it('who has claimed a hub for another location before us is not fought over: ours moves it or shows it', async () => {
    const [hub] = document.state.hubs.values();
    const { companyId } = sync.site;
    const annex = valueOf(await sync.site.colleague.addLocation({ companyId, name: 'Annex' }));
    const claimed = { hwId: hub!.hwId, locationId: annex.id, planId: null, name: 'Theirs' };
    valueOf(await sync.site.colleague.addHub(claimed));
    const pushed = await sync.push(document);
    expect(hub!.sync.seen).toMatchObject({ gone: false });
    expect(document.state.conflicts.length + pushed.refused.length).toBeGreaterThan(0);
  });

  it('who calls the port by another socket’s label is shown, and nothing is overwritten', async () => {
    const { socket, portKey } = await shared();
    const [, second, third] = [...document.state.sockets.values()];
    valueOf(await sync.site.colleague.changePort(portKey, { name: second!.label }));
    const was = document.state.lastSetBy(`socket/${third!.id}/binding`);
    const { hubId, number } = socket.binding!;
    const body = { socketId: third!.id, hubId, number, how: 'hand' as const, was, takes: socket.id };
    valueOf(document.append([{ type: 'socket.bound', body }]));
    const pulled = await sync.pull(document);
    expect(pulled.refused).toMatchObject([
      { kind: 'port', say: expect.stringContaining('nothing was overwritten') as string },
    ]);
    await sync.push(document);
    expect(valueOf(await sync.site.colleague.changePort(portKey, {})).name).toBe(second!.label);
    expect(third!.binding).toMatchObject({ hubId, number });
  });
});

describe('a site that doesn’t say its company', () => {
  it('is not guessed where the user sees several', async () => {
    const fresh = sync.document('fresh', 'F');
    await expect(sync.push(fresh)).rejects.toThrow('sync.no-company');
  });
});

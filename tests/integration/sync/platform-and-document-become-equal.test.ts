import { copyFileSync } from 'node:fs';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { mergeSites } from '../../../electron/site/merge-sites.ts';
import { sheet } from '../../support/platform/platform-in-test.ts';
import { relabel, SyncInTest } from '../../support/sync/sync-in-test.ts';
import { valueOf } from '../../support/value-of.ts';

const nothing = { pulled: 0, pushed: 0, refused: [], waiting: 0, trouble: null };

describe.each([
  { dialect: 'documented', put: 'replace', etags: true },
  { dialect: 'documented', put: 'merge', etags: false },
  { dialect: 'operated', put: 'replace', etags: false },
  { dialect: 'operated', put: 'merge', etags: false },
] as const)('a site that was planned here ($dialect, PUT: $put, ETags: $etags)', (options) => {
  let sync: SyncInTest;
  beforeEach(async () => {
    sync = await SyncInTest.start({ ...options, sockets: 60, commissioned: false });
  });
  afterEach(() => sync.stop());

  it('is on the platform after a push, field by field, and neither side has more to say', async () => {
    const document = sync.planned();
    const pushed = await sync.push(document);
    expect(pushed).toMatchObject({ refused: [], waiting: 0, trouble: null });
    expect(await sync.differences(document)).toEqual([]);
    expect(sync.site.simulator.harmed()).toEqual([]);
    const { eventCount } = document.state;
    expect(await sync.push(document)).toEqual(nothing);
    expect(await sync.pull(document)).toEqual(nothing);
    expect(document.state.eventCount).toBe(eventCount);
    for (const socket of document.state.sockets.values()) {
      const port = document.state.hubs.get(socket.binding!.hubId)!.ports.get(socket.binding!.number)!;
      expect(port.portKey).not.toBeNull();
    }
  });

  it('comes back whole into a new document, and the same into every copy', async () => {
    const document = sync.planned();
    await sync.push(document);
    const [first, second] = [sync.document('first', 'B'), sync.document('second', 'C')];
    await sync.pull(first);
    await sync.pull(second);
    expect(await sync.differences(first)).toEqual([]);
    expect(await sync.pull(first)).toEqual(nothing);
    expect(await sync.push(first)).toEqual(nothing);
    const labels = (of: typeof document) => [...of.state.sockets.values()].map(({ label }) => label).sort();
    expect(labels(first)).toEqual(labels(document));
    expect([...first.state.sockets.keys()].sort()).toEqual([...second.state.sockets.keys()].sort());
    expect([...first.state.hubs.keys()].sort()).toEqual([...second.state.hubs.keys()].sort());
  });

  it('follows what is changed here, and there', async () => {
    const document = sync.planned();
    await sync.push(document);
    const { state } = document;
    const [one, two] = [...state.sockets.values()];
    const [location, plan, hub] = [
      [...state.locations.values()][0]!,
      [...state.plans.values()][0]!,
      [...state.hubs.values()][0]!,
    ];
    relabel(document, one!.label, 'Ours');
    const { bytes, ...picture } = sheet(3200, 2400);
    const blob = valueOf(document.putBlob(bytes));
    valueOf(
      document.append([
        { type: 'hub.renamed', body: { hubId: hub.id, name: 'Hub A', was: state.lastSetBy(`hub/${hub.id}/name`) } },
        {
          type: 'plan.replaced',
          body: { planId: plan.id, blob, ...picture, revision: '2', was: state.lastSetBy(`plan/${plan.id}/picture`) },
        },
      ]),
    );
    const theirs = state.hubs.get(two!.binding!.hubId)!.ports.get(two!.binding!.number)!.portKey!;
    valueOf(await sync.site.colleague.changePort(theirs, { name: 'Theirs' }));
    valueOf(await sync.site.colleague.changeLocation(location.sync.seen!.remoteId, { name: 'Tower' }));

    expect((await sync.push(document)).pushed).toBeGreaterThanOrEqual(3);
    expect((await sync.differences(document)).map(({ field, platform }) => [field, platform])).toEqual([
      ['name', 'Tower'],
      ['name', 'Theirs'],
    ]);
    expect((await sync.pull(document)).pulled).toBe(2);
    expect(await sync.differences(document)).toEqual([]);
    expect([one!.label, two!.label, location.name]).toEqual(['Ours', 'Theirs', 'Tower']);
    expect(state.conflicts).toEqual([]);
  });

  it('gives back what is removed here', async () => {
    const document = sync.planned();
    await sync.push(document);
    const { hubs, plans, locations } = document.state;
    valueOf(
      document.append([
        ...[...hubs.keys()].map((hubId) => ({ type: 'hub.removed' as const, body: { hubId } })),
        ...[...plans.keys()].map((planId) => ({ type: 'plan.removed' as const, body: { planId } })),
        ...[...locations.keys()].map((locationId) => ({ type: 'location.removed' as const, body: { locationId } })),
      ]),
    );
    expect(await sync.push(document)).toMatchObject({ refused: [], waiting: 0 });
    expect(await sync.differences(document)).toEqual([]);
    const names = valueOf(await sync.site.colleague.locations(sync.site.companyId)).map(({ name }) => name);
    expect(names).not.toContain([...locations.values()][0]!.name);
  });

  it('gives back the name of a port that lost its socket', async () => {
    const document = sync.planned();
    await sync.push(document);
    const [socket] = document.state.sockets.values();
    const was = document.state.lastSetBy(`socket/${socket!.id}/binding`);
    const { hubId, number } = socket!.binding!;
    const { portKey } = document.state.hubs.get(hubId)!.ports.get(number)!;
    valueOf(document.append([{ type: 'socket.unbound', body: { socketId: socket!.id, was } }]));
    expect(await sync.push(document)).toEqual({ ...nothing, pushed: 1 });
    expect(valueOf(await sync.site.colleague.changePort(portKey!, {}))).toMatchObject({
      name: `Port ${number}`,
      planId: null,
      position: null,
    });
    expect(await sync.pull(document)).toEqual(nothing);
    expect(await sync.differences(document)).toEqual([]);
  });
});

describe('two people with two copies of a document', () => {
  it('mean the same things when they have both pulled and their copies are merged', async () => {
    const sync = await SyncInTest.start({ sockets: 12 });
    const { folder } = sync;
    folder.create('first', 'site').close();
    copyFileSync(folder.file('first'), folder.file('second'));
    const [first, second] = [sync.open('first', 'A'), sync.open('second', 'B')];
    await sync.pull(first);
    await sync.pull(second);
    for (const document of [first, second]) document.close();
    const paths = ['first', 'second'].map((name) => folder.file(name));
    expect(valueOf(mergeSites({ ...folder.writer('M'), paths, out: folder.file('out') }))).toMatchObject({
      conflicts: 0,
    });
    const merged = sync.open('out', 'M');
    expect(merged.state.sockets.size).toBe(12);
    expect(await sync.differences(merged)).toEqual([]);
    expect(await sync.pull(merged)).toEqual(nothing);
    await sync.stop();
  });
});

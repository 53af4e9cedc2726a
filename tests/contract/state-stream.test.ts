import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { Application } from '../../electron/application/application.ts';
import { createRouter } from '../../electron/application/router.ts';
import { codes } from '../../electron/contract/codes.ts';
import type { Delta, Snapshot } from '../../electron/contract/state-stream.ts';
import { systemOutside } from '../../electron/environment/outside.ts';
import { createSite } from '../../electron/site/open-site.ts';
import { testShell } from '../support/test-shell.ts';
import { overMessagePort, overWebSocket, type Served } from '../support/serve.ts';

const outside = systemOutside();
const writer = { author: 'Test', station: 'station-1' };

describe.each([
  ['a message port', overMessagePort],
  ['a WebSocket', overWebSocket],
] as const)('over %s', (_name, serve) => {
  let folder: string;
  let theFile: string;
  let application: Application;
  let served: Served;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'contract-'));
    const created = createSite({ ...outside, ...writer, path: join(folder, 'a.ochno-site'), name: 'House' });
    if (!created.ok) throw new Error(created.failure.code);
    created.value.append([socketAdded('s1', '01'), socketAdded('s2', '02')]);
    created.value.close();
    application = new Application(testShell({ outside, writer }));
    theFile = application.handles.of(join(folder, 'a.ochno-site'));
    served = await serve(createRouter(application));
  });

  afterEach(async () => {
    await application.close();
    await served.end();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a file that no dialog gave is refused with a sentence', async () => {
    const opened = await served.client.site.open({ file: '/etc/passwd' });
    expect(opened).toMatchObject({
      ok: false,
      failure: { code: 'shell.wrong-use', say: expect.stringContaining('not chosen') },
    });
  });

  test('a screen gets the whole site, then each change by index', async () => {
    expect(await served.client.site.open({ file: theFile })).toMatchObject({ ok: true, value: { name: 'House' } });
    const changes = await served.client.site.changes();
    const first = (await changes.next()).value as Snapshot;
    expect(first.sockets).toEqual([
      ['s1', '01'],
      ['s2', '02'],
    ]);
    expect(first.socketRows.map(([, verdict]) => codes.verdict[verdict])).toEqual(['untested', 'untested']);

    application.document?.append([checkRecorded('s2')]);
    const delta = (await changes.next()).value as Delta;
    expect(delta.sockets).toEqual([[1, codes.verdict.indexOf('fail'), 'power', 1, 1, -1]]);
    await changes.return?.();
  });

  test('what happens while nobody asks arrives as one delta, each socket once', async () => {
    await served.client.site.open({ file: theFile });
    const changes = await served.client.site.changes();
    await changes.next();
    for (let round = 0; round < 100; round += 1) application.document?.append([checkRecorded('s1')]);
    const rows: number[] = [];
    let events = 0;
    while (events < (application.document?.state.eventCount ?? 0)) {
      const delta = (await changes.next()).value as Delta;
      rows.push(delta.sockets?.length ?? 0);
      events = delta.events;
    }
    expect(rows.every((count) => count === 1)).toBe(true);
    expect(rows.length).toBeLessThan(100);
    await changes.return?.();
  });

  test('a lamp that a walk borrows makes no view stale, a binding does', async () => {
    await served.client.site.open({ file: theFile });
    const changes = await served.client.site.changes();
    await changes.next();
    application.document?.append(hubWithPort);
    const bound = (await changes.next()).value as Delta;
    expect(bound.stale).toEqual(expect.arrayContaining(['hub', 'socket']));
    application.document?.append([
      { type: 'lamp.leased', body: { leaseId: 'x', portKey: 'k1', level: 100, restore: 0, deadline: 1 } },
    ]);
    const leased = (await changes.next()).value as Delta;
    expect(leased.stale).toBeUndefined();
    expect(leased.sockets?.map(([index]) => index)).toEqual([0]);
    await changes.return?.();
  });

  test('closing the site ends the stream', async () => {
    await served.client.site.open({ file: theFile });
    const changes = await served.client.site.changes();
    await changes.next();
    await served.client.site.close();
    expect((await changes.next()).done).toBe(true);
  });

  test('an undo takes the last act back', async () => {
    await served.client.site.open({ file: theFile });
    application.document?.append([checkRecorded('s1')]);
    expect(await served.client.site.undo()).toEqual({ ok: true, value: null });
    expect(application.document?.state.sockets.get('s1')?.verdict.verdict).toBe('untested');
  });

  test('nothing is verified without a live session, and the answer says what to do', async () => {
    await served.client.site.open({ file: theFile });
    expect(await served.client.verification.start({ mode: 'walk' })).toMatchObject({ ok: false });
    expect(await served.client.verification.act({ kind: 'next' })).toMatchObject({ ok: false });
  });
});

const socketAdded = (socketId: string, label: string) =>
  ({
    type: 'socket.added',
    body: { socketId, label, locationId: '', planId: null, position: null, areaId: null, expected: 'open' },
  }) as const;

const hubWithPort = [
  { type: 'hub.added', body: { hubId: 'h', hwId: 'h24_test', locationId: '', planId: null, name: '' } },
  { type: 'socket.bound', body: { socketId: 's1', hubId: 'h', number: 1, how: 'hand', was: null } },
  { type: 'platform.seen', body: { kind: 'port', id: 'h/1', remoteId: 'k1', copy: {} } },
] as const;

const checkRecorded = (socketId: string) =>
  ({
    type: 'check.recorded',
    body: {
      socketId,
      verdict: 'fail',
      reason: 'power',
      works: 'measured',
      place: 'measured',
      hubId: null,
      number: null,
      portKey: null,
      checks: [],
      evidence: null,
      attempt: 1,
      procedure: 'Standard',
      pace: 1,
      load: null,
    },
  }) as const;

import { describe, expect, it } from 'vitest';

import type { Delta } from '../../../electron/contract/state-stream.ts';
import { staleViews } from '../../../renderer/src/app/stale-views.ts';

const all = ['site', 'sockets', 'hubs', 'issues'];

describe('what is asked for again after a delta', () => {
  it.each<[string, Partial<Delta>, string[]]>([
    ['a reading', { ports: [[0, 1, 30_000, 20_000, null, 3]] }, []],
    ['a verdict', { sockets: [[0, 1, null, 1, 1, 4]] }, ['site']],
    ['an issue', { stale: ['issue'] }, ['site', 'issues']],
    ['a verdict that opened an issue', { sockets: [[0, 1, null, 1, 1, 4]], stale: ['issue'] }, ['site', 'issues']],
    ['a label', { sockets: [[0, 1, null, 1, 1, 4]], stale: ['socket'] }, all],
    ['a new socket', { newSockets: [['a', 'L2-014']] }, all],
    ['a hub', { stale: ['hub'] }, all],
  ])('%s', (_what, delta, views) => {
    expect(staleViews({ kind: 'delta', events: 1, ...delta })).toEqual(views);
  });

  it('all of it with the first that is told: what was changed until then is in no delta', () => {
    const site = { id: 's', name: 'Site', events: 1 };
    const nothing = { sockets: [], ports: [], socketRows: [], portRows: [] };
    expect(staleViews({ kind: 'snapshot', site, ...nothing })).toEqual(all);
  });
});

import { describe, expect, it } from 'vitest';

import { boundPort } from '../../../electron/domain/site-queries.ts';
import { SiteInTest } from '../../support/site/story.ts';

describe('ports', () => {
  it('come from the product catalogue, and get their id from the platform', () => {
    const site = new SiteInTest(1);
    const hub = site.state.hubs.get('h1')!;
    expect([...hub.ports.keys()]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(site.state.portsByKey.get('h1-2')).toBe(hub.ports.get(2));
    expect(boundPort(site.state, site.socket('s1'))).toBe(hub.ports.get(1));
  });

  it('that the catalogue does not have are made when the platform speaks of them', () => {
    const site = new SiteInTest(1);
    site.add('hub.added', { hubId: 'h9', hwId: 'new_1', locationId: 'l1', planId: null, name: 'H' });
    expect(site.state.hubs.get('h9')!.ports.size).toBe(0);
    site.see('h9', 3, 'k');
    expect(site.state.portsByKey.get('k')).toMatchObject({ id: 'h9/3', number: 3, portKey: 'k' });
  });

  it('have an id that no other has', () => {
    const site = new SiteInTest(1);
    site.see('h2', 5, 'h1-1');
    expect(site.state.portsByKey.get('h1-1')!.id).toBe('h2/5');
    expect(site.state.hubs.get('h1')!.ports.get(1)!.portKey).toBeNull();
  });

  it('lose their id when the platform has them no more', () => {
    const site = new SiteInTest(1);
    site.add('platform.gone', { kind: 'port', id: 'h1/1' });
    expect(site.state.portsByKey.has('h1-1')).toBe(false);
    expect(site.state.hubs.get('h1')!.ports.get(1)!.sync.seen).toMatchObject({ gone: true, remoteId: 'h1-1' });
  });

  it('keep their sockets when the hub is replaced by a product that prints them in another order', () => {
    const site = new SiteInTest(2);
    site.add('hub.firmware', { hubId: 'h1', firmware: '1' });
    site.add('platform.seen', { kind: 'hub', id: 'h1', remoteId: 'r', copy: {} });
    site.add('hub.replaced', { hubId: 'h1', hwId: 'pc_2', was: null });
    const hub = site.state.hubs.get('h1')!;
    expect([...hub.ports.keys()]).toEqual([4, 3, 2, 1, 6, 5]);
    expect(hub).toMatchObject({ hwId: 'pc_2', formerHwIds: ['p3_h1'], firmware: null, sync: { seen: null } });
    expect(hub.ports.get(1)).toMatchObject({ socketId: 's1', portKey: null, sync: { seen: null } });
    expect(site.state.portsByKey.has('h1-1')).toBe(false);
    site.see('h1', 1, 'new-1');
    expect(boundPort(site.state, site.socket('s1'))!.portKey).toBe('new-1');
  });

  it('without a place in the new product stay where a socket is bound to them', () => {
    const site = new SiteInTest(1);
    site.add('hub.added', { hubId: 'h8', hwId: 'h8_1', locationId: 'l1', planId: null, name: 'H' });
    site.bind('s1', 'h8', 8);
    site.add('hub.replaced', { hubId: 'h8', hwId: 'p3_9', was: null });
    expect([...site.state.hubs.get('h8')!.ports.keys()]).toEqual([1, 2, 3, 4, 5, 6, 8]);
  });
});

describe('bindings', () => {
  it('one port, one socket', () => {
    const site = new SiteInTest(3);
    site.bind('s1', 'h1', 2);
    expect([...site.state.sockets.values()].map(({ binding }) => binding?.number ?? null)).toEqual([2, null, 3]);
    const owners = [...site.state.hubs.get('h1')!.ports.values()].map(({ socketId }) => socketId);
    expect(owners).toEqual([null, 's1', 's3', null, null, null]);
  });

  it('trade places in one repair, and back in one undo', () => {
    const site = new SiteInTest(2);
    const bindings = [
      { socketId: 's1', hubId: 'h1', number: 2 },
      { socketId: 's2', hubId: 'h1', number: 1 },
    ];
    const repair = site.add('bindings.repaired', { kind: 'swap', bindings });
    const numbers = (): unknown[] => [...site.state.sockets.values()].map(({ binding }) => binding?.number);
    expect(numbers()).toEqual([2, 1]);
    expect(site.socket('s1').binding!.how).toBe('repair');
    site.undo(repair);
    expect(numbers()).toEqual([1, 2]);
  });

  it('free the port of a removed socket', () => {
    const site = new SiteInTest(1);
    const removed = site.add('socket.removed', { socketId: 's1' });
    expect(site.state.hubs.get('h1')!.ports.get(1)!.socketId).toBeNull();
    site.undo(removed);
    expect(site.state.hubs.get('h1')!.ports.get(1)!.socketId).toBe('s1');
  });
});

describe('what the platform refused', () => {
  it('stays until a newer copy is seen', () => {
    const site = new SiteInTest(1);
    site.add('platform.refused', { kind: 'port', id: 'h1/1', code: '403', say: 'no', wanted: '{}' });
    const port = site.state.hubs.get('h1')!.ports.get(1)!;
    expect(port.sync).toMatchObject({ seen: { remoteId: 'h1-1' }, refusal: { code: '403', wanted: '{}' } });
    site.see('h1', 1, 'h1-1');
    expect(port.sync.refusal).toBeNull();
  });
});

describe('a lamp on loan', () => {
  it('is listed until it is given back', () => {
    const site = new SiteInTest(1);
    site.add('lamp.leased', { leaseId: 'x', portKey: 'h1-1', level: 100, restore: 20, deadline: 9 });
    expect([...site.state.leases.values()]).toMatchObject([{ id: 'x', portKey: 'h1-1', level: 100, restore: 20 }]);
    site.add('lamp.returned', { leaseId: 'x' });
    expect(site.state.leases.size).toBe(0);
  });
});

describe('events about what never was', () => {
  it('change nothing', () => {
    const site = new SiteInTest(1);
    const place = { socketId: 'nobody', hubId: 'h1', number: 1, how: 'hand' as const, was: null };
    site.add('socket.bound', place);
    site.add('socket.bound', { ...place, socketId: 's1', hubId: 'nowhere' });
    site.add('hub.removed', { hubId: 'nowhere' });
    site.add('issue.closed', { issueId: 'none', text: '' });
    site.add('platform.seen', { kind: 'port', id: 'nowhere/1', remoteId: 'k', copy: {} });
    site.add('event.undone', { eventId: 'none' });
    expect(site.state.portsByKey.has('k')).toBe(false);
    expect(site.socket('s1').binding).toBeNull();
  });
});

import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';

import { hub, port, SiteAndPlatform } from '../../support/sync/site-and-platform.ts';

let site: SiteAndPlatform;
beforeEach(() => {
  site = new SiteAndPlatform().furnish();
});

describe('a port that is read for the first time', () => {
  it('becomes a socket where it has a name and a place', () => {
    expect(site.read(port(1, 'A1')).events).toEqual(['socket.added', 'socket.bound', 'platform.seen']);
    expect(site.socket('A1')).toMatchObject({ position: { x: 0.1, y: 0.5 }, binding: { number: 1, how: 'platform' } });
    expect(site.toTell()).toEqual([]);
  });

  it.each([
    ['no name', port(1, '')],
    ['a name of its factory', port(1, 'Port 1')],
    ['a name and no place', port(1, 'A1', null)],
  ])('stays a port where it has %s', (_what, read) => {
    expect(site.read(read).events).toEqual(['platform.seen']);
    expect(site.toTell()).toEqual([]);
  });

  it('is found by the number that is printed beside it, not by its order', () => {
    const reversed = new SiteAndPlatform().furnish();
    const [known] = reversed.state.hubs.values();
    reversed.add('hub.replaced', {
      hubId: known!.id,
      hwId: 'pc_1',
      was: reversed.state.lastSetBy(`hub/${known!.id}/hwId`),
    });
    reversed.add('platform.seen', { kind: 'hub', id: known!.id, remoteId: 'H', copy: { ...hub({ hwId: 'pc_1' }) } });
    reversed.read(port(1, 'A1'));
    expect(reversed.bindings()).toEqual(['A1@4']);
  });

  it('of a hub that the document doesn’t have is left out', () => {
    expect(site.read(port(1, 'A1', 1, 'other')).events).toEqual([]);
  });

  it('takes the socket that waits for it by label', () => {
    const place = { planId: null, position: null, areaId: null, expected: 'lamp' as const };
    const [locationId] = [...site.state.locations.keys()] as [string];
    site.add('socket.added', { socketId: 's', label: 'A1', locationId, ...place });
    site.read(port(1, 'A1'));
    expect(site.bindings()).toEqual(['A1@1']);
    expect(site.socket('A1')).toMatchObject({ id: 's', expected: 'lamp', position: { x: 0.1, y: 0.5 } });
  });

  it('gives way to the socket that the schedule bound to it', () => {
    const place = { planId: [...site.state.plans.keys()][0]!, position: { x: 0.3, y: 0.3 }, areaId: null };
    const [locationId] = [...site.state.locations.keys()] as [string];
    site.add('socket.added', { socketId: 's', label: 'A1', locationId, ...place, expected: 'open' });
    site.bind('A1', 1);
    expect(site.read(port(1, 'Port 1', null))).toEqual({ events: ['platform.seen'], disputed: [] });
    expect(site.toTell()).toEqual(['change port A1']);
  });

  it('that is called otherwise than the socket bound to it is in dispute, and stays so', () => {
    const place = { planId: [...site.state.plans.keys()][0]!, position: { x: 0.1, y: 0.5 }, areaId: null };
    const [locationId] = [...site.state.locations.keys()] as [string];
    site.add('socket.added', { socketId: 's', label: 'A1', locationId, ...place, expected: 'open' });
    site.bind('A1', 1);
    expect(site.read(port(1, 'B7'))).toEqual({ events: ['platform.seen'], disputed: ['B7'] });
    expect(site.bindings()).toEqual(['A1@1']);
    expect(site.read(port(1, 'B7'))).toEqual({ events: [], disputed: [] });
  });
});

describe('a port that is read again', () => {
  beforeEach(() => {
    site.read(port(1, 'A1'), port(2, 'A2'), port(3, 'A3'), port(4, '', null));
  });

  it('makes no event where nothing has changed, whatever is plugged in now', () => {
    const busy = { ...port(1, 'A1'), raw: { id: 'PH1', data: { device: { type: 'laptop' }, limits: 7 } } };
    expect(site.read(busy, port(2, 'A2'), port(3, 'A3'), port(4, '', null)).events).toEqual([]);
  });

  it('with another name gives its socket that label', () => {
    expect(site.read(port(1, 'Z9')).events).toEqual(['socket.labelled', 'platform.seen']);
    expect(site.bindings()).toEqual(['A2@2', 'A3@3', 'Z9@1']);
    expect(site.state.conflicts).toEqual([]);
  });

  it('at another place moves its socket', () => {
    expect(site.read(port(1, 'A1', 7)).events).toEqual(['socket.moved', 'platform.seen']);
    expect(site.socket('A1').position).toEqual({ x: 0.7, y: 0.5 });
  });

  it('without its name loses its socket', () => {
    expect(site.read(port(1, 'Port 1', null)).events).toEqual(['socket.unbound', 'platform.seen']);
    expect(site.bindings()).toEqual(['A1@-', 'A2@2', 'A3@3']);
    expect(site.toTell()).toEqual([]);
  });

  it('moves the binding, not the label, where names have traded places', () => {
    site.read(port(1, 'A2'), port(2, 'A1'), port(3, 'A3'));
    expect(site.bindings()).toEqual(['A1@2', 'A2@1', 'A3@3']);
    expect(site.socket('A1').position).toEqual({ x: 0.2, y: 0.5 });
    expect(site.state.conflicts.filter(({ field }) => field.endsWith('binding'))).toEqual([]);
    expect(site.toTell()).toEqual([]);
  });

  it('follows names that have gone round', () => {
    site.read(port(1, 'A3', 3), port(2, 'A1', 1), port(3, 'A2', 2));
    expect(site.bindings()).toEqual(['A1@2', 'A2@3', 'A3@1']);
    expect(site.toTell()).toEqual([]);
  });

  it('follows a name to a port that had none', () => {
    site.read(port(1, 'Port 1', null), port(4, 'A1', 1));
    expect(site.bindings()).toEqual(['A1@4', 'A2@2', 'A3@3']);
    expect(site.toTell()).toEqual([]);
  });

  it('with a neighbour’s name, who keeps it too, is in dispute', () => {
    expect(site.read(port(1, 'A2'), port(2, 'A2')).disputed).toEqual(['A2']);
    expect(site.bindings()).toEqual(['A1@1', 'A2@2', 'A3@3']);
  });

  it('leaves alone what only the document has changed', () => {
    site.label('A1', 'B1');
    site.move('A2', { x: 0.9, y: 0.9 });
    site.unbind('A3');
    expect(site.read(port(1, 'A1'), port(2, 'A2'), port(3, 'A3'), port(4, '', null)).events).toEqual([]);
    expect(site.toTell()).toEqual(['change port B1', 'change port A2', 'change port Hub 1 3']);
  });

  it('leaves alone a swap that was repaired here', () => {
    site.unbind('A1');
    site.bind('A2', 1);
    site.bind('A1', 2);
    expect(site.read(port(1, 'A1'), port(2, 'A2'))).toEqual({ events: [], disputed: [] });
    expect(site.toTell()).toEqual(['change port A2', 'change port A1']);
  });

  it('shows a conflict where both have given another label', () => {
    const before = site.label.bind(site);
    before('A1', 'Ours');
    site.read(port(1, 'Theirs'));
    expect(site.bindings()).toContain('Theirs@1');
    expect(site.state.conflicts.map(({ field }) => field)).toEqual([`socket/${site.socket('Theirs').id}/label`]);
  });

  it('shows a conflict where both have moved it', () => {
    site.move('A1', { x: 0.9, y: 0.9 });
    site.read(port(1, 'A1', 7));
    expect(site.socket('A1').position).toEqual({ x: 0.7, y: 0.5 });
    expect(site.state.conflicts.map(({ field }) => field)).toEqual([`socket/${site.socket('A1').id}/position`]);
  });

  it('overwrites neither side where both have given the port to another socket', () => {
    site.bind('A3', 1);
    expect(site.read(port(1, 'A2', 2), port(2, '', null)).disputed).toEqual(['A2']);
    expect(site.socket('A3').binding?.number).toBe(1);
  });
});

describe('any reading', () => {
  const name = fc.constantFrom('', 'Port 1', 'A1', 'A2', 'A3', 'B');
  const place = fc.option(fc.constantFrom(1, 2, 3), { nil: null });
  const reading = fc.tuple(...[1, 2, 3].map((order) => fc.tuple(name, place).map(([n, at]) => port(order, n, at))));
  const act = fc.oneof(
    fc.record({ do: fc.constant('label' as const), socket: fc.nat(5), to: fc.constantFrom('A1', 'A2', 'X', 'Y') }),
    fc.record({ do: fc.constant('bind' as const), socket: fc.nat(5), to: fc.constantFrom(1, 2, 3) }),
    fc.record({ do: fc.constant('unbind' as const), socket: fc.nat(5) }),
    fc.record({ do: fc.constant('read' as const), ports: reading }),
  );

  it('of what was just read makes no event, after any history', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 8 }), reading, (history, last) => {
        const any = new SiteAndPlatform().furnish();
        for (const step of history) {
          const socket = step.do === 'read' ? undefined : any.sockets()[step.socket];
          if (step.do === 'read') any.read(...step.ports);
          else if (!socket) continue;
          else if (step.do === 'unbind') any.unbind(socket.label);
          else if (step.do === 'label') any.label(socket.label, step.to);
          else any.bind(socket.label, step.to);
        }
        any.read(...last);
        const again = any.read(...last);
        expect(again.events).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

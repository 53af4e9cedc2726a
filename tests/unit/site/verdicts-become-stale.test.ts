import { describe, expect, it } from 'vitest';

import { defaultProcedure, type Procedure } from '../../../electron/domain/procedure.ts';
import { staleUnder } from '../../../electron/domain/site-queries.ts';
import { SiteInTest } from '../../support/site/story.ts';

function walked(): SiteInTest {
  const site = new SiteInTest();
  for (const socket of ['s1', 's2', 's3']) site.check(socket);
  return site;
}

function configured(site: SiteInTest, change: Partial<Procedure>): void {
  const procedure = { ...defaultProcedure, ...change };
  site.add('site.configured', { procedure, was: site.state.lastSetBy('site/site/procedure') });
}

describe('exactly the verdicts that rest on what changed become stale', () => {
  const rows: { when: string; happens: (site: SiteInTest) => void; then: string[] }[] = [
    { when: 'nothing changes', happens: () => {}, then: ['pass', 'pass', 'pass', 'untested'] },
    {
      when: 'a socket is bound to another port',
      happens: (site) => site.bind('s1', 'h2', 1),
      then: ['stale rebound', 'pass', 'pass', 'untested'],
    },
    {
      when: 'a socket is bound again to its own port',
      happens: (site) => site.bind('s1', 'h1', 1),
      then: ['pass', 'pass', 'pass', 'untested'],
    },
    {
      when: "a socket takes another socket's port",
      happens: (site) => site.bind('s1', 'h1', 2),
      then: ['stale rebound', 'stale rebound', 'pass', 'untested'],
    },
    {
      when: 'an untested socket takes a tested one’s port',
      happens: (site) => site.bind('s4', 'h1', 2),
      then: ['pass', 'stale rebound', 'pass', 'untested'],
    },
    {
      when: 'a socket is unbound',
      happens: (site) => site.add('socket.unbound', { socketId: 's2', was: site.state.lastSetBy('socket/s2/binding') }),
      then: ['pass', 'stale rebound', 'pass', 'untested'],
    },
    {
      when: 'the hub is replaced',
      happens: (site) => site.add('hub.replaced', { hubId: 'h1', hwId: 'p3_new', was: null }),
      then: ['stale hub-replaced', 'stale hub-replaced', 'stale hub-replaced', 'untested'],
    },
    {
      when: 'another hub is replaced',
      happens: (site) => site.add('hub.replaced', { hubId: 'h2', hwId: 'p3_new', was: null }),
      then: ['pass', 'pass', 'pass', 'untested'],
    },
    {
      when: 'the firmware becomes known',
      happens: (site) => site.add('hub.firmware', { hubId: 'h1', firmware: '1' }),
      then: ['pass', 'pass', 'pass', 'untested'],
    },
    {
      when: 'the firmware changes',
      happens: (site) => {
        site.add('hub.firmware', { hubId: 'h1', firmware: '1' });
        site.add('hub.firmware', { hubId: 'h1', firmware: '1' });
        site.bind('s3', 'h2', 3);
        site.check('s3');
        site.add('hub.firmware', { hubId: 'h1', firmware: '2' });
      },
      then: ['stale firmware-changed', 'stale firmware-changed', 'pass', 'untested'],
    },
    {
      when: 'the hub is removed',
      happens: (site) => site.add('hub.removed', { hubId: 'h1' }),
      then: ['stale rebound', 'stale rebound', 'stale rebound', 'untested'],
    },
    {
      when: 'a place is reopened',
      happens: (site) => site.add('place.graded', { sockets: ['s2'], place: null, why: 'slip' }),
      then: ['pass', 'stale place-reopened', 'pass', 'untested'],
    },
    {
      when: 'a place is only graded',
      happens: (site) => site.add('place.graded', { sockets: ['s2'], place: 'observed', why: 'scan' }),
      then: ['pass', 'pass', 'pass', 'untested'],
    },
    {
      when: 'two bindings are repaired against the evidence',
      happens: (site) => repair(site, { s1: 2, s2: 1 }),
      then: ['stale rebound', 'stale rebound', 'pass', 'untested'],
    },
    {
      when: 'a repair binds a socket to the port its evidence came from',
      happens: (site) => {
        site.check('s1', { hubId: 'h1', number: 2, portKey: 'h1-2' });
        repair(site, { s1: 2, s2: 1 });
      },
      then: ['pass', 'stale rebound', 'pass', 'untested'],
    },
    {
      when: 'the label changes',
      happens: (site) => site.add('socket.labelled', { socketId: 's1', label: 'X', was: null }),
      then: ['pass', 'pass', 'pass', 'untested'],
    },
    {
      when: 'a check comes from a port that the socket is not on any more',
      happens: (site) => {
        site.bind('s1', 'h2', 1);
        site.check('s1', { hubId: 'h1', number: 1, portKey: 'h1-1' }, 'B');
      },
      then: ['stale rebound', 'pass', 'pass', 'untested'],
    },
    {
      when: 'a check comes from the former box',
      happens: (site) => {
        site.add('hub.replaced', { hubId: 'h1', hwId: 'p3_new', was: null });
        site.check('s1', { portKey: 'h1-1' }, 'B');
        site.see('h1', 2, 'new-2');
        site.check('s2', { portKey: 'h1-2' }, 'B');
        site.see('h1', 3, 'new-3');
        site.check('s3');
      },
      then: ['stale hub-replaced', 'stale hub-replaced', 'pass', 'untested'],
    },
    {
      when: 'a stale socket is checked again',
      happens: (site) => {
        site.bind('s1', 'h2', 1);
        site.check('s1');
      },
      then: ['pass', 'pass', 'pass', 'untested'],
    },
    {
      when: 'the first reason is followed by a second',
      happens: (site) => {
        site.add('place.graded', { sockets: ['s2'], place: null, why: 'slip' });
        site.bind('s2', 'h2', 1);
      },
      then: ['pass', 'stale place-reopened', 'pass', 'untested'],
    },
    {
      when: 'a deferred socket is bound elsewhere',
      happens: (site) => {
        site.check('s1', { verdict: 'deferred', reason: 'skipped', checks: [] });
        site.bind('s1', 'h2', 1);
      },
      then: ['deferred', 'pass', 'pass', 'untested'],
    },
  ];
  it.each(rows)('when $when', ({ happens, then }) => {
    const site = walked();
    happens(site);
    expect(site.verdicts()).toEqual(then);
  });
});

describe('a change of the procedure makes stale what it touches', () => {
  const rows: { when: string; change: Partial<Procedure>; then: string[] }[] = [
    { when: 'only its name changes', change: { name: 'Other' }, then: ['pass', 'fail', 'pass'] },
    {
      when: 'only its times change',
      change: { holdMs: 1, settleMs: 2, noAnswerMs: 3 },
      then: ['pass', 'fail', 'pass'],
    },
    {
      when: 'the power limits change',
      change: { power: { ...defaultProcedure.power, min: 6 } },
      then: ['stale procedure-changed', 'fail', 'pass'],
    },
    {
      when: 'unreported power may pass',
      change: { power: { ...defaultProcedure.power, mayBeUnreported: true } },
      then: ['pass', 'fail', 'stale procedure-changed'],
    },
    {
      when: 'the limits of another value change',
      change: { voltage: { ...defaultProcedure.voltage, max: 20 } },
      then: ['pass', 'fail', 'pass'],
    },
    {
      when: 'a check is added',
      change: { checks: ['plug', 'power', 'voltage'] },
      then: ['stale procedure-changed', 'fail', 'stale procedure-changed'],
    },
    { when: 'a check is dropped', change: { checks: ['power'] }, then: ['pass', 'stale procedure-changed', 'pass'] },
    {
      when: 'a check without a value is dropped',
      change: { checks: ['plug'] },
      then: ['pass', 'fail', 'stale procedure-changed'],
    },
    { when: 'more flaps are allowed', change: { flaps: 9 }, then: ['pass', 'stale procedure-changed', 'pass'] },
  ];
  it.each(rows)('when $when', ({ change, then }) => {
    const site = new SiteInTest(3);
    site.check('s1');
    site.check('s2', { verdict: 'fail', reason: 'unstable', checks: [{ check: 'plug', outcome: 'fail' }] });
    const unreported = { check: 'power', outcome: 'not-reported' } as const;
    site.check('s3', { checks: [{ check: 'plug', outcome: 'pass' }, unreported] });
    const told = staleUnder(site.state, { ...defaultProcedure, ...change }).map(({ id }) => id);
    configured(site, change);
    expect(site.verdicts()).toEqual(then);
    // What is said before it is saved is what happens then.
    expect(told).toEqual(['s1', 's2', 's3'].filter((_id, index) => then[index] === 'stale procedure-changed'));
  });
});

function repair(site: SiteInTest, ports: Record<string, number>): void {
  const bindings = Object.entries(ports).map(([socketId, number]) => ({ socketId, hubId: 'h1', number }));
  site.add('bindings.repaired', { kind: 'swap', bindings });
}

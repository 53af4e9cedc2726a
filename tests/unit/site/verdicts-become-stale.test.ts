import { describe, expect, it } from 'vitest';

import { defaultProcedure, type Procedure } from '../../../electron/domain/procedure.ts';
import { staleUnder } from '../../../electron/domain/site-queries.ts';
import type { SiteEvent } from '../../../electron/domain/site-types.ts';
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
    {
      when: 'how soon a socket must answer changes, and nobody timed it',
      change: { latency: { max: 100, mayBeUnreported: false } },
      then: ['pass', 'fail', 'pass'],
    },
    {
      when: 'the answer is timed from now on',
      change: { checks: ['plug', 'power', 'latency'] },
      then: ['stale procedure-changed', 'fail', 'stale procedure-changed'],
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

describe('limits of the power', () => {
  const { power } = defaultProcedure;
  const stale = 'stale procedure-changed';
  it.each([
    { become: 'wider', to: { min: 4, max: 300 }, then: ['pass', stale, stale] },
    { become: 'stricter', to: { min: 6, max: 200 }, then: [stale, stale, 'fail'] },
    { become: 'stricter at one end and wider at the other', to: { min: 6, max: 300 }, then: [stale, stale, stale] },
    { become: 'none', to: { min: undefined, max: undefined }, then: ['pass', stale, stale] },
    { become: 'the same with a narrower band of doubt', to: { margin: 0.5 }, then: ['pass', stale, 'fail'] },
    { become: 'the same with a wider band of doubt', to: { margin: 2 }, then: [stale, stale, 'fail'] },
  ])('that become $become touch what may be judged otherwise by them', ({ to, then }) => {
    const site = new SiteInTest(3);
    const ends = { check: 'power', unit: 'W', min: 5, max: 240 } as const;
    site.check('s1', { checks: [{ ...ends, outcome: 'pass', value: 30 }] });
    site.check('s2', { verdict: 'marginal', reason: 'power', checks: [{ ...ends, outcome: 'marginal', value: 5.5 }] });
    site.check('s3', { verdict: 'fail', reason: 'power', checks: [{ ...ends, outcome: 'fail', value: 1 }] });
    const { min = undefined, max = undefined, ...rest } = { ...power, ...to };
    const changed = { ...rest, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
    const told = staleUnder(site.state, { ...defaultProcedure, power: changed }).map(({ id }) => id);
    configured(site, { power: changed });
    expect(site.verdicts()).toEqual(then);
    expect(told).toEqual(['s1', 's2', 's3'].filter((_id, index) => then[index] === stale));
  });
});

it('fewer bounces allowed touch what bounced more often, and no other', () => {
  const site = new SiteInTest(3);
  const bounced = (bounces: number) => ({
    evidence: { topic: 't', raw: '{}', sha256: '', arrivedAt: 0, latencyMs: 0, bounces },
  });
  site.check('s1', bounced(3));
  site.check('s2', bounced(1));
  site.check('s3', { verdict: 'fail', reason: 'unstable', ...bounced(5) });
  configured(site, { flaps: 2 });
  expect(site.verdicts()).toEqual(['stale procedure-changed', 'pass', 'fail']);
});

it('a limit of the answering time touches only those who were timed', () => {
  const site = new SiteInTest(2);
  const timed: Partial<Procedure> = { checks: ['plug', 'latency'], latency: { max: 500, mayBeUnreported: true } };
  configured(site, timed);
  site.check('s1', { checks: [{ check: 'latency', outcome: 'pass', value: 90, unit: 'ms', max: 500 }] });
  site.check('s2', { checks: [{ check: 'latency', outcome: 'not-reported', unit: 'ms', max: 500 }] });
  configured(site, { ...timed, latency: { max: 300, mayBeUnreported: true } });
  expect(site.verdicts()).toEqual(['stale procedure-changed', 'pass']);
});

describe('a location with a procedure of its own', () => {
  const power = (min: number): Partial<Procedure> => ({ power: { ...defaultProcedure.power, min } });

  /** `s1`, `s2` on the first location, `s3` on the second. */
  function twoFloors(): SiteInTest {
    const site = new SiteInTest(2);
    site.add('location.added', { locationId: 'l2', name: 'Floor 2' });
    const place = { locationId: 'l2', planId: null, position: null, areaId: null, expected: 'open' as const };
    site.add('socket.added', { socketId: 's3', label: '03', ...place });
    site.bind('s3', 'h1', 3);
    for (const socket of ['s1', 's2', 's3']) site.check(socket);
    return site;
  }
  function demanded(site: SiteInTest, locationId: string, change: Partial<Procedure> | null): SiteEvent {
    const procedure = change && { ...defaultProcedure, ...change };
    return site.add('location.demands', {
      ...{ locationId, procedure, was: site.state.lastSetBy(`location/${locationId}/procedure`) },
    });
  }
  const stale = 'stale procedure-changed';

  it('makes only its own verdicts stale, and is told so before', () => {
    const site = twoFloors();
    const told = staleUnder(site.state, { ...defaultProcedure, ...power(6) }, 'l2').map(({ id }) => id);
    demanded(site, 'l2', power(6));
    expect(site.verdicts()).toEqual(['pass', 'pass', stale]);
    expect(told).toEqual(['s3']);
  });

  it('is left alone by a change of the site’s', () => {
    const site = twoFloors();
    demanded(site, 'l2', { name: 'Floor 2' });
    expect(site.verdicts()).toEqual(['pass', 'pass', 'pass']);
    const told = staleUnder(site.state, { ...defaultProcedure, ...power(6) }).map(({ id }) => id);
    configured(site, power(6));
    expect(site.verdicts()).toEqual([stale, stale, 'pass']);
    expect(told).toEqual(['s1', 's2']);
  });

  it('that does as the site says again is held against the site’s', () => {
    const site = twoFloors();
    demanded(site, 'l2', { name: 'Floor 2' });
    configured(site, power(6));
    const told = staleUnder(site.state, null, 'l2').map(({ id }) => id);
    demanded(site, 'l2', null);
    expect(site.verdicts()).toEqual([stale, stale, stale]);
    expect(told).toEqual(['s3']);
  });

  it('gets its verdicts back when it is undone', () => {
    const site = twoFloors();
    const { id } = demanded(site, 'l2', power(6));
    site.add('event.undone', { eventId: id });
    expect(site.verdicts()).toEqual(['pass', 'pass', 'pass']);
    expect(site.state.locations.get('l2')?.procedure).toBeNull();
  });

  it('changed by two people who did not know of each other is a conflict, and the later stands', () => {
    const site = twoFloors();
    const procedure = { ...defaultProcedure, ...power(6) };
    site.add('location.demands', { locationId: 'l2', procedure, was: null }, 'A');
    site.add('location.demands', { locationId: 'l2', procedure: { ...procedure, name: 'B' }, was: null }, 'B');
    expect(site.state.conflicts.map(({ field }) => field)).toEqual(['location/l2/procedure']);
    expect(site.state.locations.get('l2')?.procedure?.name).toBe('B');
  });
});

describe('a check by somebody who did not know the limits that hold', () => {
  const stricter: Partial<Procedure> = { power: { ...defaultProcedure.power, min: 6 } };

  it('is stale as soon as it comes in', () => {
    const site = new SiteInTest(2);
    configured(site, stricter);
    site.check('s1', {}, 'B');
    site.check('s2', { checks: [{ check: 'plug', outcome: 'pass' }] }, 'B');
    expect(site.verdicts()).toEqual(['stale procedure-changed', 'pass']);
  });

  it.each([
    { limits: 'wider', min: 4, then: 'stale procedure-changed' },
    { limits: 'stricter', min: 6, then: 'pass' },
  ])('that passed by $limits limits is $then when these are taken back', ({ min, then }) => {
    const site = new SiteInTest(2);
    configured(site, { power: { ...defaultProcedure.power, min } });
    const change = site.events.at(-1)!.id;
    site.check('s1', { checks: [{ check: 'power', outcome: 'pass', value: 30, unit: 'W', min, max: 240 }] });
    expect(site.verdicts()[0]).toBe('pass');
    site.add('event.undone', { eventId: change });
    expect(site.verdicts()[0]).toBe(then);
  });
});

it('a procedure of an older document lacks what came later, and says the same', () => {
  const site = walked();
  const { latency: _later, ...older } = defaultProcedure;
  site.add('site.configured', { procedure: older, was: null });
  expect(site.state.procedure).toEqual(defaultProcedure);
  expect(site.verdicts()).toEqual(['pass', 'pass', 'pass', 'untested']);
});

function repair(site: SiteInTest, ports: Record<string, number>): void {
  const bindings = Object.entries(ports).map(([socketId, number]) => ({ socketId, hubId: 'h1', number }));
  site.add('bindings.repaired', { kind: 'swap', bindings });
}

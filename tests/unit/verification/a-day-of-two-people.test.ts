// What slips, dead sockets, outages and strangers' phones may cost two people: no touch but the word for a dead socket, and no
// wrong verdict. Whole days, in virtual time.

import { describe, expect, test } from 'vitest';

import { contactOf, heard, settled } from '../../../electron/domain/verification/contacts.ts';
import { PaperBuilding } from '../../support/paper-building.ts';
import { PaperDay } from '../../support/paper-day.ts';

const day = { sockets: 120, slips: 0.05, dead: 2, outages: 5, phoneEveryMs: 10_000, expectedMs: 400_000 };

describe('a day with everything', () => {
  test.each([
    [1, 'loads of their own', false],
    [2, 'loads of their own', false],
    [3, 'equal loads', true],
  ])('number %i with %s ends right, and the laptop is touched for dead sockets only', (seed, _loads, equalLoads) => {
    const told = new PaperDay({ seed, ...day, equalLoads }).walked();
    expect(told.wrong).toEqual([]);
    expect(told.silentlyWrong).toEqual([]);
    expect(told.touches).toBe(told.declared);
    expect(told.declared).toBe(2);
    expect(told.proposedToBoth).toEqual([]);
  });
});

describe('four hundred sockets', () => {
  const sockets = 400;
  const bad = { slips: 0.03, dead: 4, outages: 10, phoneEveryMs: 10_000 };
  const calm = { slips: 0, dead: 0, outages: 0, phoneEveryMs: null };

  test.each([
    [1, false],
    [2, true],
  ])(
    'on a bad day (number %i, equal loads: %s) cost at most 15 s more an exception and no touch',
    { timeout: 120_000 },
    (seed, equalLoads) => {
      const quiet = new PaperDay({ seed, sockets, ...calm, equalLoads }).walked();
      const told = new PaperDay({ seed, sockets, ...bad, equalLoads, expectedMs: quiet.workedMs / 2 }).walked();
      // An outage that both stood through is one for each of them, and its own time is not counted.
      const exceptions = told.slips + told.declared + told.outages + told.phonesMet;
      expect(told.outages).toBeGreaterThanOrEqual(10);
      expect(told.slips).toBeGreaterThan(4);
      expect(told.phonesMet).toBeGreaterThan(0);
      expect(told.declared).toBe(bad.dead);
      expect(told.touches - told.declared).toBe(0);
      expect(told.silentlyWrong).toEqual([]);
      expect(told.wrong).toEqual([]);
      expect(told.proposedToBoth).toEqual([]);
      expect((told.workedMs - quiet.workedMs - told.outageMs) / 1_000 / exceptions).toBeLessThanOrEqual(15);
    },
  );

  test('keep both busy to the end, whoever has more trouble on the way', { timeout: 120_000 }, () => {
    const { idleMs, workedMs, visited } = new PaperDay({ seed: 3, sockets, ...bad, expectedMs: 1_500_000 }).walked();
    // The last hub is one person's.
    expect(idleMs).toBeLessThan(workedMs / 2 / 8);
    expect(Math.min(...visited)).toBeGreaterThan(sockets / 3);
  });
});

describe('where two people carry equal loads', () => {
  test("a plug on the other's hubs is theirs: nothing is said of it, and a control goes on", () => {
    const site = new PaperBuilding({ hubs: [3, 3], within: ['A01', 'A02', 'A03'], othersHubs: ['h1'] });
    const before = site.said.length;
    site.plug('B02');
    site.wait(2_000);
    site.unplug('B02');
    expect(site.said.slice(before)).toEqual([]);
    site.test('A01');
    expect(site.verdict('A01')).toBe('pass');
  });

  test('one that comes twice for the same socket is evidence: it reaches over there', () => {
    const site = new PaperBuilding({ hubs: [3, 3], within: ['A01', 'A02', 'A03'], othersHubs: ['h1'] });
    site.wiring.set('A01', 'p1-2');
    site.test('A01');
    expect(site.view().proposed).toBe('A01');
    site.test('A01');
    expect(site.verdict('A01')).toBeUndefined();
    expect(site.view().proposed).toBe('A02');
    expect(site.view().upcoming).toContain('A01');
  });
});

test('a pull is one as soon as its timer is due, also where the sum of the times has been rounded', () => {
  const times = { settleMs: 300, flapWindowMs: 10_000 };
  const at = 65353.70941987864;
  expect(at + times.settleMs - at).toBeLessThan(times.settleMs);
  const contact = contactOf(new Map(), 'p');
  const message = (when: number) => ({ topic: 'p', raw: new Uint8Array(), at: when });
  heard(contact, { portKey: 'p', at: 0, present: false }, message(0), times);
  heard(contact, { portKey: 'p', at: 1_000, present: true }, message(1_000), times);
  heard(contact, { portKey: 'p', at, present: false }, message(at), times);
  expect(settled(contact, 'p', times.settleMs, at + times.settleMs)).toMatchObject({ kind: 'pulled', at });
});

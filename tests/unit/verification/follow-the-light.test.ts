// Follow the light: full is told from low, one lamp at a time; what is not known to be so binds nothing, and what is not seen is
// looked for elsewhere without a touch.

import { describe, expect, test } from 'vitest';

import { LampTour } from '../../support/lamp-tour.ts';
import { PaperBuilding } from '../../support/paper-building.ts';
import { PaperFloor } from '../../support/paper-floor.ts';

/** Lamps that no socket is bound to, as many as there are sockets, all at this level. */
function unknownLamps(hubs: readonly number[], level = 0): PaperBuilding {
  const labels = new PaperBuilding({ hubs }).labels;
  const expected = Object.fromEntries(labels.map((label) => [label, 'lamp' as const]));
  const site = new PaperBuilding({ hubs, expected, mode: 'discover', lampsAt: level });
  site.act({ kind: 'nobody-on-a-ladder' });
  return site;
}

const lit = (site: PaperBuilding): string[] =>
  site.acts.flatMap((act) =>
    act.type === 'act' && act.action.kind === 'lamp' && act.action.level === 100 ? [act.portKey] : [],
  );
const dimmed = (site: PaperBuilding): string[] =>
  site.acts.flatMap((act) =>
    act.type === 'act' && act.action.kind === 'lamp' && act.action.level === 30 ? [act.portKey] : [],
  );
const answer = (site: PaperBuilding): void => site.say(lit(site).at(-1) ?? '', { lampLevel: 100 });
const tap = (site: PaperBuilding, socketId: string): void => {
  answer(site);
  site.act({ kind: 'tapped', socketId });
  // Low again, and the next look finds it so.
  site.say(site.boundTo(socketId) ?? '', { lampLevel: 0 });
  site.wait(500);
};

describe('full is told from low', () => {
  test('no lamp is lit before every other one has said that it is low', () => {
    const site = unknownLamps([3], 60);
    expect([...dimmed(site)].sort()).toEqual(['p0-2', 'p0-3']);
    site.say('p0-2', { lampLevel: 30 });
    site.wait(1_000);
    expect(lit(site)).toEqual([]);
    site.say('p0-3', { lampLevel: 30 });
    site.wait(1_000);
    expect(lit(site)).toEqual(['p0-1']);
  });

  test('a lamp that became bright meanwhile makes a tap worth nothing: it goes low first', () => {
    const site = unknownLamps([3]);
    answer(site);
    site.say('p0-2', { lampLevel: 80 });
    site.act({ kind: 'tapped', socketId: 'A02' });
    expect(site.boundTo('A02')).toBeNull();
    expect(dimmed(site)).toEqual(['p0-2']);
    site.say('p0-2', { lampLevel: 30 });
    site.wait(1_000);
    tap(site, 'A01');
    expect(site.boundTo('A01')).toBe('p0-1');
  });

  test('where one can never be brought low, a tap proves no place', () => {
    const site = unknownLamps([3]);
    site.say('p0-3', { lampLevel: 100 });
    tap(site, 'A01');
    site.wait(15_000);
    tap(site, 'A01');
    expect(site.place('A01')).toBe('by-route');
    expect(site.notes).toContain('null: lamp gave no answer');
  });

  test('all get their own level back when the lamps are done with', () => {
    const site = unknownLamps([2], 60);
    site.say('p0-2', { lampLevel: 30 });
    site.wait(1_000);
    for (const label of ['A01', 'A02']) {
      tap(site, label);
      site.say('p0-1', { lampLevel: 30 });
      site.wait(1_000);
    }
    expect(site.view().phase).toBe('done');
    const given = site.acts.flatMap((act) => (act.type === 'end-lease' ? [act.portKey] : []));
    expect(new Set(given)).toEqual(new Set(['p0-1', 'p0-2']));
  });
});

describe('a lamp whose port is not known', () => {
  test('is bound where it is tapped, and the next of its hub is lit', () => {
    const site = unknownLamps([3, 3]);
    tap(site, 'A02');
    expect(site.boundTo('A02')).toBe('p0-1');
    expect(site.verdict('A02')).toBe('pass');
    expect(site.place('A02')).toBe('observed');
    expect(lit(site)).toEqual(['p0-1', 'p0-2']);
  });

  test('that nobody taps is not in sight: one of another hub is lit, and nothing is said against the socket', () => {
    const site = unknownLamps([3, 3]);
    answer(site);
    site.wait(20_000);
    site.say('p0-1', { lampLevel: 0 });
    site.wait(500);
    expect(lit(site)).toEqual(['p0-1', 'p1-1']);
    tap(site, 'A01');
    expect(site.boundTo('A01')).toBe('p1-1');
    expect(site.drafts.map(({ verdict }) => verdict)).toEqual(['pass']);
  });

  test('that never says it is lit is noted, and fails no socket', () => {
    const site = unknownLamps([2]);
    site.wait(12_000);
    expect(lit(site)).toEqual(['p0-1', 'p0-1', 'p0-1', 'p0-1', 'p0-2']);
    expect(site.notes).toEqual(['null: lamp gave no answer']);
    expect(site.drafts).toEqual([]);
  });

  test('that is never seen leaves its sockets open with a reason: none of them fails by it', () => {
    const site = unknownLamps([2, 2]);
    for (let looked = 0; site.view().phase !== 'done' && looked < 200; looked += 1) {
      answer(site);
      site.wait(20_000);
      for (const portKey of lit(site)) site.say(portKey, { lampLevel: 0 });
      site.wait(500);
    }
    for (const label of site.labels) expect(site.verdict(label)).toMatch(/^deferred: /);
  });

  test('is told with its area where that is another than before', () => {
    const expected = { A01: 'lamp', A02: 'lamp', B01: 'lamp' } as const;
    const site = new PaperBuilding({ hubs: [2, 1], mode: 'light', lampsAt: 0, expected });
    const sockets = site.labels.map((label) => ({ ...site.task(label), area: label < 'B' ? 'Hall' : 'Attic' }));
    site.feed({ type: 'tasks', at: 0, sockets, ports: [] });
    site.act({ kind: 'nobody-on-a-ladder' });
    for (const label of site.labels) tap(site, label);
    expect(site.said.filter(({ say }) => say === 'tap-the-light')).toEqual([
      { say: 'tap-the-light', area: 'Hall' },
      { say: 'tap-the-light' },
      { say: 'tap-the-light', area: 'Attic' },
    ]);
  });

  test('tapped at a socket of another lamp changes nothing once; a second tap says that the first was the wrong one', () => {
    const site = unknownLamps([3]);
    tap(site, 'A02');
    answer(site);
    site.act({ kind: 'tapped', socketId: 'A02' });
    expect(site.boundTo('A02')).toBe('p0-1');
    expect(site.said.at(-1)).toEqual({ say: 'tap-the-light' });
    site.act({ kind: 'tapped', socketId: 'A02' });
    expect(site.boundTo('A02')).toBe('p0-2');
    site.say('p0-2', { lampLevel: 0 });
    site.wait(500);
    tap(site, 'A01');
    expect(site.boundTo('A01')).toBe('p0-1');
  });
});

describe('a tour by a person who sees the lamps of their own area within 12 m', () => {
  const calm = { seed: 1, lost: 0, lateMs: 200, full: 0, stuck: 0, known: false };
  const tour = (seed: number, options: object) =>
    new LampTour(new PaperFloor({ seed, sockets: 60, everySocket: 'lamp' }), { ...calm, seed, ...options }).toured();

  test.each([
    ['that knows no port', {}],
    ['that knows the schedule', { known: true }],
    ['where commands get lost and come late, and lamps are full already', { lost: 0.3, lateMs: 2_000, full: 0.2 }],
  ])('%s takes a tap a lamp, and binds nothing wrongly', (_what, options) => {
    const told = tour(2, options);
    expect(told.wrong).toEqual([]);
    expect(told.unbound).toEqual([]);
    expect(told.taps).toBeLessThanOrEqual(66);
    expect(told.metres).toBeLessThan(told.tourMetres * 1.2);
  });

  // Pinned: a late command lit the last lamp of an area again; the person, not yet gone, tapped it twice for one of the next area.
  test.each([12, 13, 29])('is not misled by a lamp that a late command lights again, building %i', (seed) => {
    const site = new PaperFloor({ seed, sockets: 120, everySocket: 'lamp' });
    const told = new LampTour(site, { ...calm, seed, lost: 0.3, lateMs: 2_000, full: 0.3 }).toured();
    expect(told.wrong).toEqual([]);
  });

  test.each([1, 2])('with lamps that can not be told anything claims no wrong place, building %i', (seed) => {
    expect(tour(seed, { lost: 0.3, lateMs: 2_000, full: 0.3, stuck: 3 }).silentlyWrong).toEqual([]);
  });
});

// A control plug that was asked for is asked for still after an outage, a pause or an undo: what is plugged then is no control of
// another socket. Domain, *Discover* and *Line lost*.

import { describe, expect, test } from 'vitest';

import { PaperBuilding } from '../../support/paper-building.ts';

const words = (building: PaperBuilding): string[] => building.said.map(({ say }) => say);

/** The first row is tested, its end is to be controlled. */
function atTheControl(): PaperBuilding {
  const site = new PaperBuilding({ hubs: [3, 3], mode: 'discover', testLoad: { name: 'Load' } });
  for (const label of ['A01', 'A02', 'A03']) site.test(label);
  expect(site.view()).toMatchObject({ asked: 'control', proposed: 'A03' });
  return site;
}

describe('a plain walk that finds sockets on no port', () => {
  test('asks for a control where their row ends, and for none where a place hangs on another', () => {
    const site = new PaperBuilding({ hubs: [5], unbound: ['A02', 'A03'] });
    for (const label of ['A01', 'A02', 'A03']) site.test(label);
    expect(site.view()).toMatchObject({ asked: 'control', proposed: 'A03' });
    site.test('A03');
    expect(site.places.get('A03')).toBe('measured');
    expect(site.places.get('A02')).toBeUndefined();
    site.wait(20_000);
    site.test('A05');
    expect(site.place('A05')).toBe('by-route');
    expect(site.view()).toMatchObject({ asked: 'plug', proposed: 'A04' });
  });

  test('opens each of the row once, however often it was tested', () => {
    const site = new PaperBuilding({ hubs: [4], mode: 'discover' });
    site.test('A01');
    site.act({ kind: 'choose', socketId: 'A01' });
    for (const label of ['A01', 'A02', 'A03', 'A04', 'A03']) site.test(label);
    expect(site.said.findLast(({ say }) => say === 'control-failed')).toMatchObject({ reopened: 4 });
    expect(site.view().remaining).toBe(4);
  });

  test('opens the row again where the control fails', () => {
    const site = new PaperBuilding({ hubs: [4], unbound: ['A01', 'A02'] });
    for (const label of ['A02', 'A01']) site.test(label);
    expect(site.view()).toMatchObject({ asked: 'control', proposed: 'A02' });
    site.test('A02');
    expect(words(site)).toContain('control-failed');
    expect(site.view()).toMatchObject({ proposed: 'A01', remaining: 4 });
    expect(site.places.get('A02')).toBeNull();
  });
});

describe('a control plug that is waited for', () => {
  test.each([
    [
      'an outage',
      (site: PaperBuilding) => {
        site.line('lost');
        site.wait(10_000);
        site.back(10_000);
        site.line('caught-up');
      },
    ],
    [
      'an outage in which it was plugged',
      (site: PaperBuilding) => {
        site.line('lost');
        site.wait(10_000);
        site.back(10_000);
        site.baseline('p0-3', true);
        site.line('caught-up');
        site.unplug('A03');
        site.wait(3_000);
      },
    ],
    ['a pause', (site: PaperBuilding) => (site.act({ kind: 'pause' }), site.act({ kind: 'resume' }))],
  ])('is asked for again after %s, and proves its own place', (_what, happens) => {
    const site = atTheControl();
    happens(site);
    expect(site.view()).toMatchObject({ asked: 'control', proposed: 'A03' });
    site.test('A03');
    expect(site.places.get('A03')).toBe('measured');
    expect(words(site)).not.toContain('control-failed');
    expect(site.view()).toMatchObject({ asked: 'plug', proposed: 'B01' });
  });

  test('is not had when what it would control is undone: that is tested anew', () => {
    const site = atTheControl();
    site.feed({ type: 'tasks', at: site.clock.now(), sockets: [site.task('A03')], ports: [], undone: true });
    expect(site.view()).toMatchObject({ asked: 'plug', proposed: 'A03' });
    site.test('A03');
    expect(site.view()).toMatchObject({ asked: 'control', proposed: 'A03' });
    site.say('p1-3', { present: true, device: { name: 'Load' }, watts: 30 });
    expect(site.said.findLast(({ say }) => say === 'control-failed')).toMatchObject({ reopened: 3 });
    expect(site.view().remaining).toBe(6);
  });
});

// A site that is edited while somebody walks it: what is asked, tried and held there is what the document has now. Domain,
// *Verification engine*.

import { describe, expect, test } from 'vitest';

import { PaperBuilding } from '../../support/paper-building.ts';

const words = (building: PaperBuilding): string[] => building.said.map(({ say }) => say);
const repairs = (site: PaperBuilding): string[] =>
  site.view().repairs.map(({ kind, sockets }) => `${kind} ${sockets.join()}`);

describe('a site that changes meanwhile', () => {
  const task = (site: PaperBuilding, socketId: string, portKey: string | null) => ({
    ...site.task('A01'),
    socketId,
    label: socketId,
    portKey,
  });

  test('gives nobody the port of a socket that was added', () => {
    const site = new PaperBuilding({ hubs: [4], mode: 'discover' });
    site.feed({ type: 'tasks', at: 0, sockets: [task(site, 'NEW', 'p0-4')], ports: [] });
    site.say('p0-4', { present: true, device: { name: 'Load' }, watts: 30 });
    site.wait(2_000);
    expect(site.boundTo('A01')).toBeNull();
    expect(words(site)).toContain('surprise');
  });

  test('after the end sends nobody on; chosen, what was added is tested', () => {
    const site = new PaperBuilding({ hubs: [2] });
    for (const label of site.labels) site.test(label);
    site.feed({ type: 'tasks', at: site.clock.now(), sockets: [task(site, 'NEW', 'p0-9')], ports: [] });
    expect(words(site).at(-1)).toBe('done');
    expect(site.view()).toMatchObject({ phase: 'done', remaining: 0 });
    site.act({ kind: 'choose', socketId: 'NEW' });
    site.say('p0-9', { present: true, device: { name: 'Load' }, watts: 30 });
    expect(site.verdict('NEW')).toBeUndefined();
    site.say('p0-9', { present: false });
    site.wait(3_000);
    site.say('p0-9', { present: true, device: { name: 'Load' }, watts: 30 });
    expect(site.verdict('NEW')).toBe('pass');
  });

  test('leaves out what is locked meanwhile, and visits it once it is open', () => {
    const site = new PaperBuilding({ hubs: [2, 2] });
    const locked = ['A01', 'A02'].map((label) => ({ ...site.task(label), locked: true }));
    site.feed({ type: 'tasks', at: 0, sockets: locked, ports: [] });
    expect(site.view()).toMatchObject({ phase: 'go-to', proposed: 'B01', remaining: 2 });
    site.test('B01');
    site.feed({ type: 'tasks', at: 0, sockets: locked.map((one) => ({ ...one, locked: false })), ports: [] });
    expect(site.view().remaining).toBe(3);
    for (const label of ['B02', 'A01', 'A02']) site.test(label);
    expect(site.view().phase).toBe('done');
  });

  test('sends nobody to a socket that was removed, and its port is free', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.feed({ type: 'tasks', at: 0, sockets: [], ports: [], removed: ['A01'] });
    expect(site.view()).toMatchObject({ proposed: 'A02', remaining: 2 });
    for (const label of ['A02', 'A03']) site.test(label);
    expect(site.view().phase).toBe('done');
    site.feed({ type: 'tasks', at: 0, sockets: [site.task('A01')], ports: [], undone: true });
    expect(site.view()).toMatchObject({ phase: 'go-to', proposed: 'A01' });
  });

  test.each(['untested', 'fail', 'stale'] as const)(
    'asks again for the plug whose verdict was taken back while it was held: it was %s before',
    (verdict) => {
      const site = new PaperBuilding({ hubs: [3] });
      site.plug('A01');
      site.wait(300);
      const before = { ...site.task('A01'), verdict };
      site.feed({ type: 'tasks', at: site.clock.now(), sockets: [before], ports: [], undone: true });
      expect(words(site).at(-1)).toBe('plug-again');
      site.wait(2_000);
      expect(site.view()).toMatchObject({ proposed: 'A01', phase: 'go-to' });
    },
  );

  test('asks for a hand where the load was asked for, and the load no longer where it is plugged in', () => {
    const site = new PaperBuilding({ hubs: [3] });
    const fan = { ...site.task('A01'), expected: 'fan' } as const;
    site.plug('A01');
    site.feed({ type: 'tasks', at: 0, sockets: [fan], ports: [] });
    expect(words(site).at(-1)).toBe('do-by-hand');
    site.wait(1_000);
    site.tell('A01', { fan: { rpm: 900 } });
    expect(site.drafts.at(-1)).toMatchObject({ verdict: 'pass', checks: [{ check: 'spin' }] });
  });

  test('tries no fan on a port that it is taken from', () => {
    const site = new PaperBuilding({ hubs: [3], expected: { A01: 'fan' } });
    site.feed({ type: 'tasks', at: 0, sockets: [{ ...site.task('A01'), portKey: null }], ports: [] });
    site.say('p0-1', { fan: { rpm: 900 } });
    expect(site.verdict('A01')).toBe('deferred: not-bound');
  });

  test('withdraws a repair whose port another socket has by now', () => {
    const site = new PaperBuilding({ hubs: [4], unbound: ['A04'] });
    site.wiring.set('A01', 'p0-4');
    for (let visit = 0; visit < 2; visit += 1) site.test('A01');
    expect(repairs(site)).toEqual(['moved A01']);
    site.feed({ type: 'tasks', at: 0, sockets: [{ ...site.task('A04'), portKey: 'p0-4' }], ports: [] });
    expect(repairs(site)).toEqual([]);
  });

  test('never leads back to a socket that was removed, by a click or by its label', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.test('A01');
    site.feed({ type: 'tasks', at: site.clock.now(), sockets: [], ports: [], removed: ['A01'] });
    site.act({ kind: 'choose', socketId: 'A01' });
    site.act({ kind: 'scanned', label: 'A03' });
    expect(site.view()).toMatchObject({ proposed: 'A02', remaining: 2 });
  });

  test('tests anew what is on another port since it was plugged', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.plug('A01');
    site.wait(300);
    const elsewhere = { ...site.task('A01'), portKey: 'p0-3' };
    site.feed({ type: 'tasks', at: site.clock.now(), sockets: [elsewhere], ports: [] });
    expect(words(site).at(-1)).toBe('plug-again');
    site.wait(2_000);
    expect(site.view()).toMatchObject({ proposed: 'A01', phase: 'go-to' });
  });

  test('leaves a fan as it was found where it turns out to be none, and asks for the load', () => {
    const site = new PaperBuilding({ hubs: [3], expected: { A01: 'fan' } });
    site.feed({ type: 'tasks', at: 0, sockets: [{ ...site.task('A01'), expected: 'open' }], ports: [] });
    expect(site.acts.at(-1)).toMatchObject({ action: { kind: 'fan', target: 0 } });
    site.wait(15_000);
    site.test('A01');
    expect(site.verdict('A01')).toBe('pass');
  });

  test('tries a fan where it is since it was put on another port', () => {
    const site = new PaperBuilding({ hubs: [3], expected: { A01: 'fan' } });
    site.feed({ type: 'tasks', at: 0, sockets: [{ ...site.task('A01'), portKey: 'p0-3' }], ports: [] });
    expect(site.acts.slice(-2)).toMatchObject([
      { portKey: 'p0-1', action: { target: 0 } },
      { portKey: 'p0-3', action: { target: 100 } },
    ]);
    site.say('p0-3', { fan: { rpm: 900 } });
    expect(site.drafts).toMatchObject([{ socketId: 'A01', verdict: 'pass', portKey: 'p0-3' }]);
  });
});

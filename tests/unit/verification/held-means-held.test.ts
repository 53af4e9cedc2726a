// While there is no line, or the person has paused, nothing is tried, nobody is sent on, and nothing comes of a word that a
// line would have to bear out. Domain, *Line lost*; "without a live session nothing passes".

import { describe, expect, test } from 'vitest';

import { PaperBuilding } from '../../support/paper-building.ts';

const words = (building: PaperBuilding): string[] => building.said.map(({ say }) => say);
const told = (site: PaperBuilding): number => site.acts.filter(({ type }) => type === 'act').length;
const lamps = { A01: 'lamp', A02: 'lamp', A03: 'lamp' } as const;

describe('a line that is lost', () => {
  test.each(['lamp', 'fan'] as const)('fails no %s, and holds the walk there until it is back', (expected) => {
    const site = new PaperBuilding({ hubs: [3], expected: { A01: expected } });
    site.act({ kind: 'nobody-on-a-ladder' });
    site.line('lost');
    const before = told(site);
    site.wait(120_000);
    expect(site.drafts).toEqual([]);
    expect(told(site)).toBe(before);
    expect(site.view()).toMatchObject({ phase: 'line-lost', proposed: 'A01' });
    site.back(120_000);
    site.line('caught-up');
    site.tell('A01', expected === 'lamp' ? { lampLevel: 100 } : { fan: { rpm: 900 } });
    site.act({ kind: 'tapped', socketId: 'A01' });
    expect(site.verdict('A01')).toBe('pass');
  });

  test('makes no lamp of a blink silent: the one that was waited for is asked again', () => {
    const site = new PaperBuilding({ hubs: [3], mode: 'blink', lampsAt: 0 });
    site.line('lost');
    site.wait(60_000);
    expect(site.notes).toEqual([]);
    site.back(60_000);
    site.line('caught-up');
    for (const label of site.labels) site.tell(label, { lampLevel: 100 });
    expect(site.notes).toEqual([
      'A01: lamp answered in 0 ms',
      'A02: lamp answered in 0 ms',
      'A03: lamp answered in 0 ms',
    ]);
    expect(site.view().phase).toBe('done');
  });

  test('bears out no tap and no word that something works', () => {
    const site = new PaperBuilding({ hubs: [3], expected: lamps, observedAllowed: true });
    site.act({ kind: 'nobody-on-a-ladder' });
    site.tell('A01', { lampLevel: 100 });
    site.line('lost');
    site.act({ kind: 'tapped', socketId: 'A01' });
    site.act({ kind: 'observed' });
    expect(site.drafts).toEqual([]);
  });

  test('once more before anything was read is one gap, from the first time on, and is said again', () => {
    const site = new PaperBuilding({ hubs: [3], testLoad: { name: 'Load' } });
    site.line('lost');
    site.wait(5_000);
    site.back(5_000);
    site.line('lost');
    site.wait(3_000);
    site.back(1_000);
    site.baseline('p0-1', true);
    site.line('caught-up');
    expect(words(site).filter((say) => say === 'line-lost')).toHaveLength(2);
    expect(site.drafts).toMatchObject([{ socketId: 'A01', verdict: 'pass', acrossGapMs: 8_000 }]);
  });
});

describe('a pause', () => {
  test('lasts through an outage: what is plugged meanwhile binds nothing', () => {
    const site = new PaperBuilding({ hubs: [3], mode: 'discover' });
    site.act({ kind: 'pause' });
    site.line('lost');
    site.back(1_500);
    site.line('caught-up');
    expect(site.view().phase).toBe('paused');
    site.plug('A02');
    site.wait(2_000);
    expect(site.drafts).toEqual([]);
    site.act({ kind: 'resume' });
    expect(site.view()).toMatchObject({ phase: 'go-to', proposed: 'A01' });
  });

  test('stops the lamps that are being tried', () => {
    const site = new PaperBuilding({ hubs: [3], expected: lamps });
    site.act({ kind: 'nobody-on-a-ladder' });
    site.act({ kind: 'pause' });
    site.wait(120_000);
    expect(site.drafts).toEqual([]);
    expect(site.view()).toMatchObject({ phase: 'paused', proposed: 'A01' });
  });
});

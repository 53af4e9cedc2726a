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

  test('bears out nobody’s word that nothing answers: that comes back when there is one', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.line('lost');
    site.act({ kind: 'declare-dead' });
    expect(site.verdict('A01')).toBe('deferred: line-lost');
    site.act({ kind: 'declare-dead', reason: 'damaged' });
    expect(site.verdict('A02')).toBe('fail: damaged');
    site.line('caught-up');
    site.test('A03');
    expect(site.view()).toMatchObject({ phase: 'go-to', proposed: 'A01' });
  });

  test('is asked once more for what was heard plugged next door while it held', () => {
    const site = new PaperBuilding({ hubs: [3], testLoad: { name: 'Load' } });
    site.line('lost');
    site.plug('A02');
    site.back(500);
    site.line('caught-up');
    expect(words(site).slice(-2)).toEqual(['go-to', 'plug-again']);
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

  test('gives a lamp back whose load was pulled meanwhile', () => {
    const site = new PaperBuilding({ hubs: [3], lampAnswers: true });
    site.plug('A01', { watts: 30, lampLevel: 0 });
    site.wait(800);
    site.line('lost');
    site.back(5_000);
    site.baseline('p0-1', false);
    site.line('caught-up');
    expect(site.acts.at(-1)).toEqual({ type: 'end-lease', portKey: 'p0-1' });
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

test('the question whether somebody is on a ladder is still asked when something is plugged in elsewhere', () => {
  const site = new PaperBuilding({ hubs: [3], expected: { A01: 'lamp' } });
  expect(site.view().phase).toBe('question');
  site.plug('A03');
  site.wait(60_000);
  expect(site.view().phase).toBe('question');
  site.act({ kind: 'nobody-on-a-ladder' });
  site.tell('A01', { lampLevel: 100 });
  site.act({ kind: 'tapped', socketId: 'A01' });
  expect(site.verdict('A01')).toBe('pass');
});

describe('a line that is lost after the end', () => {
  test('holds whoever goes on, and says nothing of sockets until it is back', () => {
    const site = new PaperBuilding({ hubs: [2] });
    for (const label of site.labels) site.test(label);
    site.line('lost');
    site.act({ kind: 'choose', socketId: 'A02' });
    site.wait(60_000);
    expect(words(site).at(-1)).toBe('done');
    expect(site.view()).toMatchObject({ phase: 'line-lost', proposed: 'A02' });
    site.back(60_000);
    site.line('caught-up');
    expect(site.view()).toMatchObject({ phase: 'go-to', proposed: 'A02' });
  });
});

describe('a plug that has not said what it is', () => {
  test('is nobody else’s load because the line was lost', () => {
    const site = new PaperBuilding({ hubs: [3], testLoad: { name: 'Load' } });
    site.tell('A01', { present: true });
    site.line('lost');
    site.wait(2_000);
    expect(words(site).at(-1)).toBe('line-lost');
    expect(site.notes).toEqual([]);
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

  test('asks once more for what was plugged meanwhile, here or next door', () => {
    for (const label of ['A01', 'A02']) {
      const site = new PaperBuilding({ hubs: [3] });
      site.act({ kind: 'pause' });
      site.plug(label);
      site.wait(2_000);
      site.act({ kind: 'resume' });
      expect(words(site).slice(-2)).toEqual(['go-to', 'plug-again']);
    }
    const site = new PaperBuilding({ hubs: [3] });
    site.act({ kind: 'pause' });
    site.act({ kind: 'resume' });
    expect(words(site).at(-1)).toBe('go-to');
  });

  test('while a lamp is looked for lasts through an outage, and until it is over', () => {
    const site = new PaperBuilding({ hubs: [4], mode: 'find', lampsAt: 60 });
    site.act({ kind: 'nobody-on-a-ladder' });
    for (const [index, label] of site.labels.entries()) site.tell(label, { lampLevel: index < 2 ? 100 : 30 });
    site.wait(1_000);
    site.act({ kind: 'saw-lamp', full: true });
    site.tell('A02', { lampLevel: 30 });
    site.act({ kind: 'pause' });
    for (const label of site.labels) site.tell(label, { present: false });
    site.wait(60_000);
    site.line('lost');
    site.back(1_500);
    site.line('caught-up');
    expect(site.view().phase).toBe('paused');
    const before = told(site);
    site.act({ kind: 'back' });
    expect(told(site)).toBe(before);
    site.act({ kind: 'resume' });
    expect(site.view().phase).toBe('find');
  });

  test('sends nobody on, whatever a hand does meanwhile', () => {
    const site = new PaperBuilding({ hubs: [3], expected: { A01: 'button' } });
    site.tell('A01', { button: false });
    site.act({ kind: 'pause' });
    site.tell('A01', { button: true });
    expect(site.drafts).toEqual([]);
    expect(site.view()).toMatchObject({ phase: 'paused', proposed: 'A01' });
  });

  test('lets no fan turn, and what is left aside meanwhile starts none', () => {
    const site = new PaperBuilding({ hubs: [2], expected: { A01: 'fan', A02: 'fan' } });
    const told = () => site.acts.flatMap((act) => (act.type === 'act' ? [[act.portKey, act.action]] : []));
    site.act({ kind: 'pause' });
    expect(told().at(-1)).toEqual(['p0-1', { kind: 'fan', target: 0 }]);
    site.act({ kind: 'skip', reason: 'locked' });
    expect(told().at(-1)?.[0]).toBe('p0-1');
    expect(words(site).at(-1)).toBe('paused');
    site.act({ kind: 'resume' });
    site.tell('A02', { fan: { rpm: 900 } });
    expect(site.verdict('A02')).toBe('pass');
  });

  test('in the middle of a fan leaves it as it was found, also when it is tried once more', () => {
    const site = new PaperBuilding({ hubs: [2], expected: { A02: 'fan' } });
    site.tell('A02', { fan: { rpm: 960, target: 40 } });
    site.plug('A01');
    site.wait(800);
    site.tell('A02', { fan: { rpm: 0, target: 0 } });
    site.act({ kind: 'pause' });
    site.act({ kind: 'resume' });
    site.tell('A02', { fan: { rpm: 2_400, target: 100 } });
    expect(site.verdict('A02')).toBe('pass');
    expect(site.acts.findLast(({ type }) => type === 'act')).toMatchObject({ action: { kind: 'fan', target: 40 } });
  });
});

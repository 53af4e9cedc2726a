import { describe, expect, test } from 'vitest';

import { PaperBuilding } from '../../support/paper-building.ts';

const words = (building: PaperBuilding): string[] => building.said.map(({ say }) => say);

describe('a socket that answers', () => {
  test('passes at the edge when that message says all, and the walk goes on at the end of the hold time', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.plug('A01');
    expect(site.verdict('A01')).toBe('pass');
    expect(words(site)).toEqual(['go-to', 'testing', 'verdict']);
    site.wait(799);
    expect(site.view().proposed).toBe('A01');
    site.wait(1);
    expect(words(site).slice(-2)).toEqual(['pull', 'go-to']);
    expect(site.view().proposed).toBe('A02');
    expect(site.place('A01')).toBe('measured');
  });

  test('keeps the message as evidence', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.plug('A01');
    expect(site.drafts[0]).toMatchObject({ portKey: 'p0-1', latencyMs: 0, message: { topic: 'p0-1' }, attempt: 1 });
  });

  test('may say its power later, within the hold time', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.plug('A01', {});
    expect(site.verdict('A01')).toBeUndefined();
    site.wait(300);
    site.tell('A01', { watts: 28 });
    expect(site.verdict('A01')).toBe('pass');
  });

  test('that never says its power fails as not reported, at the end of the hold time', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.plug('A01', {});
    site.wait(800);
    expect(site.verdict('A01')).toBe('fail: not-reported');
  });

  test('with too little power fails only at the end of the hold time', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.plug('A01', { watts: 1.5 });
    expect(site.verdict('A01')).toBeUndefined();
    site.wait(800);
    expect(site.verdict('A01')).toBe('fail: power');
  });

  test('near a limit is marginal', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.plug('A01', { watts: 5.5 });
    expect(site.verdict('A01')).toBe('marginal: power');
  });

  test('can be lowered until the hold time ends', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.plug('A01');
    site.wait(400);
    site.tell('A01', { watts: 1 });
    site.wait(400);
    expect(site.verdict('A01')).toBe('fail: power');
  });

  test('pulled before the hold time is plugged again', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.plug('A01');
    site.wait(200);
    site.unplug('A01');
    site.wait(400);
    expect(site.verdict('A01')).toBe('deferred: pulled-early');
    expect(words(site).at(-1)).toBe('plug-again');
    site.wait(2_000);
    site.test('A01');
    expect(site.verdict('A01')).toBe('pass');
  });

  test('whose contact flaps is unstable', () => {
    const site = new PaperBuilding({ hubs: [3] });
    for (let flap = 0; flap < 4; flap += 1) {
      site.plug('A01');
      site.wait(60);
      site.unplug('A01');
      site.wait(60);
    }
    site.plug('A01');
    site.wait(800);
    expect(site.verdict('A01')).toBe('fail: unstable');
  });

  test('one bounce is folded, and counted in the evidence', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.plug('A01', {});
    site.wait(50);
    site.unplug('A01');
    site.wait(50);
    site.plug('A01');
    site.wait(800);
    expect(site.verdict('A01')).toBe('pass');
    site.tell('A01', { watts: 30 });
    expect(site.drafts.at(-1)?.bounces).toBe(1);
  });
});

describe('a socket that does not answer', () => {
  test('is said after the walking time and eight seconds', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.wait(19_999);
    expect(words(site)).toEqual(['go-to']);
    site.wait(1);
    expect(words(site).at(-1)).toBe('nothing-from');
  });

  test("fails on the technician's word, which is observed", () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.wait(20_000);
    site.act({ kind: 'declare-dead' });
    expect(site.verdict('A01')).toBe('fail: no-response');
    expect(site.drafts.at(-1)).toMatchObject({ works: 'observed', place: null, message: null, portKey: null });
    expect(site.view().proposed).toBe('A02');
  });

  test('is left when the next one of the route is plugged, and visited again', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.wait(20_000);
    site.test('A02');
    expect(site.verdict('A02')).toBe('pass');
    expect(site.place('A02')).toBe('by-route');
    site.test('A03');
    expect(site.view()).toMatchObject({ proposed: 'A01', revisit: ['A01'] });
    site.wait(20_000);
    site.act({ kind: 'next' });
    expect(site.verdict('A01')).toBe('fail: no-response');
    expect(site.drafts.at(-1)?.works).toBe('by-route');
  });

  test('before that, an answer of the next one is a surprise', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.plug('A02');
    expect(words(site).at(-1)).toBe('surprise');
    site.wait(2_000);
    expect(site.verdict('A02')).toBeUndefined();
  });

  test('a timer that comes late says that the machine was busy: nothing is concluded', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.feed({ type: 'tick', at: 21_500 });
    expect(words(site)).toEqual(['go-to']);
  });
});

describe('a step back', () => {
  test('leads to the socket before, and the one before that, tested or not', () => {
    const site = new PaperBuilding({ hubs: [5] });
    site.plug('A01');
    site.wait(800);
    site.unplug('A01');
    site.act({ kind: 'next' });
    site.act({ kind: 'next' });
    const proposed = ['back', 'back', 'back', 'back'].map(() => (site.act({ kind: 'back' }), site.view().proposed));
    expect(proposed).toEqual(['A03', 'A02', 'A01', 'A01']);
    site.act({ kind: 'next' });
    expect(site.view().proposed).toBe('A02');
  });
});

describe('the line', () => {
  test('holds the walk when it is lost, and asks to plug again when it is back', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.plug('A01', {});
    site.line('lost');
    expect(site.verdict('A01')).toBe('deferred: line-lost');
    site.wait(60_000);
    expect(words(site).at(-1)).toBe('line-lost');
    site.back(60_000);
    site.baseline('p0-1', true);
    site.line('caught-up');
    expect(words(site).slice(-2)).toEqual(['go-to', 'plug-again']);
    expect(site.view().proposed).toBe('A01');
  });

  test('a plug that nobody heard counts across the gap, and its evidence says so', () => {
    const site = new PaperBuilding({ hubs: [3], testLoad: { name: 'Load' } });
    site.line('lost');
    site.back(12_000);
    site.baseline('p0-1', true);
    site.line('caught-up');
    site.wait(2_000);
    expect(site.verdict('A01')).toBe('pass');
    expect(site.drafts.at(-1)).toMatchObject({ acrossGapMs: 12_000, message: { topic: 'REST ports/p0-1' } });
  });

  test.each([
    ['of another load', { testLoad: { name: 'Load' } }, 'p0-1', 'Phone'],
    ['where no load is known', {}, 'p0-1', 'Load'],
    ['at another socket', { testLoad: { name: 'Load' } }, 'p0-2', 'Load'],
  ])('a plug in a gap %s is asked for again', (_what, options, portKey, device) => {
    const site = new PaperBuilding({ hubs: [3], ...options });
    site.line('lost');
    site.back(12_000);
    site.baseline(portKey, true, device);
    site.line('caught-up');
    site.wait(2_000);
    expect(site.drafts).toEqual([]);
    expect(words(site).slice(-2)).toEqual(['go-to', 'plug-again']);
  });

  test('back, where nothing was plugged meanwhile, sends on to the same socket and asks nothing again', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.line('lost');
    site.back(40_000);
    site.baseline('p0-1', false);
    site.line('caught-up');
    expect(words(site).at(-1)).toBe('go-to');
    expect(site.view()).toMatchObject({ proposed: 'A01', asked: 'plug' });
  });

  test('without it nothing passes', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.line('lost');
    site.plug('A01');
    site.wait(2_000);
    expect(site.drafts).toEqual([]);
  });
});

describe('what is no plug', () => {
  test("another person's load is listed and ignored", () => {
    const site = new PaperBuilding({ hubs: [3], testLoad: { name: 'Load' } });
    site.tell('A01', { present: true, device: { name: 'Phone' }, watts: 30 });
    expect(site.drafts).toEqual([]);
    expect(words(site).at(-1)).toBe('other-load');
    expect(site.notes).toHaveLength(1);
  });

  test('a retained message is a level, never an edge', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.say('p0-1', { present: true, watts: 30 }, { retained: true });
    site.wait(2_000);
    expect(site.drafts).toEqual([]);
  });

  test('the same message twice is one plug', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.plug('A01');
    site.plug('A01');
    site.wait(2_000);
    expect(site.drafts).toHaveLength(1);
  });

  test('a first message without a baseline is only a candidate, which the unplug confirms', () => {
    const site = new PaperBuilding({ hubs: [3], baselines: false });
    site.plug('A01');
    site.wait(2_000);
    expect(site.drafts).toEqual([]);
    site.unplug('A01');
    site.wait(400);
    expect(site.verdict('A01')).toBe('pass');
  });
});

describe('the place', () => {
  test('of a socket after one left unanswered is measured once that one is settled', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.wait(20_000);
    site.test('A02');
    site.test('A03');
    expect(site.places.get('A02')).toBeUndefined();
    site.test('A01');
    expect(site.places.get('A02')).toBe('measured');
  });

  test('is opened again by another label read where the load was, and proven by its own', () => {
    const site = new PaperBuilding({ hubs: [3], mode: 'discover' });
    site.test('A01');
    site.act({ kind: 'scanned', label: 'A03' });
    expect(site.places.get('A01')).toBeNull();
    site.test('A02');
    site.act({ kind: 'scanned', label: 'A02' });
    expect(site.places.get('A02')).toBe('measured');
  });

  test('a load that stays in is said when the next one answers', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.plug('A01');
    site.wait(1_000);
    site.plug('A02');
    expect(words(site)).toContain('still-occupied');
  });
});

describe("the person's own word", () => {
  test('counts only where the procedure allows it, and is observed', () => {
    const strict = new PaperBuilding({ hubs: [2], expected: { A01: 'screen' } });
    strict.act({ kind: 'observed' });
    expect(strict.drafts).toEqual([]);
    const site = new PaperBuilding({ hubs: [2], expected: { A01: 'screen' }, observedAllowed: true });
    site.act({ kind: 'observed' });
    expect(site.drafts).toMatchObject([{ socketId: 'A01', verdict: 'pass', works: 'observed', place: 'observed' }]);
  });
});

describe('the end', () => {
  test('comes by itself when every socket is done', () => {
    const site = new PaperBuilding({ hubs: [2, 2] });
    for (const label of site.labels) site.test(label);
    expect(words(site).at(-1)).toBe('done');
    expect(site.view().phase).toBe('done');
  });

  test('called for defers what is left, with its reason', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.test('A01');
    site.act({ kind: 'finish', reason: 'timeout' });
    expect(site.labels.map((label) => site.verdict(label))).toEqual(['pass', 'deferred: timeout', 'deferred: timeout']);
  });

  test('a skipped socket is deferred', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.act({ kind: 'skip', reason: 'furniture' });
    expect(site.verdict('A01')).toBe('deferred: furniture');
    expect(site.view().proposed).toBe('A02');
  });
});

describe('the lamp', () => {
  const lampActs = (site: PaperBuilding) =>
    site.acts.flatMap((act) => (act.type === 'act' && act.action.kind === 'lamp' ? [act.action.level] : []));

  test('answers full for a pass, after the hold time, once it has reported low', () => {
    const site = new PaperBuilding({ hubs: [3], lampAnswers: true });
    site.plug('A01', { watts: 30, lampLevel: 0 });
    expect(lampActs(site)).toEqual([]);
    site.wait(800);
    expect(lampActs(site)).toEqual([100]);
    site.unplug('A01');
    site.wait(400);
    expect(site.acts.at(-1)).toEqual({ type: 'end-lease', portKey: 'p0-1' });
  });

  test('stays low for a fail', () => {
    const site = new PaperBuilding({ hubs: [3], lampAnswers: true });
    site.plug('A01', { watts: 1, lampLevel: 0 });
    site.wait(800);
    expect(lampActs(site)).toEqual([]);
  });

  test('above low gives no answer until it has reported low, and the voice says so', () => {
    const site = new PaperBuilding({ hubs: [3], lampAnswers: true });
    site.plug('A01', { watts: 30, lampLevel: 80 });
    expect(lampActs(site)).toEqual([30]);
    site.wait(800);
    expect(lampActs(site)).toEqual([30]);
    expect(site.said.map(({ say }) => say)).toContain('lamp-not-low');
  });
});

describe('fixed devices', () => {
  test('a button is verified by its press', () => {
    const site = new PaperBuilding({ hubs: [2], expected: { A01: 'button' } });
    expect(words(site)).toEqual(['do-by-hand']);
    site.tell('A01', { button: false });
    site.tell('A01', { button: true });
    expect(site.verdict('A01')).toBe('pass');
    expect(site.place('A01')).toBe('measured');
  });

  test('a button that was down when it was first heard is verified by its release, and not by being stuck', () => {
    const site = new PaperBuilding({ hubs: [2], expected: { A01: 'button' } });
    for (let beat = 0; beat < 3; beat += 1) site.tell('A01', { button: true });
    expect(site.drafts).toEqual([]);
    site.tell('A01', { button: false });
    expect(site.verdict('A01')).toBe('pass');
  });

  test.each([
    ['light that drifts', { luminosity: 400 }, { luminosity: 401 }, undefined],
    ['a hand over it', { luminosity: 400 }, { luminosity: 60 }, 'pass'],
    ['somebody who comes', { luminosity: 400, motion: 0 }, { motion: 1 }, 'pass'],
    ['a breath, where it has no eye', { temperature: 21, humidity: 41 }, { humidity: 52 }, 'pass'],
    ['air that drifts', { temperature: 21, humidity: 41 }, { temperature: 21.4, humidity: 42 }, undefined],
  ])('a sensor is verified by its reaction: %s', (_what, before, now, verdict) => {
    const site = new PaperBuilding({ hubs: [2], expected: { A01: 'sensor' } });
    site.tell('A01', { sensors: before });
    site.tell('A01', { sensors: now });
    expect(site.verdict('A01')).toBe(verdict);
  });

  test('a lamp is tapped once its port has said that it is full, and not before', () => {
    const site = new PaperBuilding({ hubs: [2], expected: { A01: 'lamp' } });
    site.act({ kind: 'nobody-on-a-ladder' });
    site.act({ kind: 'tapped', socketId: 'A01' });
    expect(site.drafts).toEqual([]);
    site.tell('A01', { lampLevel: 100 });
    site.act({ kind: 'tapped', socketId: 'A01' });
    expect(site.verdict('A01')).toBe('pass');
    expect(site.place('A01')).toBe('observed');
  });

  test('a lamp whose command is lost is asked again, then fails', () => {
    const site = new PaperBuilding({ hubs: [2], expected: { A01: 'lamp' } });
    site.act({ kind: 'nobody-on-a-ladder' });
    site.wait(15_000);
    expect(site.verdict('A01')).toBe('fail: lamp');
    expect(site.acts.filter(({ type }) => type === 'act').length).toBeGreaterThan(2);
  });

  test('a fan passes when it turns', () => {
    const site = new PaperBuilding({ hubs: [2], expected: { A01: 'fan' } });
    site.tell('A01', { fan: { rpm: 1_200 } });
    expect(site.verdict('A01')).toBe('pass');
  });

  test('a fan that turns already is stopped first, and set back to what it was', () => {
    const site = new PaperBuilding({ hubs: [2], expected: { A02: 'fan' } });
    const told = () => site.acts.flatMap((act) => (act.type === 'act' ? [act.action] : []));
    site.tell('A02', { fan: { rpm: 960, target: 40 } });
    site.plug('A01');
    site.wait(800);
    site.tell('A02', { fan: { rpm: 960, target: 40 } });
    expect(site.verdict('A02')).toBeUndefined();
    expect(told()).toEqual([{ kind: 'fan', target: 0 }]);
    site.tell('A02', { fan: { rpm: 0 } });
    site.tell('A02', { fan: { rpm: 2_400 } });
    expect(site.verdict('A02')).toBe('pass');
    expect(told().slice(1)).toEqual([
      { kind: 'fan', target: 100 },
      { kind: 'fan', target: 40 },
    ]);
  });
});

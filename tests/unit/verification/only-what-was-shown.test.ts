// A verdict, a place and a repair rest on what was shown in this walk, and on nothing else: not on a key pressed twice, not on
// yesterday, not on a guess that later plugs speak against. Domain, *Verification engine*.

import { describe, expect, test } from 'vitest';

import { PaperBuilding } from '../../support/paper-building.ts';

const words = (building: PaperBuilding): string[] => building.said.map(({ say }) => say);
const repairs = (site: PaperBuilding): string[] =>
  site.view().repairs.map(({ kind, sockets }) => `${kind} ${sockets.join()}`);
const swapped = (hubs: readonly number[]): PaperBuilding => {
  const site = new PaperBuilding({ hubs });
  site.wiring.set('A01', 'p0-2').set('A02', 'p0-1');
  return site;
};
const walkToTheEnd = (site: PaperBuilding): void => {
  for (let visit = 0; visit < 20 && site.view().phase !== 'done'; visit += 1) site.test(site.view().proposed!);
};

describe('no answer', () => {
  test('of a socket that nobody had the time to plug is no fail, however often the key is pressed', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.act({ kind: 'next' });
    site.test('A02');
    site.test('A03');
    site.act({ kind: 'next' });
    expect(site.verdict('A01')).toBe('deferred: no-response');
  });

  test('twice where nothing else was walked is no fail: nobody knows whether its hub is there', () => {
    const site = new PaperBuilding({ hubs: [3], only: ['A02'] });
    for (let visit = 0; visit < 2; visit += 1) {
      site.wait(20_000);
      site.act({ kind: 'next' });
    }
    expect(site.verdict('A02')).toBe('deferred: no-response');
    expect(words(site).slice(-2)).toEqual(['verdict', 'done']);
  });

  test.each([
    ['next', { kind: 'next' }],
    ['skip', { kind: 'skip', reason: 'furniture' }],
  ] as const)(
    'looked for at one that passed is none: %s leaves its verdict, and it is not visited again',
    (_key, key) => {
      const site = new PaperBuilding({ hubs: [3] });
      site.test('A01');
      for (let look = 0; look < 2; look += 1) {
        site.act({ kind: 'choose', socketId: 'A01' });
        site.act(key);
      }
      expect(site.drafts.map(({ verdict }) => verdict)).toEqual(['pass']);
      expect(site.view()).toMatchObject({ proposed: 'A02', remaining: 2 });
    },
  );

  test('twice between two that answered is a fail, and is said', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.test('A01');
    site.wait(20_000);
    site.test('A03');
    site.wait(20_000);
    site.act({ kind: 'next' });
    expect(site.verdict('A02')).toBe('fail: no-response');
    expect(site.said.at(-2)).toMatchObject({ say: 'verdict', socketId: 'A02', verdict: 'fail' });
  });
});

describe('a place that hangs on a socket left before it', () => {
  test.each([
    [{ kind: 'skip', reason: 'furniture' }, undefined],
    [{ kind: 'declare-dead', reason: 'damaged' }, undefined],
    [{ kind: 'declare-dead' }, 'measured'],
  ] as const)('%o makes it %s', (action, place) => {
    const site = new PaperBuilding({ hubs: [3] });
    site.wait(20_000);
    site.test('A02');
    site.test('A03');
    site.act(action);
    expect(site.places.get('A02')).toBe(place);
    expect(site.place('A02')).toBe('by-route');
  });
});

test('a place that was opened again meanwhile is not proven by what it hung on', () => {
  const site = new PaperBuilding({ hubs: [3] });
  site.wait(20_000);
  site.test('A02');
  site.act({ kind: 'scanned', label: 'A01' });
  expect(site.places.get('A02')).toBeNull();
  site.act({ kind: 'choose', socketId: 'A01' });
  site.test('A01');
  expect(site.places.get('A02')).toBeNull();
});

test('a label that is read where one was sent next says nothing of the socket before', () => {
  const site = new PaperBuilding({ hubs: [3] });
  site.test('A01');
  site.act({ kind: 'scanned', label: 'A02' });
  expect(site.said.at(-1)).toEqual({ say: 'label-read', label: 'A02', agrees: null });
  expect(site.places.get('A01')).toBeUndefined();
  site.plug('A02');
  site.wait(1_000);
  site.act({ kind: 'scanned', label: 'A03' });
  expect(site.said.at(-1)).toMatchObject({ agrees: false });
  expect(site.places.get('A02')).toBeNull();
});

test('a blink sends nobody anywhere, whatever is pressed on the plan', () => {
  const site = new PaperBuilding({ hubs: [2], mode: 'blink', socketsHaveLamps: true, expected: { A02: 'fan' } });
  site.act({ kind: 'choose', socketId: 'A02' });
  site.act({ kind: 'declare-dead' });
  expect(words(site)).toEqual([]);
  site.wait(10_000);
  expect(words(site)).toEqual(['done']);
});

describe('a repair', () => {
  test('taken after the end changes the bindings, and its sockets are visited', () => {
    const site = swapped([4]);
    walkToTheEnd(site);
    expect(repairs(site)).toEqual(['swap A01,A02']);
    site.act({ kind: 'accept-repair', repairId: site.view().repairs[0]!.repairId });
    expect(site.boundTo('A01')).toBe('p0-2');
    walkToTheEnd(site);
    expect(['A01', 'A02'].map((label) => site.verdict(label))).toEqual(['pass', 'pass']);
    expect(site.view()).toMatchObject({ phase: 'done', repairs: [] });
  });

  test('is offered no longer once its sockets have answered where they are bound', () => {
    const site = swapped([6]);
    for (const label of ['A01', 'A01', 'A02', 'A02']) site.test(label);
    expect(repairs(site)).toEqual(['swap A01,A02']);
    site.wiring.set('A01', 'p0-1').set('A02', 'p0-2');
    walkToTheEnd(site);
    expect(site.labels.map((label) => site.verdict(label))).toEqual(site.labels.map(() => 'pass'));
    expect(repairs(site)).toEqual([]);
  });

  test('refused is not offered again, withdrawn it is', () => {
    const site = swapped([6]);
    for (const label of ['A01', 'A01', 'A02', 'A02']) site.test(label);
    site.act({ kind: 'refuse-repair', repairId: site.view().repairs[0]!.repairId });
    walkToTheEnd(site);
    expect(repairs(site)).toEqual([]);
  });

  test('taken in the middle of a plug asks for that plug once more', () => {
    const site = swapped([6]);
    for (const label of ['A01', 'A01', 'A02', 'A02']) site.test(label);
    const { repairId } = site.view().repairs[0]!;
    site.act({ kind: 'choose', socketId: 'A01' });
    site.say('p0-1', { present: true, device: { name: 'Load' }, watts: 30 });
    expect(site.verdict('A01')).toBe('pass');
    site.act({ kind: 'accept-repair', repairId });
    expect(words(site).at(-1)).toBe('plug-again');
    site.wait(1_000);
    expect(site.view()).toMatchObject({ phase: 'go-to', proposed: 'A01' });
    site.say('p0-1', { present: false });
    site.wait(3_000);
    walkToTheEnd(site);
    expect(site.drafts.findLast(({ socketId }) => socketId === 'A01')).toMatchObject({
      verdict: 'pass',
      portKey: 'p0-2',
    });
  });
});

describe('a control plug', () => {
  test.each(['next', 'skip'] as const)(
    'that is not had (%s) leaves the verdict, and asks the next socket plainly',
    (kind) => {
      const site = new PaperBuilding({ hubs: [3, 3], mode: 'discover' });
      for (const label of ['A01', 'A02', 'A03']) site.test(label);
      expect(site.view()).toMatchObject({ asked: 'control', proposed: 'A03' });
      site.act(kind === 'next' ? { kind } : { kind, reason: 'skipped' });
      expect(site.verdict('A03')).toBe('pass');
      expect(site.view()).toMatchObject({ asked: 'plug', proposed: 'B01' });
      site.test('B01');
      expect(site.verdict('B01')).toBe('pass');
      expect(site.boundTo('B01')).toBe('p1-1');
    },
  );
});

test('a port that a socket was taken from is nobody’s: what is found there is bound', () => {
  const site = new PaperBuilding({ hubs: [4], mode: 'discover' });
  site.wiring.set('A01', 'p0-2').set('A02', 'p0-1');
  site.plug('A02');
  site.wait(1_000);
  site.unplug('A02');
  site.wait(3_000);
  expect(site.boundTo('A01')).toBe('p0-1');
  site.act({ kind: 'choose', socketId: 'A01' });
  for (let visit = 0; visit < 3; visit += 1) site.test('A01');
  expect(site.boundTo('A01')).toBe('p0-2');
  site.test('A02');
  expect(words(site).slice(-4)).toContain('verdict');
  expect(site.boundTo('A02')).toBe('p0-1');
});

describe('a plug', () => {
  test("whose device is named in the next message counts as of its own time; unnamed it is somebody else's", () => {
    const site = new PaperBuilding({ hubs: [3], testLoad: { name: 'Load' } });
    site.tell('A01', { present: true });
    site.wait(50);
    site.tell('A01', { device: { name: 'Load' }, watts: 30 });
    expect(site.drafts).toMatchObject([{ socketId: 'A01', verdict: 'pass', latencyMs: 50 }]);
    site.wait(750);
    site.unplug('A01');
    site.wait(3_000);
    site.tell('A02', { present: true });
    site.wait(1_000);
    expect(words(site).at(-1)).toBe('other-load');
    expect(site.verdict('A02')).toBeUndefined();
  });

  test('at another port than one whose id is not known yet is a surprise, and binds nothing', () => {
    for (const mode of ['walk', 'discover'] as const) {
      const site = new PaperBuilding({ hubs: [3], mode, unbound: ['A01', 'A02'] });
      const bound = { ...site.task('A01'), portKey: null, awaitsId: true } as const;
      site.feed({ type: 'tasks', at: 0, sockets: [bound], ports: [] });
      site.plug('A02');
      expect(words(site).at(-1)).toBe('surprise');
      expect(site.boundTo('A01')).toBeNull();
    }
  });

  test('is borne out by nothing that the broker kept', () => {
    const site = new PaperBuilding({ hubs: [3], expected: { A02: 'lamp' } });
    site.plug('A01', {});
    site.say('p0-1', { watts: 30 }, { retained: true });
    site.wait(800);
    expect(site.verdict('A01')).toBe('fail: not-reported');
    site.act({ kind: 'nobody-on-a-ladder' });
    site.say('p0-2', { lampLevel: 100 }, { retained: true });
    site.act({ kind: 'tapped', socketId: 'A02' });
    expect(site.verdict('A02')).toBeUndefined();
  });

  test('tells its values before it is named', () => {
    const site = new PaperBuilding({ hubs: [3], testLoad: { name: 'Load' } });
    site.tell('A01', { present: true, watts: 30 });
    site.tell('A01', { volts: 20 });
    site.tell('A01', { device: { name: 'Load' } });
    site.wait(1_000);
    expect(site.drafts).toMatchObject([{ socketId: 'A01', verdict: 'pass' }]);
    expect(new TextDecoder().decode(site.drafts[0]?.message?.raw)).toContain('Load');
  });

  test.each([
    ['says nothing of power', {}],
    ['says too little', { watts: 1 }],
  ])('that was there when the port first spoke, which %s, fails nothing: it is asked for again', (_what, values) => {
    const site = new PaperBuilding({ hubs: [3], baselines: false });
    site.plug('A01', values);
    site.wait(1_000);
    site.unplug('A01');
    site.wait(400);
    expect(site.drafts).toEqual([]);
    expect(words(site).at(-1)).toBe('plug-again');
  });

  test('that was there when the port first spoke proves no place in Discover', () => {
    const site = new PaperBuilding({ hubs: [2], mode: 'discover', baselines: false });
    site.feed({ type: 'tasks', at: 0, sockets: [{ ...site.task('A01'), portKey: 'p0-1' }], ports: [] });
    site.plug('A01');
    site.wait(1_000);
    site.unplug('A01');
    site.wait(400);
    expect(site.drafts).toMatchObject([{ socketId: 'A01', verdict: 'pass', place: 'by-route' }]);
  });

  test('with which one says where one is proves no place: nobody asked for that label', () => {
    const site = new PaperBuilding({ hubs: [3] });
    const known = { ...site.task('A03'), verdict: 'pass', place: 'by-route' } as const;
    site.feed({ type: 'tasks', at: 0, sockets: [known], ports: [] });
    site.feed({ type: 'tasks', at: 0, sockets: [], ports: [], removed: ['A03'] });
    site.feed({ type: 'tasks', at: 0, sockets: [known], ports: [] });
    site.plug('A03');
    expect(site.drafts).toMatchObject([{ socketId: 'A03', verdict: 'pass', place: 'by-route' }]);
  });

  test('pulled just before the end of the hold time is plugged again', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.plug('A01');
    site.wait(700);
    site.unplug('A01');
    site.wait(1_000);
    expect(site.verdict('A01')).toBe('deferred: pulled-early');
    expect(words(site).at(-1)).toBe('plug-again');
  });

  test('that bounces just before it is none', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.plug('A01');
    site.wait(700);
    site.unplug('A01');
    site.wait(150);
    site.plug('A01');
    site.wait(1_000);
    expect(site.verdict('A01')).toBe('pass');
    expect(site.view().proposed).toBe('A02');
  });

  test("from before one was sent there is nobody's, whoever pulls it", () => {
    const site = new PaperBuilding({ hubs: [3], baselines: false });
    site.plug('A02');
    site.plug('A01');
    site.wait(800);
    site.unplug('A01');
    site.wait(400);
    expect(site.verdict('A01')).toBe('pass');
    site.wait(5_000);
    site.unplug('A02');
    site.wait(400);
    expect(site.verdict('A02')).toBeUndefined();
  });

  test('at the next socket tests that one, also where a device is asked for by hand', () => {
    const site = new PaperBuilding({ hubs: [3], expected: { A01: 'button' } });
    site.wait(20_000);
    site.test('A02');
    expect(site.verdict('A02')).toBe('pass');
  });
});

describe('the end', () => {
  test('called for leaves alone what was found out', () => {
    const site = new PaperBuilding({ hubs: [4] });
    site.act({ kind: 'declare-dead', reason: 'damaged' });
    site.act({ kind: 'choose', socketId: 'A01' });
    site.act({ kind: 'finish', reason: 'timeout' });
    expect(site.verdict('A01')).toBe('fail: damaged');
    expect(site.verdict('A02')).toBe('deferred: timeout');
  });
});

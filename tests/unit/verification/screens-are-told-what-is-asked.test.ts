import { describe, expect, test } from 'vitest';

import { noteText } from '../../../electron/domain/verification/note-text.ts';
import type { Asked } from '../../../electron/domain/verification/protocol.ts';
import { PaperBuilding } from '../../support/paper-building.ts';

const asked = (site: PaperBuilding): [string, Asked] => [site.view().phase, site.view().asked];

describe('what is asked of the proposed socket', () => {
  test('is the load, and the next few are named', () => {
    const site = new PaperBuilding({ hubs: [6] });
    expect(asked(site)).toEqual(['go-to', 'plug']);
    expect(site.view().upcoming).toEqual(['A02', 'A03', 'A04']);
  });

  test('is the load once more, until it comes', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.plug('A01');
    site.wait(200);
    site.unplug('A01');
    site.wait(400);
    expect(asked(site)).toEqual(['go-to', 'again']);
    site.wait(2_000);
    site.plug('A01');
    expect(asked(site)).toEqual(['testing', 'plug']);
  });

  test('is a control at the end of a row of Discover', () => {
    const site = new PaperBuilding({ hubs: [2], mode: 'discover' });
    for (const label of site.labels) site.test(label);
    expect(asked(site)).toEqual(['go-to', 'control']);
  });

  test('is a hand at a fixed device, and a word where the procedure takes one', () => {
    const site = new PaperBuilding({ hubs: [2], expected: { A01: 'button' }, observedAllowed: true });
    expect(asked(site)).toEqual(['go-to', 'by-hand']);
    expect(site.view()).toMatchObject({ expected: 'button', mayObserve: true });
    site.act({ kind: 'observed' });
    expect(site.verdict('A01')).toBe('pass');
    expect(site.said.find(({ say }) => say === 'verdict')).toMatchObject({ verdict: 'pass', label: 'A01' });
    expect(site.view()).toMatchObject({ proposed: 'A02', expected: 'open', mayObserve: false });
  });

  test('is a look at the lamps, once one has said that it is full', () => {
    const site = new PaperBuilding({ hubs: [2], expected: { A01: 'lamp' } });
    expect(site.view().phase).toBe('question');
    site.act({ kind: 'nobody-on-a-ladder' });
    expect(asked(site)).toEqual(['light', 'lighting']);
    site.tell('A01', { lampLevel: 100 });
    expect(asked(site)).toEqual(['light', 'tap']);
  });
});

test('who answered stands while the surprise lasts, whatever else is said', () => {
  const site = new PaperBuilding({ hubs: [4], testLoad: { name: 'Load' } });
  site.plug('A03');
  site.plug('A04', { device: { name: 'Somebody' }, watts: 5 });
  expect(site.said.at(-1)?.say).toBe('other-load');
  expect(site.view()).toMatchObject({ phase: 'surprise', surprise: { socketId: 'A03', label: 'A03' } });
  site.wait(400);
  site.unplug('A03');
  site.wait(2_500);
  site.plug('A01');
  expect(site.view().surprise).toBeNull();
});

test('values of the socket under test are shown as they come', () => {
  const site = new PaperBuilding({ hubs: [2] });
  site.plug('A01', { watts: 28, sensors: { temperature: 31 } });
  site.wait(100);
  site.tell('A01', { watts: 30, volts: 20 });
  expect(site.view().reading).toMatchObject({ watts: 30, volts: 20, sensors: { temperature: 31 } });
});

describe("a person's word", () => {
  test('has a reason where there is a better one than silence', () => {
    const site = new PaperBuilding({ hubs: [2] });
    site.act({ kind: 'declare-dead', reason: 'damaged' });
    expect(site.verdict('A01')).toBe('fail: damaged');
    expect(site.drafts.at(-1)).toMatchObject({ works: 'observed', message: null });
  });

  test('about a label is heard, and said to agree or not', () => {
    const site = new PaperBuilding({ hubs: [2] });
    site.act({ kind: 'scanned', label: 'A01' });
    expect(site.said.at(-1)).toEqual({ say: 'label-read', label: 'A01', agrees: null });
    site.plug('A01');
    site.act({ kind: 'scanned', label: 'A01' });
    expect(site.said.at(-1)).toEqual({ say: 'label-read', label: 'A01', agrees: true });
    site.act({ kind: 'scanned', label: '5901234123457' });
    expect(site.said.at(-1)).toEqual({ say: 'label-unknown', label: '5901234123457' });
    expect(site.view().proposed).toBe('A01');
  });
});

test('a lamp that is left for later is given back', () => {
  const site = new PaperBuilding({ hubs: [2], expected: { A01: 'lamp' } });
  site.act({ kind: 'nobody-on-a-ladder' });
  site.tell('A01', { lampLevel: 100 });
  site.act({ kind: 'skip', reason: 'locked' });
  expect(site.acts.at(-1)).toEqual({ type: 'end-lease', portKey: 'p0-1' });
});

describe('an undone verdict', () => {
  const undo = (site: PaperBuilding, label: string): void =>
    site.feed({ type: 'tasks', at: site.clock.now(), sockets: [site.task(label)], ports: [], undone: true });

  test('opens its socket again, and proposes it', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.act({ kind: 'declare-dead' });
    expect(site.view()).toMatchObject({ proposed: 'A02', remaining: 2 });
    undo(site, 'A01');
    expect(site.view()).toMatchObject({ proposed: 'A01', remaining: 3 });
    site.test('A01');
    expect(site.verdict('A01')).toBe('pass');
  });

  test('disturbs no test', () => {
    const site = new PaperBuilding({ hubs: [3] });
    site.act({ kind: 'declare-dead' });
    site.plug('A02');
    undo(site, 'A01');
    expect(site.view()).toMatchObject({ phase: 'testing', proposed: 'A02', remaining: 3 });
  });

  test('of something else changes nothing', () => {
    const site = new PaperBuilding({ hubs: [3] });
    undo(site, 'A02');
    expect(site.view()).toMatchObject({ proposed: 'A01', remaining: 3 });
  });
});

test('within a plan or a hub only what is open is visited; a plug elsewhere is known by its label', () => {
  const site = new PaperBuilding({ hubs: [2, 2], within: ['A01', 'A02'] });
  expect(site.view().remaining).toBe(2);
  site.plug('B01');
  expect(site.view().surprise).toEqual({ socketId: 'B01', label: 'B01' });
});

test('a sweep tells where it is', () => {
  const site = new PaperBuilding({ hubs: [3], mode: 'blink', socketsHaveLamps: true });
  expect(site.view()).toMatchObject({ proposed: 'A01', asked: 'blinking', remaining: 3 });
  site.wait(3_000);
  expect(site.view()).toMatchObject({ proposed: 'A02', remaining: 2 });
  expect(site.notes).toEqual(['A01: lamp gave no answer']);
});

test.each([
  [{ note: 'lamp-answered', ms: 320 }, 'lamp answered in 320 ms'],
  [{ note: 'health', present: false, heardMsAgo: 3_400, lampLevel: 30 }, 'empty, heard 3 s ago, lamp 30'],
  [
    { note: 'health', present: null, heardMsAgo: null, lampLevel: null },
    'presence not reported, known from the platform',
  ],
  [{ note: 'silent' }, 'silent'],
] as const)('a terminal words %j', (note, text) => {
  expect(noteText(note)).toBe(text);
});

test('what a person leaves aside while the line is lost does not end the hold', () => {
  const site = new PaperBuilding({ hubs: [3] });
  site.line('lost');
  site.act({ kind: 'skip', reason: 'locked' });
  expect(site.view()).toMatchObject({ phase: 'line-lost', proposed: 'A02' });
  site.line('caught-up');
  expect(site.view()).toMatchObject({ phase: 'go-to', proposed: 'A02' });
});

import { describe, expect, test } from 'vitest';

import { seededChance } from '../../../electron/environment/chance.ts';
import { PaperBuilding } from '../../support/paper-building.ts';
import { walkOnPaper } from '../../support/paper-technician.ts';

/** The building's labels, hub by hub. */
const rewired = (site: PaperBuilding, to: Readonly<Record<string, string>>): void => {
  const before = new Map(site.wiring);
  for (const [label, other] of Object.entries(to)) site.wiring.set(label, before.get(other) ?? '');
};

const pairs = (labels: readonly string[], to: readonly string[]): Record<string, string> =>
  Object.fromEntries(labels.map((label, index) => [label, to[index] ?? label]));

const hubA = ['A01', 'A02', 'A03', 'A04', 'A05', 'A06'];
const hubB = ['B01', 'B02', 'B03', 'B04', 'B05', 'B06'];

describe('a wiring fault is found, repaired in one step, and its sockets end as pass', () => {
  test.each([
    ['swap', { A02: 'A05', A05: 'A02' }],
    ['swap', { A03: 'B04', B04: 'A03' }],
    ['offbyone', pairs(hubA, [...hubA.slice(1), 'A01'])],
    ['offbyone', pairs(hubA, ['A06', ...hubA.slice(0, -1)])],
    ['reverse', pairs(hubA, [...hubA].reverse())],
    ['exchange', { ...pairs(hubA, hubB), ...pairs(hubB, hubA) }],
  ])('%s %o', (kind, moves) => {
    const site = new PaperBuilding({ hubs: [6, 6] });
    rewired(site, moves);
    walkOnPaper(site, { slips: 0 });
    expect(site.repairs.map((repair) => repair.kind)).toEqual([kind]);
    const [repair] = site.repairs;
    const moved = Object.entries(moves).filter(([from, to]) => from !== to);
    expect(new Set(repair?.sockets)).toEqual(new Set(moved.map(([label]) => label)));
    for (const [index, label] of (repair?.sockets ?? []).entries()) {
      expect(repair?.ports[index]).toBe(site.wiring.get(label));
    }
    expect(new Set(site.labels.map((label) => site.verdict(label)))).toEqual(new Set(['pass']));
  });
});

describe('one surprise offers no repair', () => {
  test('it is only said, with the label that answered', () => {
    const site = new PaperBuilding({ hubs: [6, 6] });
    site.plug('A02');
    expect(site.said.at(-1)).toMatchObject({ say: 'surprise', label: 'A02', proposed: 'A01' });
    site.unplug('A02');
    site.wait(3_000);
    site.test('A01');
    expect(site.verdict('A01')).toBe('pass');
    expect(site.said.map(({ say }) => say)).not.toContain('repair-offered');
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('slips of building %i lead to no repair, and every socket passes', (seed) => {
    const site = new PaperBuilding({ hubs: [6, 8, 6, 16], seed });
    walkOnPaper(site, { slips: 0.1 });
    expect(site.repairs).toEqual([]);
    expect(new Set(site.labels.map((label) => site.verdict(label)))).toEqual(new Set(['pass']));
  });
});

describe('mixed faults over seeded buildings', () => {
  test.each(Array.from({ length: 60 }, (_, index) => index + 1))('building %i is understood', (seed) => {
    const site = new PaperBuilding({ hubs: [6, 6, 8, 8, 16, 6, 24], seed });
    const chance = seededChance(seed * 7);
    const hub = (letter: string): string[] => site.labels.filter((label) => label.startsWith(letter));
    const shifted = chance() < 0.5 ? [...hub('C').slice(1), 'C01'] : ['C08', ...hub('C').slice(0, -1)];
    const [one, other] = [hub('E')[Math.floor(chance() * 8)] ?? '', hub('E')[8 + Math.floor(chance() * 8)] ?? ''];
    rewired(site, {
      ...pairs(hub('A'), hub('B')),
      ...pairs(hub('B'), hub('A')),
      ...pairs(hub('C'), shifted),
      ...pairs(hub('D'), [...hub('D')].reverse()),
      [one]: other,
      [other]: one,
    });
    const dead = hub('G')[Math.floor(chance() * 24)] ?? '';
    walkOnPaper(site, { slips: 0.03, dead: [dead] });
    expect(site.repairs.map(({ kind }) => kind).sort()).toEqual(['exchange', 'offbyone', 'reverse', 'swap']);
    for (const label of site.labels) {
      expect([label, site.boundTo(label)]).toEqual([label, site.wiring.get(label)]);
      expect([label, site.verdict(label)]).toEqual([label, label === dead ? 'fail: no-response' : 'pass']);
    }
  });
});

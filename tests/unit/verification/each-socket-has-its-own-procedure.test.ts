import { describe, expect, test } from 'vitest';

import { defaultProcedure, paced, type Procedure } from '../../../electron/domain/procedure.ts';
import { PaperBuilding } from '../../support/paper-building.ts';

const demanding = (changes: Partial<Procedure>): Procedure => ({ ...defaultProcedure, ...changes });

/** As the document tells a running walk. */
function demand(site: PaperBuilding, labels: readonly string[], procedure: Procedure): void {
  const sockets = labels.map((label) => ({ ...site.task(label), procedure }));
  site.feed({ type: 'tasks', at: site.clock.now(), sockets, ports: [] });
}

describe('how soon a socket answers', () => {
  const timed = demanding({
    checks: ['plug', 'power', 'latency'],
    latency: { max: 300, margin: 100, mayBeUnreported: true },
  });
  const rows = [
    { after: 0, verdict: 'pass', value: 0 },
    { after: 150, verdict: 'pass', value: 150 },
    { after: 250, verdict: 'marginal: latency', value: 250 },
    { after: 400, verdict: 'fail: latency', value: 400 },
  ];
  test.each(rows)('is timed from the plug to the message that makes all good: $after ms', (row) => {
    const site = new PaperBuilding({ hubs: [2] });
    demand(site, ['A01'], timed);
    site.plug('A01', row.after === 0 ? { watts: 30 } : {});
    site.wait(row.after);
    if (row.after > 0) site.tell('A01', { watts: 30 });
    site.wait(1_000);
    expect(site.verdict('A01')).toBe(row.verdict);
    const timing = site.drafts.at(-1)?.checks.find(({ check }) => check === 'latency');
    expect(timing).toMatchObject({ value: row.value, unit: 'ms', max: 300 });
  });

  test('is the time of the first good values, whatever comes after', () => {
    const site = new PaperBuilding({ hubs: [2] });
    demand(site, ['A01'], timed);
    site.plug('A01', { watts: 0 });
    site.wait(100);
    site.tell('A01', { watts: 30 });
    site.wait(500);
    site.tell('A01', { watts: 31 });
    site.wait(1_000);
    expect(site.verdict('A01')).toBe('pass');
    expect(site.drafts.at(-1)?.checks.at(-1)).toMatchObject({ check: 'latency', value: 100 });
  });

  test('is not known of a socket that has no good values, and of a plug that nobody heard', () => {
    const site = new PaperBuilding({ hubs: [2], testLoad: { name: 'Load' } });
    demand(site, ['A01', 'A02'], timed);
    site.plug('A01', { watts: 1 });
    site.wait(800);
    expect(site.verdict('A01')).toBe('fail: power');
    expect(site.drafts.at(-1)?.checks.at(-1)).toMatchObject({ check: 'latency', outcome: 'not-reported' });
    site.unplug('A01');
    site.wait(2_000);
    site.line('lost');
    site.wait(4_000);
    site.back(4_000);
    site.baseline('p0-2', true);
    site.line('caught-up');
    site.wait(1_000);
    expect(site.verdict('A02')).toBe('pass');
    expect(site.drafts.at(-1)).toMatchObject({ acrossGapMs: 4_000 });
    expect(site.drafts.at(-1)?.checks.at(-1)).toMatchObject({ check: 'latency', outcome: 'not-reported' });
  });

  test('is not looked at where the procedure does not ask, and is not shortened by a pace', () => {
    const site = new PaperBuilding({ hubs: [1] });
    site.plug('A01', {});
    site.wait(790);
    site.tell('A01', { watts: 30 });
    expect(site.verdict('A01')).toBe('pass');
    expect(site.drafts.at(-1)?.checks.map(({ check }) => check)).toEqual(['plug', 'power']);
    expect(paced(timed, 10).latency).toEqual(timed.latency);
  });
});

describe('a location with a procedure of its own', () => {
  test('holds its sockets against its own limits and times, the others against the site’s', () => {
    const site = new PaperBuilding({ hubs: [2, 2] });
    demand(site, ['B01', 'B02'], demanding({ power: { min: 40, mayBeUnreported: false }, holdMs: 2_000 }));
    site.test('A01');
    site.test('A02');
    site.plug('B01', { watts: 30 });
    site.wait(1_500);
    expect(site.verdict('B01')).toBeUndefined();
    site.wait(500);
    expect([site.verdict('A01'), site.verdict('B01')]).toEqual(['pass', 'fail: power']);
    expect(site.drafts.at(-1)?.checks.at(-1)).toMatchObject({ min: 40 });
  });

  test('waits its own time for an answer', () => {
    const site = new PaperBuilding({ hubs: [1] });
    demand(site, ['A01'], demanding({ walkingMs: 1_000, noAnswerMs: 1_000 }));
    site.wait(2_000);
    expect(site.view().phase).toBe('no-answer');
  });

  test('takes a person’s word where the site does not', () => {
    const site = new PaperBuilding({ hubs: [2], expected: { A01: 'button', A02: 'button' } });
    demand(site, ['A01'], demanding({ observedAllowed: true }));
    expect(site.view().mayObserve).toBe(true);
    site.act({ kind: 'observed' });
    expect(site.verdict('A01')).toBe('pass');
    expect([site.view().proposed, site.view().mayObserve]).toEqual(['A02', false]);
    site.act({ kind: 'observed' });
    expect(site.verdict('A02')).toBeUndefined();
  });

  test('keeps its lamps as bright as it says, while one of them is looked for', () => {
    const expected = { A01: 'lamp', A02: 'lamp' } as const;
    const site = new PaperBuilding({ hubs: [2], mode: 'light', lampsAt: 80, expected });
    demand(site, ['A02'], demanding({ safeLampLevel: 55 }));
    site.act({ kind: 'nobody-on-a-ladder' });
    expect(site.acts).toContainEqual(
      expect.objectContaining({ type: 'act', portKey: 'p0-2', action: { kind: 'lamp', level: 55 } }),
    );
  });

  test('changed in the middle of a walk, holds from the next plug on', () => {
    const site = new PaperBuilding({ hubs: [2] });
    site.test('A01');
    demand(site, ['A01', 'A02'], demanding({ power: { min: 40, mayBeUnreported: false } }));
    site.test('A02');
    expect([site.verdict('A01'), site.verdict('A02')]).toEqual(['pass', 'fail: power']);
  });
});

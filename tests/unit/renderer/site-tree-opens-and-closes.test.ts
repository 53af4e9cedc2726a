import { describe, expect, it } from 'vitest';

import type { AreaView, LocationView, PlanView } from '../../../electron/contract/site-views.ts';
import { outwards, treeRows, verifiedShare } from '../../../renderer/src/features/site/tree-rows.ts';

const counts = { sockets: 4, pass: 1, marginal: 1, fail: 1, deferred: 0, stale: 0, untested: 1 };
const area = (id: string): AreaView => ({ id, name: id, outline: [], lockedUntil: null, counts });
const plan = (id: string, ...areas: AreaView[]): PlanView => ({
  ...{ id, name: id, revision: '1', mediaType: 'image/png', width: 10, height: 10, blob: '' },
  ...{ tiles: null, metresWide: null, before: null },
  ...{ counts, openIssues: 0, areas },
});
const location = (id: string, ...plans: PlanView[]): LocationView => ({
  ...{ id, name: id, procedure: null, counts, unplaced: 0, openIssues: 0, plans },
});

const site = [location('A', plan('A1', area('x'), area('y')), plan('A2')), location('B')];
const lines = (...closed: string[]): string[] =>
  treeRows(site, new Set(closed)).map(({ id, level, position, sisters }) => `${id} ${level} ${position}/${sisters}`);

describe('the tree of a site', () => {
  it('shows each place with its depth and its place among its sisters', () => {
    expect(lines()).toEqual(['A 1 1/2', 'A1 2 1/2', 'x 3 1/2', 'y 3 2/2', 'A2 2 2/2', 'B 1 2/2']);
  });

  it('hides what is in a closed one', () => {
    expect(lines('A1')).toEqual(['A 1 1/2', 'A1 2 1/2', 'A2 2 2/2', 'B 1 2/2']);
    expect(lines('A')).toEqual(['A 1 1/2', 'B 1 2/2']);
  });

  it('opens only what holds something', () => {
    expect(treeRows(site, new Set(['A1'])).map(({ open }) => open)).toEqual([true, false, null, null]);
  });

  it('knows the way out', () => {
    const rows = treeRows(site, new Set());
    expect([3, 4, 1, 0].map((index) => outwards(rows, index))).toEqual([1, 0, 0, 0]);
  });

  it('counts what has passed, and nothing as nothing', () => {
    expect(verifiedShare(counts)).toBe(0.5);
    expect(verifiedShare({ ...counts, sockets: 0 })).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';

import { nextLabels, patternOf, shortLabel } from '../../../renderer/src/features/plan/numbering.ts';
import { farthest, gridBetween, onSheet, rowBetween } from '../../../renderer/src/features/plan/placing.ts';

const [from, to] = [
  { x: 0.1, y: 0.2 },
  { x: 0.5, y: 0.6 },
];

describe('a row', () => {
  it('begins at one place and ends at the other', () => {
    const row = rowBetween(from, to, 5);
    expect(row[0]).toEqual(from);
    expect(row[4]).toEqual(to);
    expect(row[2]!.x).toBeCloseTo(0.3);
  });
  it('of one is where it begins', () => expect(rowBetween(from, to, 1)).toEqual([from]));
});

describe('a grid', () => {
  it('is filled as one reads', () => {
    const grid = gridBetween(from, to, 3, 2);
    expect(grid).toHaveLength(6);
    expect(grid[1]!.y).toBe(0.2);
    expect(grid[3]).toEqual({ x: 0.1, y: 0.6 });
    expect(grid[5]).toEqual(to);
  });
  it('of one line is a level row', () => {
    expect(gridBetween(from, to, 3, 1).map(({ y }) => y)).toEqual([0.2, 0.2, 0.2]);
  });
});

describe('what is moved', () => {
  it('stays on the sheet, all of it', () => {
    expect(farthest([from, to], { x: 0.9, y: -0.9 })).toEqual({ x: 0.5, y: -0.2 });
    expect(farthest([from, to], { x: 0.1, y: 0.1 })).toEqual({ x: 0.1, y: 0.1 });
    expect(onSheet({ x: -0.2, y: 1.2 })).toEqual({ x: 0, y: 1 });
  });
});

describe('labels in a row', () => {
  it.each([
    ['B1-{nn}', [], 3, ['B1-01', 'B1-02', 'B1-03']],
    ['B1-{nn}', ['B1-02'], 2, ['B1-01', 'B1-03']],
    ['Desk', [], 2, ['Desk-1', 'Desk-2']],
    ['Desk', [], 1, ['Desk']],
    ['$&{n}', [], 1, ['$&1']],
  ])('%s beside %j, %i of them', (pattern, taken, count, labels) => {
    expect(nextLabels(pattern, taken, count)).toEqual(labels);
  });

  it.each([
    [['B1-F2-001', 'B1-F2-002', 'Reception'], 'B1-F2-{nnn}'],
    [['07'], '{nn}'],
    [['Reception'], '{nn}'],
    [[], '{nn}'],
    [['a{n}1'], '{nn}'],
  ])('%j follow %s', (labels, pattern) => expect(patternOf(labels)).toBe(pattern));
});

describe('a label where there is little room', () => {
  it.each([
    ['B1-F2-007', 6, '007'],
    ['Conference room', 0, '…nce room'],
    ['🔌🔌🔌🔌🔌🔌🔌🔌🔌🔌🔌🔌', 0, '…🔌🔌🔌🔌🔌🔌🔌🔌'],
    ['\u202Ea\u0000b\n', 0, 'ab'],
    ['x'.repeat(10_000), 0, '…xxxxxxxx'],
  ])('%s', (label, start, short) => expect(shortLabel(label, start)).toBe(short));
});

import { describe, expect, it } from 'vitest';

import { nextLabels, patternOf, shortLabel } from '../../../renderer/src/features/plan/numbering.ts';
import { drawnScale } from '../../../renderer/src/features/plan/pdf-scale.ts';
import { farthest, gridBetween, onSheet, rowBetween } from '../../../renderer/src/features/plan/placing.ts';
import { canBeShown, kindOfFile, withoutEnding } from '../../../renderer/src/features/plan/plan-files.ts';

const broken = (): Promise<never> => Promise.reject(new Error('not decodable'));

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

describe('a file', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['a PDF', '%PDF-1.7', 'pdf'],
    ['a PDF with something before it', `${' '.repeat(500)}%PDF-1.4`, 'pdf'],
    ['anything else', '<svg/>', 'picture'],
  ])('of %s is told by its bytes', async (_what, text, kind) => {
    expect(await kindOfFile(new Blob([text]))).toBe(kind);
  });
  it('that is no raster is left to the application', async () => {
    expect(await canBeShown(new Blob(['<svg/>']), broken)).toBe(true);
  });
  it('that begins like a picture is one if all of it can be decoded', async () => {
    const file = new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])]);
    expect(await canBeShown(file, () => Promise.resolve())).toBe(true);
    expect(await canBeShown(file, broken)).toBe(false);
  });
  it.each([
    ['Floor 1.png', 'Floor 1'],
    ['Floor 1.2.pdf', 'Floor 1.2'],
    ['Floor', 'Floor'],
    ['.png', '.png'],
  ])('%s is the plan %s', (file, name) => expect(withoutEnding(file)).toBe(name));
});

describe('a page of a PDF is drawn', () => {
  it.each([
    ['A4', 595, 842, 2_339],
    ['A0', 2_384, 3_370, 6_000],
    ['a banner', 14_400, 400, 6_000],
  ])('%s', (_what, width, height, longest) => {
    expect(Math.round(Math.max(width, height) * drawnScale({ width, height }))).toBe(longest);
  });
});

import { describe, expect, it } from 'vitest';

import { nextLabel, sharedPrefix } from '../../../renderer/src/features/plan/numbering.ts';
import { split } from '../../../renderer/src/features/verify/headline.ts';

describe('the next label of a pattern', () => {
  it.each([
    ['L2-{nnn}', [], 'L2-001'],
    ['L2-{nnn}', ['L2-001', 'L2-003'], 'L2-002'],
    ['{nn}', ['01', '02'], '03'],
    ['Desk {n} left', ['Desk 1 left'], 'Desk 2 left'],
    ['Reception', ['Reception'], 'Reception'],
    ['{nn}', Array.from({ length: 99 }, (_, index) => String(index + 1).padStart(2, '0')), '100'],
  ])('%s after %j is %s', (pattern, labels, next) => {
    expect(nextLabel(pattern, labels)).toBe(next);
  });
});

describe('the huge line', () => {
  it.each([
    ['L2-A-014', 'L2-A-', '014'],
    ['014', '', '014'],
    ['Meeting room', 'Meeting ', 'room'],
    ['L2-', '', 'L2-'],
  ])('splits %s', (label, prefix, part) => {
    expect(split(label)).toEqual({ prefix, part });
  });
});

describe('what the labels of a plan begin with', () => {
  it.each([
    [['B1-F1-001', 'B1-F1-002', 'B1-F1-010'], 'B1-F1-'],
    [['014', '015'], ''],
    [['L2-014', 'L3-014'], ''],
    [['L2-014'], ''],
    [[], ''],
  ])('%j', (labels, prefix) => {
    expect(sharedPrefix(labels)).toBe(prefix);
  });
});

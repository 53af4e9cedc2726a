// A few of the buildings that `npm run bench` measures: what is found equals what was built in, and a slip is no fault.

import { describe, expect, test } from 'vitest';

import { PaperFloor } from '../../support/paper-floor.ts';
import { walkToTheEnd } from '../../support/paper-walk.ts';

const slips = 0.05;

describe('a seeded building with slips is understood', () => {
  test.each([
    [1, 'swap:2,offbyone:1,reverse:1,exchange:1,dead:2,weak:1,loose:1'],
    [2, 'swap:1,exchange:1,dead:1'],
    [3, 'swap:3,reverse:1,weak:2'],
    [4, 'offbyone:2,loose:1'],
    [5, ''],
  ])('building %i with %s', (seed, faults) => {
    const walk = walkToTheEnd(new PaperFloor({ seed, sockets: 200, faults }), { slips, seed });
    expect(walk.found).toEqual(walk.truth);
    expect(walk.slipsTakenForFaults).toEqual([]);
    expect(walk.silentlyWrong).toEqual([]);
  });
});

test.each([1, 2, 3])('building %i, mapped with slips, has no wrong binding that claims to be proven', (seed) => {
  const walk = walkToTheEnd(new PaperFloor({ seed, sockets: 100 }), { slips, seed, mode: 'discover' });
  expect(walk.silentlyWrong).toEqual([]);
});

import { expect, test } from 'vitest';

import { completeMaps } from '../../../renderer/src/app/map-methods.ts';

interface Completed {
  getOrInsert(key: object, value: number): number;
  getOrInsertComputed(key: object, make: (key: object) => number): number;
}

test.each([
  ['a map', new Map()],
  ['a weak map', new WeakMap()],
])('%s gives what is there, else what is given, and keeps it', (_what, map) => {
  completeMaps();
  const completed = map as unknown as Completed;
  const [one, other] = [{}, {}];
  expect([completed.getOrInsert(one, 1), completed.getOrInsert(one, 2)]).toEqual([1, 1]);
  expect([completed.getOrInsertComputed(other, () => 3), completed.getOrInsertComputed(other, () => 4)]).toEqual([
    3, 3,
  ]);
});

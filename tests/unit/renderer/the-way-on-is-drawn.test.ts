import { expect, test } from 'vitest';

import type { SocketsView } from '../../../electron/contract/site-views.ts';
import { placesOf } from '../../../renderer/src/features/plan/route.ts';

const sockets = {
  ids: ['a', 'b', 'c', 'd'],
  planIds: ['p', 'p', 'q', 'p'],
  xs: [0.1, 0.2, 0.3, null],
  ys: [0.4, 0.5, 0.6, null],
} as unknown as SocketsView;

test('the way leads through the sockets in order, as far as this plan goes', () => {
  const [a, b] = [
    { x: 0.1, y: 0.4 },
    { x: 0.2, y: 0.5 },
  ];
  expect(placesOf(sockets, 'p', ['b', 'a'])).toEqual([b, a]);
  expect(placesOf(sockets, 'p', ['a', 'c', 'b'])).toEqual([a]);
  expect(placesOf(sockets, 'p', ['a', 'd'])).toEqual([a]);
  expect(placesOf(sockets, 'p', ['nobody'])).toEqual([]);
  expect(placesOf(null, 'p', ['a'])).toEqual([]);
});

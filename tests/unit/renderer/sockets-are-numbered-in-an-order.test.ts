import { describe, expect, it } from 'vitest';

import type { Point } from '../../../electron/domain/units.ts';
import { inOrder, type Order } from '../../../renderer/src/features/plan/ordering.ts';
import { gridBetween } from '../../../renderer/src/features/plan/placing.ts';

interface Named extends Point {
  readonly name: string;
}
/** a b c over d e f over g h i; lines are not quite straight, as hands place them. */
const floor: readonly Named[] = [...'ihgfedcba'].map((name) => {
  const index = 'abcdefghi'.indexOf(name);
  return { name, x: 0.2 + 0.3 * (index % 3), y: 0.1 + 0.3 * Math.floor(index / 3) + 0.004 * (index % 3) };
});
const named = (places: readonly Named[]): string => places.map(({ name }) => name).join('');
const without = (name: string): Named[] => floor.filter((place) => place.name !== name);

describe('the order of a floor', () => {
  it.each<[Order, string]>([
    ['reading', 'abcdefghi'],
    ['snake', 'abcfedghi'],
  ])('%s', (order, names) => expect(named(inOrder(floor, order))).toBe(names));

  it('clockwise goes around the walls, from the upper left corner', () => {
    expect(named(inOrder(without('e'), 'clockwise'))).toBe('abcfihgd');
  });

  it('clockwise is the same on a wide sheet and on a tall one', () => {
    for (const [wide, high] of [
      [1, 0.2],
      [0.2, 1],
    ] as const) {
      const sheet = without('e').map(({ name, x, y }) => ({ name, x: x * wide, y: y * high }));
      expect(named(inOrder(sheet, 'clockwise'))).toBe('abcfihgd');
    }
  });

  it('clockwise begins at the upper left also where no socket stands in the corner', () => {
    expect(
      named(
        inOrder(
          [...without('a')].filter(({ name }) => name !== 'e'),
          'clockwise',
        ),
      )[0],
    ).toMatch(/[bd]/);
  });

  it('loses nobody, and stands one, none, and many in one place', () => {
    for (const order of ['reading', 'snake', 'clockwise'] as const) {
      expect(inOrder([], order)).toEqual([]);
      expect(inOrder([{ x: 0.5, y: 0.5 }], order)).toEqual([{ x: 0.5, y: 0.5 }]);
      expect(
        inOrder(
          Array.from({ length: 4 }, () => ({ x: 0.5, y: 0.5 })),
          order,
        ),
      ).toHaveLength(4);
      expect(named(inOrder(floor, order)).split('').sort().join('')).toBe('abcdefghi');
    }
  });
});

describe('a grid', () => {
  const [from, to] = [
    { x: 0.9, y: 0.9 },
    { x: 0.1, y: 0.5 },
  ];
  const xs = (order: Order): number[] => gridBetween(from, to, 3, 2, order).map(({ x }) => Number(x.toFixed(6)));
  it('is numbered from the corner where the hand began, whichever that is', () => {
    expect(xs('reading')).toEqual([0.9, 0.5, 0.1, 0.9, 0.5, 0.1]);
    expect(xs('snake')).toEqual([0.9, 0.5, 0.1, 0.1, 0.5, 0.9]);
  });
  it('clockwise has all its places', () => expect(gridBetween(from, to, 4, 3, 'clockwise')).toHaveLength(12));
});

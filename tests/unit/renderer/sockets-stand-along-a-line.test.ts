import { describe, expect, it } from 'vitest';

import { aligned, spreadEvenly, type Alignment } from '../../../renderer/src/features/plan/arranging.ts';
import { spreadAlong } from '../../../renderer/src/features/plan/placing.ts';

const square = { width: 1_000, height: 1_000 };
const bent = [
  { x: 0.1, y: 0.1 },
  { x: 0.5, y: 0.1 },
  { x: 0.5, y: 0.5 },
];
const round = (places: readonly { x: number; y: number }[]): number[][] =>
  places.map(({ x, y }) => [Math.round(x * 1e6) / 1e6, Math.round(y * 1e6) / 1e6]);

describe('sockets along a line', () => {
  it('stand evenly, around its corners too, at both ends', () => {
    expect(round(spreadAlong(bent, 5, square))).toEqual([
      [0.1, 0.1],
      [0.3, 0.1],
      [0.5, 0.1],
      [0.5, 0.3],
      [0.5, 0.5],
    ]);
  });
  it('stand evenly on the wall, not on the sheet: a wide picture has longer fractions', () => {
    expect(round(spreadAlong(bent, 4, { width: 2_000, height: 1_000 }))).toEqual([
      [0.1, 0.1],
      [0.3, 0.1],
      [0.5, 0.1],
      [0.5, 0.5],
    ]);
  });
  it('are where the line begins when there is one, or when it has no length', () => {
    expect(spreadAlong(bent, 1, square)).toEqual([bent[0]]);
    expect(spreadAlong([bent[0]!, bent[0]!], 3, square)).toEqual([bent[0], bent[0], bent[0]]);
    expect(spreadAlong([], 3, square)).toEqual([]);
  });
});

const places = [
  { id: 'a', x: 0.1, y: 0.4 },
  { id: 'b', x: 0.2, y: 0.2 },
  { id: 'c', x: 0.5, y: 0.6 },
];

describe('sockets in line', () => {
  it.each<[Alignment, 'x' | 'y', number, string]>([
    ['left', 'x', 0.1, 'bc'],
    ['centre', 'x', 0.3, 'abc'],
    ['right', 'x', 0.5, 'ab'],
    ['top', 'y', 0.2, 'ac'],
    ['middle', 'y', 0.4, 'bc'],
    ['bottom', 'y', 0.6, 'ab'],
  ])('%s: only what is not there yet moves', (to, axis, at, moved) => {
    const now = aligned(places, to);
    expect(now.map(({ id }) => id).join('')).toBe(moved);
    for (const place of now) expect(place[axis]).toBeCloseTo(at);
    const other = axis === 'x' ? 'y' : 'x';
    for (const { id, ...place } of now) expect(place[other]).toBe(places.find((one) => one.id === id)![other]);
  });

  it('spread evenly between the outermost, in the order in which they stood', () => {
    const [moved, ...others] = spreadEvenly(places, 'across');
    expect([moved!.id, moved!.y, others]).toEqual(['b', 0.2, []]);
    expect(moved!.x).toBeCloseTo(0.3);
    expect(spreadEvenly(places, 'down')).toEqual([]);
    expect(spreadEvenly(places.slice(0, 1), 'down')).toEqual([]);
  });
});

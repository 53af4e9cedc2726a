import { describe, expect, it } from 'vitest';

import { copyOf, nextName, putDown } from '../../../renderer/src/features/plan/copying.ts';

const sheet = { width: 800, height: 400 };
const sockets = [
  { place: { x: 0.2, y: 0.2 }, expected: 'lamp' as const },
  { place: { x: 0.4, y: 0.6 }, expected: 'open' as const },
];
const outline = [
  { x: 0.1, y: 0.1 },
  { x: 0.5, y: 0.1 },
  { x: 0.5, y: 0.7 },
  { x: 0.1, y: 0.7 },
];
const close = (places: readonly { x: number; y: number }[], to: number[][]): void => {
  expect(places.map(({ x, y }) => [x.toFixed(6), y.toFixed(6)])).toEqual(
    to.map((place) => place.map((value) => value.toFixed(6))),
  );
};

describe('a room that was copied', () => {
  const copied = copyOf(sockets, { name: 'Kitchen', outline }, sheet);

  it('is put down with its middle where the hand is', () => {
    const down = putDown(copied, { x: 0.6, y: 0.5 }, sheet);
    close(down.places, [
      [0.5, 0.3],
      [0.7, 0.7],
    ]);
    close(down.outline.slice(0, 1), [[0.4, 0.2]]);
  });

  it('in its own place is what it was', () => {
    const down = putDown(copied, { x: 0.3, y: 0.4 }, sheet);
    close(
      down.outline,
      outline.map(({ x, y }) => [x, y]),
    );
  });

  it('stays on the sheet, in its form', () => {
    const down = putDown(copied, { x: 0, y: 1 }, sheet);
    close(down.outline.slice(0, 1), [[0, 0.4]]);
    close(down.places, [
      [0.1, 0.5],
      [0.3, 0.9],
    ]);
  });

  it('keeps its form on a sheet of another format', () => {
    const { places } = putDown(copied, { x: 0.5, y: 0.5 }, { width: 500, height: 1_000 });
    const [a, b] = places;
    // On the old sheet it was 160 wide and as high.
    expect(((b!.y - a!.y) * 1_000) / ((b!.x - a!.x) * 500)).toBeCloseTo(1);
  });

  it('keeps what its sockets are for, in their order', () => {
    expect(copied.sockets.map(({ expected }) => expected)).toEqual(['lamp', 'open']);
  });
});

it('sockets are copied without an area', () => {
  const down = putDown(copyOf(sockets, null, sheet), { x: 0.5, y: 0.5 }, sheet);
  close(down.places, [
    [0.4, 0.3],
    [0.6, 0.7],
  ]);
  expect(down.outline).toEqual([]);
});

it.each([
  ['Kitchen', ['Kitchen'], 'Kitchen 2'],
  ['Room 4', ['Room 4', 'Room 5'], 'Room 2'],
  ['Kök 2', ['Kök', 'Kök 2'], 'Kök 3'],
])('after %s beside %j comes %s', (name, taken, next) => expect(nextName(name, taken)).toBe(next));

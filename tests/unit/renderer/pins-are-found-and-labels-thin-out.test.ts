import { describe, expect, it } from 'vitest';

import type { SocketsView } from '../../../electron/contract/site-views.ts';
import { labelPlaces, labelStep } from '../../../renderer/src/features/plan/canvas/label-places.ts';
import { levelFor } from '../../../renderer/src/features/plan/canvas/levels.ts';
import { pinSet, type PinSet } from '../../../renderer/src/features/plan/canvas/pin-set.ts';
import { signRadius } from '../../../renderer/src/features/plan/canvas/sign-size.ts';

const plan = { id: 'p', width: 4_000, height: 3_000 };

/** Sockets in a grid over the whole plan, named by their number; `elsewhere` of them on another plan or on none. */
function sockets(count: number, elsewhere = 0): SocketsView {
  const columns = Math.ceil(Math.sqrt(count));
  const all = Array.from({ length: count + elsewhere }, (_, index) => index);
  return {
    ids: all.map((index) => `s${index}`),
    labels: all.map((index) => `B1-F2-${String(index).padStart(4, '0')}`),
    locationIds: all.map(() => 'l'),
    planIds: all.map((index) => (index < count ? 'p' : index % 2 === 0 ? 'q' : null)),
    areaIds: all.map(() => null),
    xs: all.map((index) => (index < count ? ((index % columns) + 0.5) / columns : null)),
    ys: all.map((index) => (index < count ? (Math.floor(index / columns) + 0.5) / columns : null)),
    expected: all.map(() => 'open'),
    hubIds: all.map(() => null),
    numbers: all.map(() => null),
  };
}
const pins = (count: number): PinSet => pinSet(sockets(count), plan);

describe('the pins of a plan', () => {
  it('are those that stand on it, with the part of their label that differs', () => {
    const set = pinSet(sockets(4, 6), plan);
    expect(set.ids).toEqual(['s0', 's1', 's2', 's3']);
    expect(set.labels).toEqual(['0000', '0001', '0002', '0003']);
    expect(set.indexOf('s2')).toBe(2);
    expect(set.indexOf('s7')).toBe(-1);
  });

  it('are found exactly among ten thousand', () => {
    const set = pins(10_000);
    for (const index of [0, 137, 5_050, 9_999]) {
      const [x, y] = [set.xs[index]!, set.ys[index]!];
      expect(set.nearest({ x: x + 3, y: y - 2 }, 10)).toBe(index);
      expect(set.nearest({ x: x + 15, y }, 10)).toBe(-1);
      expect(set.nearest({ x, y }, 10, (other) => other !== index)).toBe(-1);
    }
  });

  it('are found in a box, in their order', () => {
    const set = pins(100);
    // Ten columns: at 200, 600, 1,000; rows at 150, 450.
    expect(set.within({ left: 0, top: 0, right: 1_000, bottom: 400 })).toEqual([0, 1, 2]);
    expect(set.within({ left: 0, top: 0, right: 4_000, bottom: 3_000 })).toHaveLength(100);
    expect(set.within({ left: -9, top: -9, right: -1, bottom: -1 })).toEqual([]);
  });

  it('know how far they usually are from each other', () => {
    expect(pins(100).gap).toBeCloseTo(300);
    expect(pins(1).gap).toBe(500);
    expect(pinSet(null, plan).gap).toBe(500);
  });
});

describe('labels', () => {
  const written = (set: PinSet, scale: number): number =>
    labelPlaces(set, labelStep(scale), signRadius(set.gap * scale)).reduce((sum, one) => sum + one, 0);

  it('are all written where there is room, and none where pins crowd', () => {
    expect(written(pins(24), 0.25)).toBe(24);
    expect(written(pins(10_000), 0.2)).toBe(0);
    expect(written(pins(10_000), 3)).toBe(10_000);
  });

  it('thin out between: no two lie on each other, none on a pin', () => {
    const set = pins(2_500);
    const [scale, step] = [0.75, labelStep(0.75)];
    const radius = signRadius(set.gap * scale);
    const places = labelPlaces(set, step, radius);
    const shown = [...places.keys()].filter((index) => places[index] === 1);
    expect(shown.length).toBeGreaterThanOrEqual(0);
    const at = 2 ** (step / 4);
    for (const a of shown) {
      for (const b of shown) {
        if (a >= b || Math.abs(set.ys[a]! - set.ys[b]!) * at >= 15) continue;
        expect(Math.abs(set.xs[a]! - set.xs[b]!) * at).toBeGreaterThan(28);
      }
    }
  });

  it('grow in number as the plan comes nearer, and do not depend on what is in view', () => {
    const set = pins(2_500);
    const counts = [0.2, 0.5, 1, 2].map((scale) => written(set, scale));
    expect([...counts].sort((a, b) => a - b)).toEqual(counts);
    expect(labelStep(1)).toBe(labelStep(1.1));
    expect(labelStep(1)).not.toBe(labelStep(1.3));
  });
});

describe('a sign', () => {
  it.each([
    [1, 3],
    [20, 8.5],
    [400, 11],
  ])('between pins %i pixels apart has a radius of %f', (gap, radius) => expect(signRadius(gap)).toBe(radius));
});

describe('the level of a picture', () => {
  it.each([
    [2, 0],
    [1, 0],
    [0.51, 0],
    [0.5, 1],
    [0.26, 1],
    [0.25, 2],
    [0.001, 4],
  ])('shown at %f pixels a pixel is %i', (shown, level) => expect(levelFor(5, shown)).toBe(level));
  it('of a small one is the only one', () => expect(levelFor(1, 0.01)).toBe(0));
});

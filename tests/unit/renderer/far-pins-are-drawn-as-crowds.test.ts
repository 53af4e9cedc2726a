import { describe, expect, it } from 'vitest';

import type { SocketsView } from '../../../electron/contract/site-views.ts';
import { crowdAt, crowdsOf, crowdStep, isCrowded, worseOf } from '../../../renderer/src/features/plan/canvas/crowds.ts';
import { pinSet, type PinSet } from '../../../renderer/src/features/plan/canvas/pin-set.ts';
import { useCrowds } from '../../../renderer/src/features/plan/canvas/use-crowds.ts';

const plan = { id: 'p', width: 4_000, height: 3_000 };

function pinsAt(places: readonly (readonly [number, number])[]): PinSet {
  const all = places.map((_place, index) => index);
  const sockets: SocketsView = {
    ids: all.map((index) => `s${index}`),
    labels: all.map(String),
    locationIds: all.map(() => 'l'),
    planIds: all.map(() => 'p'),
    areaIds: all.map(() => null),
    xs: places.map(([x]) => x / plan.width),
    ys: places.map(([, y]) => y / plan.height),
    expected: all.map(() => 'open'),
    hubIds: all.map(() => null),
    numbers: all.map(() => null),
  };
  return pinSet(sockets, plan);
}
/** A hundred a side, 40 and 30 pixels apart. */
const many = (): PinSet =>
  pinsAt(Array.from({ length: 10_000 }, (_, at) => [(at % 100) * 40 + 20, Math.floor(at / 100) * 30 + 15] as const));

const everybody = (): boolean => true;
const nobody: ReadonlySet<string> = new Set();
const unmarked = { faded: nobody, selected: nobody, highlighted: nobody, proposed: null };

describe('pins that are seen from far away', () => {
  it('are crowded where the smallest signs lie on one another, and one alone never', () => {
    const pins = many();
    expect([0.1, 0.16, 0.17, 1].map((scale) => isCrowded(pins, scale))).toEqual([true, true, false, false]);
    expect(isCrowded(pinsAt([[5, 5]]), 0.000_1)).toBe(false);
  });

  it('are each in exactly one crowd, around which they stand', () => {
    const pins = many();
    const crowds = crowdsOf(pins, crowdStep(0.1), everybody);
    expect(crowds.length).toBeLessThan(200);
    const members = crowds.flatMap((crowd) => crowd.members);
    expect([...members].sort((a, b) => a - b)).toEqual(pins.ids.map((_id, index) => index));
    for (const { at, box } of crowds) {
      expect(at.x >= box.left && at.x <= box.right && at.y >= box.top && at.y <= box.bottom).toBe(true);
    }
  });

  it('have signs that do not lie on one another', () => {
    const [scale, crowds] = [2 ** (crowdStep(0.1) / 2), crowdsOf(many(), crowdStep(0.1), everybody)];
    for (const [index, { at }] of crowds.entries()) {
      for (const other of crowds.slice(index + 1)) {
        const [across, down] = [Math.abs(at.x - other.at.x) * scale, Math.abs(at.y - other.at.y) * scale];
        expect(across >= 60 || down >= 28).toBe(true);
      }
    }
  });

  it('are fewer together the nearer one looks', () => {
    const counts = [0.02, 0.05, 0.1, 0.16].map((scale) => crowdsOf(many(), crowdStep(scale), everybody).length);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
  });

  it('are in no crowd where they are not looked for', () => {
    const crowds = crowdsOf(many(), crowdStep(0.1), (index) => index % 2 === 0);
    expect(crowds.flatMap(({ members }) => members)).toHaveLength(5_000);
  });
});

describe('a crowd', () => {
  it('is found by its sign, within a finger’s width; one alone is none', () => {
    const crowds = crowdsOf(
      pinsAt([
        [100, 100],
        [104, 100],
        [3_000, 2_000],
      ]),
      crowdStep(1),
      everybody,
    );
    expect(crowdAt(crowds, { x: 110, y: 100 }, 22)?.members).toEqual([0, 1]);
    expect(crowdAt(crowds, { x: 140, y: 100 }, 22)).toBeNull();
    expect(crowdAt(crowds, { x: 3_000, y: 2_000 }, 22)).toBeNull();
  });

  it('has passed only when all of it has', () => {
    expect(worseOf('pass', 'untested')).toBe('untested');
    expect(worseOf('fail', 'pass')).toBe('fail');
    expect(worseOf('marginal', 'stale')).toBe('marginal');
    expect(worseOf('deferred', 'untested')).toBe('deferred');
    expect(worseOf('pass', 'pass')).toBe('pass');
  });
});

describe('a hand over a crowded plan', () => {
  const seen = (marks: Partial<typeof unmarked & { selected: ReadonlySet<string> }>, scale = 0.1) => {
    const pins = many();
    const crowding = useCrowds({
      plan: () => plan,
      pins: () => pins,
      marks: () => ({ ...unmarked, ...marks }),
      scale: () => scale,
    });
    return { pins, crowding };
  };

  it('is over a crowd wherever one of its pins would be', () => {
    const { pins, crowding } = seen({});
    for (const index of [0, 4_321, 9_999]) {
      const place = { x: pins.xs[index]!, y: pins.ys[index]! };
      const box = crowding.at(place, 220);
      expect(box).not.toBeNull();
      expect(crowding.isPressed(index)).toBe(false);
    }
    expect(crowding.at({ x: 9_000, y: 9_000 }, 220)).toBeNull();
  });

  it('is over what is selected, which is drawn by itself', () => {
    const { pins, crowding } = seen({ selected: new Set(['s4321']) });
    expect(crowding.at({ x: pins.xs[4_321]!, y: pins.ys[4_321]! }, 220)).toBeNull();
    expect(crowding.isPressed(4_321)).toBe(true);
  });

  it('is over pins alone as soon as they stand apart', () => {
    const { crowding } = seen({}, 0.5);
    expect(crowding.crowds.value).toBeNull();
    expect(crowding.at({ x: 20, y: 15 }, 44)).toBeNull();
    expect(crowding.isPressed(0)).toBe(true);
  });
});

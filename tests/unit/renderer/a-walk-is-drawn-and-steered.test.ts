import { describe, expect, it } from 'vitest';

import type { VerificationView } from '../../../electron/domain/verification/protocol.ts';
import { isLow } from '../../../renderer/src/features/verify/battery.ts';
import { crossed, type Wire } from '../../../renderer/src/features/verify/crossed.ts';
import { fittedSize } from '../../../renderer/src/features/verify/fitted.ts';
import { neighbour } from '../../../renderer/src/features/verify/neighbour.ts';
import { failReasons, intentOf, pressesFor } from '../../../renderer/src/features/verify/walk-keys.ts';
import { waysFor } from '../../../renderer/src/features/verify/ways.ts';

describe('a text in its box', () => {
  const box = { width: 540, height: 230 };
  const digits = (count: number): number[] => [count * 0.64];

  it('of a few digits has capitals of 90 pixels and more', () => {
    for (const count of [1, 2, 3, 4, 5, 6])
      expect(fittedSize(digits(count), 0.25, box, 300) * 0.727).toBeGreaterThan(90);
  });

  it('is never larger than asked for, nor than its box', () => {
    expect(fittedSize(digits(1), 0.25, box, 120)).toBe(120);
    expect(fittedSize(digits(1), 0.25, box, 900) * 1.05).toBeLessThanOrEqual(230);
  });

  it('stands on several lines before it becomes small, whole words first', () => {
    const one = fittedSize([6, 4], 0.25, { width: 540, height: 80 }, 300);
    const two = fittedSize([6, 4], 0.25, box, 300);
    expect(two).toBeGreaterThan(one);
    expect(two * 6).toBeLessThanOrEqual(540);
  });

  it('shrinks for a hostile label, and stops at what can still be read', () => {
    expect(fittedSize([60], 0.25, box, 300)).toBeLessThan(48);
    expect(fittedSize([6_000], 0.25, box, 300)).toBe(16);
    expect(fittedSize(digits(3), 0.25, { width: 0, height: 0 }, 300)).toBe(16);
  });
});

describe('the picture of a mis-wiring', () => {
  const wire = (socket: string, reaches: string, expected: string | null): Wire => ({ socket, reaches, expected });

  it('crosses the strong lines of a swap and keeps the pale ones straight', () => {
    const { sockets, ports, expected, real, hidden } = crossed([wire('07', '4', '3'), wire('08', '3', '4')]);
    expect(sockets.map(({ text }) => text)).toEqual(['07', '08']);
    expect(ports.map(({ text }) => text)).toEqual(['3', '4']);
    const [one, other] = sockets.map(({ y }) => y);
    expect(expected).toEqual([
      { from: one, to: one },
      { from: other, to: other },
    ]);
    expect(real).toEqual([
      { from: one, to: other },
      { from: other, to: one },
    ]);
    expect(hidden).toBe(0);
  });

  it('puts a port that no socket should be on below the others', () => {
    const { ports, real } = crossed([wire('07', '9', '3'), wire('08', '4', null)]);
    expect(ports.map(({ text }) => text)).toEqual(['3', '9', '4']);
    expect(real).toHaveLength(2);
  });

  it('of a whole hub shows its first and last lines, and says how many are left out', () => {
    const wires = Array.from({ length: 24 }, (_, index) => wire(`s${index + 1}`, `${24 - index}`, `${index + 1}`));
    const picture = crossed(wires);
    expect(picture.sockets.map(({ text }) => text)).toEqual(['s1', 's2', 's3', 's4', 's5', 's23', 's24']);
    expect(picture.hidden).toBe(17);
    expect(picture.gapAt).toBeGreaterThan(picture.sockets[4]!.y);
    expect(picture.gapAt).toBeLessThan(picture.sockets[5]!.y);
    expect(picture.real).toHaveLength(7);
    expect(new Set(picture.ports.map(({ y }) => y)).size).toBe(picture.ports.length);
    expect(picture.height).toBeLessThan(320);
  });
});

describe('an arrow', () => {
  // a b c
  // d . e      f is on another plan, g on none.
  const at: Record<string, [string | null, number | null, number | null]> = {
    a: ['p', 0.1, 0.1],
    b: ['p', 0.2, 0.12],
    c: ['p', 0.3, 0.1],
    d: ['p', 0.1, 0.3],
    e: ['p', 0.3, 0.3],
    f: ['q', 0.15, 0.1],
    g: [null, null, null],
  };
  const all = {
    ids: Object.keys(at),
    planIds: Object.values(at).map(([plan]) => plan),
    xs: Object.values(at).map(([, x]) => x),
    ys: Object.values(at).map(([, , y]) => y),
  };

  it.each([
    ['a', 'right', 'b'],
    ['b', 'left', 'a'],
    ['a', 'down', 'd'],
    ['e', 'up', 'c'],
    ['d', 'right', 'e'],
    ['a', 'left', null],
    ['a', 'up', null],
    ['g', 'right', null],
    ['nobody', 'right', null],
  ] as const)('from %s to the %s is %s', (from, direction, to) => {
    expect(neighbour(all, from, direction)).toBe(to);
  });
});

describe('a key', () => {
  it.each([
    ['Enter', true, { press: 'next' }],
    ['PageDown', false, { press: 'next' }],
    ['PageUp', false, { press: 'back' }],
    [' ', false, { press: 'pause' }],
    ['f', true, { press: 'fail' }],
    ['F', true, { press: 'fail' }],
    ['f', false, null],
    ['ArrowLeft', false, { move: 'left' }],
    ['x', true, null],
  ] as const)('%s with letters %s', (key, letters, intent) => {
    expect(intentOf(key, letters)).toEqual(intent);
  });

  const view = (given: Partial<VerificationView>) =>
    ({ phase: 'go-to', mode: 'walk', expected: 'open', mayObserve: false, ...given }) as VerificationView;

  it('for a word in place of a measurement is there only where the procedure takes one', () => {
    expect(pressesFor(view({}))).not.toContain('observed');
    expect(pressesFor(view({ mayObserve: true }))).toContain('observed');
  });

  it('has nothing to do where nobody walks, and only takes back at the end', () => {
    expect(pressesFor(view({ mode: 'blink' }))).toEqual([]);
    expect(pressesFor(view({ phase: 'done' }))).toEqual(['undo']);
  });

  it('asks why a socket fails, the likeliest first', () => {
    expect(failReasons(view({}))[0]).toBe('no-response');
    expect(failReasons(view({ expected: 'fan' }))[0]).toBe('fan');
  });
});

it.each([
  [{ bound: 20, unbound: 0, lamps: 0 }, false, ['walk', 'blink', 'find', 'health']],
  [{ bound: 20, unbound: 4, lamps: 0 }, false, ['discover', 'walk', 'blink', 'find', 'health']],
  [{ bound: 20, unbound: 4, lamps: 3 }, true, ['walk', 'light', 'blink', 'find', 'health']],
  [{ bound: 0, unbound: 4, lamps: 0 }, false, ['discover', 'walk', 'find']],
] as const)('of %j (narrowed: %s) the ways are %j', (before, narrowed, ways) => {
  expect(waysFor(before, narrowed)).toEqual(ways);
});

it.each([
  [0.2, false, true],
  [0.2, true, false],
  [0.8, false, false],
])('a battery at %d, charging %s, is low: %s', (level, charging, low) => {
  expect(isLow({ level, charging })).toBe(low);
});

// Who of two people visits what: whole hubs, about as much for each, and what one has not begun goes to whoever runs out.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  Division,
  otherOf,
  people,
  type Headway,
  type Person,
} from '../../../electron/domain/verification/division.ts';
import type { SocketTask } from '../../../electron/domain/verification/protocol.ts';

const task = (hub: string | null, number: number, more: Partial<SocketTask> = {}): SocketTask => ({
  ...{ socketId: `${hub}-${number}`, label: `${hub}-${number}`, portKey: hub && `${hub}/${number}` },
  ...{ expected: 'open', planId: 'plan', position: null, areaId: hub, locked: false, verdict: 'untested', place: null },
  ...more,
});
const hub = (name: string, count: number): SocketTask[] =>
  Array.from({ length: count }, (_, index) => task(name, index + 1));

function divide(sockets: readonly SocketTask[], isFound = false): Division {
  return new Division({
    sockets,
    hubOf: (portKey) => portKey.split('/')[0],
    isWanted: ({ verdict }) => verdict === 'untested',
    isFound,
  });
}
const hubsOf = (division: Division, person: Person): string[] => [
  ...(division.shareOf(otherOf(person), true).othersHubs ?? []),
];
const sizes = (division: Division): number[] => people.map((person) => division.shareOf(person, false).own.size);

/** `begun`: hubs where something was done. */
function headway(left: readonly SocketTask[], begun: readonly string[] = [], isThere = true): Headway {
  return {
    isThere,
    left: left.map(({ socketId }) => socketId),
    isUntouched: (socketId) => !begun.includes(socketId.split('-')[0]!),
  };
}

describe('the way is shared', () => {
  test('by whole hubs in the order of the way, where both have most nearly as much', () => {
    const division = divide([...hub('A', 8), ...hub('B', 8), ...hub('C', 4), ...hub('D', 12)]);
    expect(hubsOf(division, 1)).toEqual(['A', 'B']);
    expect(hubsOf(division, 2)).toEqual(['C', 'D']);
    expect(sizes(division)).toEqual([16, 16]);
  });

  test('by what is still to be visited, not by what there is', () => {
    const passed = hub('A', 20).map((one) => ({ ...one, verdict: 'pass' as const }));
    expect(hubsOf(divide([...passed, ...hub('B', 5), ...hub('C', 5)]), 2)).toEqual(['C']);
  });

  test('by areas where sockets are on no port', () => {
    const unbound = (area: string): SocketTask[] =>
      [1, 2].map((number) => task(null, number, { socketId: `${area}${number}`, areaId: area }));
    const division = divide([...unbound('north'), ...unbound('south')]);
    expect([...division.shareOf(2, true).own]).toEqual(['south1', 'south2']);
    expect(hubsOf(division, 2)).toEqual([]);
  });

  test('not at all where it is one hub', () => {
    expect(sizes(divide(hub('A', 8)))).toEqual([8, 0]);
  });

  test('so that loads that look different need no hubs to be told apart', () => {
    expect(divide([...hub('A', 2), ...hub('B', 2)]).shareOf(1, false).othersHubs).toBeNull();
  });
});

describe('whoever runs out', () => {
  const [A, B, C, D] = [hub('A', 4), hub('B', 4), hub('C', 4), hub('D', 4)];
  const shared = (): Division => divide([...A, ...B, ...C, ...D]);

  test('takes the hub that the other would come to last, before the last socket is done', () => {
    const division = shared();
    expect(division.takeOver(1, 2, headway([...C, ...D], ['C']))).toBe(false);
    expect(division.takeOver(1, 1, headway([...C, ...D], ['C']))).toBe(true);
    expect(hubsOf(division, 1)).toEqual(['A', 'B', 'D']);
  });

  test('takes nothing that the other has begun', () => {
    expect(shared().takeOver(1, 0, headway([...C, ...D], ['C', 'D']))).toBe(false);
  });

  test('leaves the last hub to whoever is on the way to it', () => {
    expect(shared().takeOver(1, 0, headway(D))).toBe(false);
  });

  test('does not take back what was just taken', () => {
    const division = shared();
    expect(division.takeOver(1, 1, headway([C[3]!, ...D], ['C']))).toBe(true);
    expect(division.takeOver(2, 1, headway([A[3]!, ...D], ['A']))).toBe(false);
    expect(division.takeOver(2, 0, headway([A[3]!, ...D], ['A']))).toBe(true);
  });

  test('where the other has not come yet, goes on along the way', () => {
    const division = shared();
    expect(
      division.passOn((person) => (person === 1 ? headway([B[3]!], ['A', 'B']) : headway([...C, ...D], [], false))),
    ).toBe(true);
    expect(hubsOf(division, 1)).toEqual(['A', 'B', 'C']);
  });
});

test('one who goes leaves the rest to the other', () => {
  const division = divide([...hub('A', 4), ...hub('B', 4)]);
  division.leave(1);
  expect(sizes(division)).toEqual([0, 8]);
});

test('a hub can be asked for, unless the other has begun it', () => {
  const B = hub('B', 4);
  const division = divide([...hub('A', 4), ...B]);
  expect(division.claim(1, 'B-1', headway(B, ['B']))).toBe(false);
  expect(division.claim(1, 'B-1', headway(B))).toBe(true);
  expect(sizes(division)).toEqual([8, 0]);
  expect(division.claim(1, 'nowhere', headway([]))).toBe(false);
});

describe('when the document changes', () => {
  const [A, B] = [hub('A', 4), hub('B', 4)];

  test('a socket goes with the hub it is on now', () => {
    const division = divide([...A, ...B]);
    expect(division.follow([{ ...A[0]!, portKey: 'B/9' }])).toBe(true);
    expect(division.ownerOf('A-1')).toBe(2);
    expect(
      division.follow([
        { ...A[0]!, portKey: 'B/9' },
        { ...A[1]!, portKey: 'unknown/1' },
      ]),
    ).toBe(false);
  });

  test('a new one is with its neighbours on the hub, else with the first', () => {
    const division = divide([...A, ...B]);
    expect(division.follow([task('B', 5), task('Z', 1)])).toBe(true);
    expect([division.ownerOf('B-5'), division.ownerOf('Z-1')]).toEqual([2, 1]);
  });

  test('what is found by plugging stays with whoever found it', () => {
    const north = task(null, 1, { socketId: 'north', areaId: 'north' });
    const division = divide([north, ...hub('B', 1)], true);
    expect(division.follow([{ ...north, portKey: 'B/7' }])).toBe(false);
    expect(division.ownerOf('north')).toBe(1);
  });
});

test('whatever two people do, every socket is with exactly one of them, and a hub that was begun with the one who began it', () => {
  const hubs = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 });
  const moves = fc.array(fc.tuple(fc.constantFrom<Person[]>(1, 2), fc.boolean()), { maxLength: 200 });
  fc.assert(
    fc.property(hubs, moves, (counts, walked) => {
      const way = counts.flatMap((count, index) => hub(String.fromCharCode(65 + index), count));
      const division = divide(way);
      const done = new Set<string>();
      const begunBy = new Map<string, Person>();
      const hubOf = (socketId: string): string => socketId.split('-')[0]!;
      const of = (person: Person): Headway => {
        const { own } = division.shareOf(person, false);
        const left = way.map(({ socketId }) => socketId).filter((id) => own.has(id) && !done.has(id));
        return { isThere: true, left, isUntouched: (id) => begunBy.get(hubOf(id)) === undefined };
      };
      for (const [person, looks] of walked) {
        const [next] = of(person).left;
        if (next !== undefined) {
          expect(begunBy.get(hubOf(next)) ?? person).toBe(person);
          begunBy.set(hubOf(next), person);
          done.add(next);
        }
        if (looks)
          for (let passes = 0; division.passOn(of); passes += 1) expect(passes).toBeLessThan(2 * counts.length);
        const [one, other] = people.map((number) => division.shareOf(number, false).own);
        expect(one!.size + other!.size).toBe(way.length);
        expect([...one!].filter((id) => other!.has(id))).toEqual([]);
      }
    }),
  );
});

import { describe, expect, it } from 'vitest';

import type { PortView } from '../../../electron/contract/site-views.ts';
import { labelled, type ListedSocket } from '../../../renderer/src/features/hubs/free-sockets.ts';
import { planRange, saidLabels, saidNumbers } from '../../../renderer/src/features/hubs/range-plan.ts';

const ports = (count: number, bound: readonly number[] = []): PortView[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ number: index + 1, portKey: null, heardMsAgo: null },
    socketId: bound.includes(index + 1) ? `taken-${index}` : null,
    label: null,
  }));
const socket = (label: string, more: Partial<ListedSocket> = {}): ListedSocket => ({
  ...{ id: label, label, locationId: 'l1', planId: 'p1', on: null },
  ...more,
});
const sockets = ['07', '08', '09', '10', '11', '12', '13'].map((label) => socket(label));
const said = (plan: ReturnType<typeof planRange>): string =>
  plan.pairs.map(({ number, socket: { label } }) => `${number}→${label}`).join(' ');

describe('a range', () => {
  it('goes by the printed number and by the order of the labels', () => {
    const plan = planRange(ports(6), sockets, { number: 1, socketId: '07', count: 6 });
    expect(said(plan)).toBe('1→07 2→08 3→09 4→10 5→11 6→12');
  });

  it('begins where it is told to, and is as long as both sides allow', () => {
    const plan = planRange(ports(6), sockets, { number: 4, socketId: '12', count: 99 });
    expect([said(plan), plan.most]).toEqual(['4→12 5→13', 2]);
  });

  it('passes over ports and sockets that are bound', () => {
    const some = sockets.map((one) => (one.label === '08' ? socket('08', { on: { hubId: 'h', number: 1 } }) : one));
    expect(said(planRange(ports(6, [2]), some, { number: 1, socketId: '07', count: 3 }))).toBe('1→07 3→09 4→10');
  });

  it('stays on the plan it began on, although another has the same numbers', () => {
    const two = [socket('07'), socket('07', { id: 'other', planId: 'p2' }), socket('08')];
    expect(
      planRange(ports(6), two, { number: 1, socketId: '07', count: 9 }).pairs.map((pair) => pair.socket.id),
    ).toEqual(['07', '08']);
  });

  it.each([0, -1, Number.NaN])('of %s binds nothing', (count) => {
    expect(planRange(ports(6), sockets, { number: 1, socketId: '07', count }).pairs).toEqual([]);
  });

  it('from a socket that is gone binds nothing', () => {
    expect(planRange(ports(6), sockets, { number: 1, socketId: 'x', count: 2 })).toEqual({ pairs: [], most: 0 });
  });

  it.each([
    [[1, 2, 3, 4, 5, 6], '1–6'],
    [[1, 2, 4, 5, 7], '1–2, 4–5, 7'],
    [[3], '3'],
    [[], ''],
  ])('says the numbers %j as %s', (numbers, words) => expect(saidNumbers(numbers)).toBe(words));

  it.each([
    [['07', '08', '09', '10', '11', '12'], '07–12'],
    [['B1-F2-07', 'B1-F2-08', 'B1-F2-10'], 'B1-F2-07–08, B1-F2-10'],
    [['A', 'B'], 'A, B'],
    [['A1', 'B2'], 'A1, B2'],
  ])('says the labels %j as %s', (labels, words) => expect(saidLabels(labels)).toBe(words));
});

describe('sockets by what is typed', () => {
  const some = ['B1-F2-007', 'B1-F2-017', 'B1-F2-107', '70-A', 'X-0071'].map((label) => socket(label));
  it.each([
    ['07', 'B1-F2-007 B1-F2-107 X-0071'],
    ['7', 'B1-F2-007 B1-F2-017 B1-F2-107 70-A X-0071'],
    ['f2-0', 'B1-F2-007 B1-F2-017'],
    ['  ', 'B1-F2-007 B1-F2-017 B1-F2-107 70-A X-0071'],
    ['nothing', ''],
  ])('%j: what begins or ends so comes first', (text, labels) => {
    expect(
      labelled(some, text)
        .map(({ label }) => label)
        .join(' '),
    ).toBe(labels);
  });
});

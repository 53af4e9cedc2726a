import { describe, expect, it } from 'vitest';

import type { HubView } from '../../../electron/contract/site-views.ts';
import type { HubState } from '../../../electron/domain/site-queries.ts';
import {
  countedStates,
  freePorts,
  listedHubs,
  nextFreePort,
  type HubFilter,
} from '../../../renderer/src/features/hubs/hub-list.ts';

const hub = (hwId: string, state: HubState, bound: readonly number[] = [], more: Partial<HubView> = {}): HubView => ({
  ...{ id: hwId, hwId, name: hwId, locationId: 'l', planId: null, product: 'O-PC-3', firmware: null, state },
  ...{ formerHwIds: [], refused: null },
  ports: [1, 2, 3].map((number) => ({
    ...{ number, portKey: null, label: null, heardMsAgo: null },
    socketId: bound.includes(number) ? `s${number}` : null,
  })),
  ...more,
});
const hubs = [
  hub('p3_b10', 'heard', [1, 2, 3]),
  hub('p3_b2', 'silent', [1], { name: 'Kitchen' }),
  hub('p3_b9', 'noted', [], { formerHwIds: ['pc_old1'] }),
  hub('h8_c1', 'heard', [1, 2], { product: 'O-H8' }),
];
const any: HubFilter = { text: '', state: null, withFreePorts: false };
const stateOf = ({ state }: HubView): HubState => state;
const listed = (filter: Partial<HubFilter>, openId: string | null = null): string =>
  listedHubs(hubs, { ...any, ...filter }, stateOf, openId)
    .map(({ hwId }) => hwId)
    .join(' ');

describe('the list of hubs', () => {
  it.each<[string, Partial<HubFilter>, string]>([
    ['all, as people count', {}, 'h8_c1 p3_b2 p3_b9 p3_b10'],
    ['a piece of the serial', { text: 'B1' }, 'p3_b10'],
    ['the name', { text: 'kitch' }, 'p3_b2'],
    ['the serial before it was replaced', { text: 'pc_old' }, 'p3_b9'],
    ['the product', { text: 'o-h8' }, 'h8_c1'],
    ['a state', { state: 'heard' }, 'h8_c1 p3_b10'],
    ['with free ports', { withFreePorts: true }, 'h8_c1 p3_b2 p3_b9'],
    ['a state with free ports', { state: 'heard', withFreePorts: true }, 'h8_c1'],
    ['nothing fits', { text: 'zzz' }, ''],
  ])('%s', (_what, filter, serials) => expect(listed(filter)).toBe(serials));

  it('keeps the hub that is worked on, though its state is another now', () => {
    expect(listed({ state: 'silent' }, 'p3_b10')).toBe('p3_b2 p3_b10');
    expect(listed({ withFreePorts: true, text: 'b10' }, 'p3_b10')).toBe('p3_b10');
    expect(listed({ text: 'kitch' }, 'p3_b10')).toBe('p3_b2');
  });

  it('counts only states that occur', () => {
    expect(countedStates(hubs, stateOf)).toEqual([
      { state: 'noted', count: 1 },
      { state: 'heard', count: 2 },
      { state: 'silent', count: 1 },
    ]);
  });

  it.each<[readonly number[], number | undefined, number | null, number]>([
    [[], undefined, 1, 3],
    [[], 1, 2, 3],
    [[2], 1, 3, 2],
    [[], 3, 1, 3],
    [[1, 2], 3, null, 1],
    [[1, 2, 3], undefined, null, 0],
  ])('with %j bound, after %s comes %s', (bound, after, next, free) => {
    const one = hub('x', 'heard', bound);
    expect([nextFreePort(one, after), freePorts(one)]).toEqual([next, free]);
  });
});

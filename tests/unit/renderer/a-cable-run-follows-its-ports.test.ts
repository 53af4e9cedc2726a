import { expect, it } from 'vitest';

import type { SocketsView } from '../../../electron/contract/site-views.ts';
import { cableRun, hubOf } from '../../../renderer/src/features/plan/cable-run.ts';
import { sharedLabels } from '../../../renderer/src/features/plan/shared-labels.ts';

const sockets: SocketsView = {
  ids: ['s1', 's2', 's3', 's4', 's5'],
  labels: ['10', '2', '10', '2', '7'],
  locationIds: ['l', 'l', 'l', 'l', 'l'],
  planIds: ['p', 'p', 'q', null, 'p'],
  areaIds: [null, null, null, null, null],
  xs: [0.1, 0.2, 0.3, null, 0.5],
  ys: [0.1, 0.2, 0.3, null, 0.5],
  expected: ['open', 'open', 'open', 'open', 'open'],
  hubIds: ['h', 'h', 'h', 'h', null],
  numbers: [4, 1, 2, 3, null],
};

it('a hub’s run goes from port to port by the printed number, as far as it is on this plan', () => {
  expect(cableRun(sockets, 'p', 'h')).toEqual([
    { number: 1, on: { x: 0.2, y: 0.2 } },
    { number: 4, on: { x: 0.1, y: 0.1 } },
  ]);
  expect(cableRun(sockets, 'p', null)).toEqual([]);
  expect(cableRun(null, 'p', 'h')).toEqual([]);
});

it('a socket knows whose run it is on', () => {
  expect(['s1', 's5', 'nobody', null].map((id) => hubOf(sockets, id))).toEqual(['h', null, null, null]);
});

it('labels that several sockets have are listed with all of them, on whatever plan', () => {
  expect(sharedLabels(sockets)).toEqual([
    { label: '2', ids: ['s2', 's4'] },
    { label: '10', ids: ['s1', 's3'] },
  ]);
  expect(sharedLabels(null)).toEqual([]);
});

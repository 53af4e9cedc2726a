import { describe, expect, it } from 'vitest';

import type { HubView, LocationView, PlanView, SocketsView } from '../../../electron/contract/site-views.ts';
import { offersFor, type Searched } from '../../../renderer/src/app/palette.ts';

const labels = ['B1-07', 'B1-070', 'A-B1-07', 'B1-08', ...Array.from({ length: 300 }, (_, index) => `C-${index}`)];
const each = <T>(value: T): T[] => labels.map(() => value);
const sockets: SocketsView = {
  ids: labels.map((_, index) => `s${index}`),
  labels,
  locationIds: each('l1'),
  planIds: each(null),
  areaIds: each(null),
  xs: each(null),
  ys: each(null),
  expected: each('open' as const),
  hubIds: labels.map((_, index) => (index === 0 ? 'h1' : null)),
  numbers: labels.map((_, index) => (index === 0 ? 3 : null)),
};
const hub = { id: 'h1', hwId: 'p3_a1b2', name: 'Hub by the lift', product: 'O-PC-3' } as HubView;
const plan = { id: 'p1', name: 'Floor 2' } as PlanView;
const location = { id: 'l1', name: 'Bryggan', plans: [plan] as readonly PlanView[] } as LocationView;
const screens = [
  { id: 'hubs', kind: 'screen' as const, text: 'Hubs', beside: '', to: '/hubs' },
  { id: 'plan', kind: 'screen' as const, text: 'Plan', beside: '', to: '/plan' },
];
const searched: Searched = { screens, sockets, hubs: [hub], locations: [location] };
const found = (typed: string): string[] => offersFor(typed, searched).map(({ text }) => text);

describe('the palette', () => {
  it('offers the screens where nothing is typed', () => expect(found(' ')).toEqual(['Hubs', 'Plan']));

  it('puts the whole name first, then what begins with it, then what holds it', () =>
    expect(found('b1-07')).toEqual(['B1-07', 'B1-070', 'A-B1-07']));

  it('finds a hub by its serial and by its name, a plan by its own', () => {
    expect(offersFor('p3_a', searched)).toMatchObject([{ kind: 'hub', text: 'Hub by the lift', beside: 'p3_a1b2' }]);
    expect(offersFor('floor', searched)).toMatchObject([{ kind: 'plan', beside: 'Bryggan', to: '/plan?plan=p1' }]);
  });

  it('says where a socket is bound', () =>
    expect(offersFor('B1-07', searched)[0]).toMatchObject({ beside: 'Hub by the lift · 3', to: '/plan?label=B1-07' }));

  it('never offers more than can be looked through', () => expect(found('c-').length).toBe(40));

  it('finds nothing by a name that nothing has', () => expect(found('zzz')).toEqual([]));
});

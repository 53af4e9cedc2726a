import { expect, test } from 'vitest';

import { portAddresses } from '../../../electron/application/port-addresses.ts';
import { SiteInTest } from '../../support/site/story.ts';

const picture = { blob: 'b', mediaType: 'image/png', width: 1, height: 1, revision: '1' };

test('of one floor the hubs that hang on it and those that serve a socket there are heard, whole', () => {
  const site = new SiteInTest(2);
  site.add('platform.seen', { kind: 'location', id: 'l1', remoteId: 'L1', copy: {} });
  for (const hub of ['h1', 'h2', 'h3']) {
    if (hub === 'h3') {
      site.add('hub.added', { hubId: hub, hwId: 'p3_h3', locationId: 'l1', planId: null, name: hub });
      site.see(hub, 1, 'h3-1');
    }
    site.add('platform.seen', { kind: 'hub', id: hub, remoteId: hub.toUpperCase(), copy: {} });
  }
  for (const planId of ['p1', 'p2']) site.add('plan.imported', { planId, locationId: 'l1', name: planId, ...picture });
  site.add('socket.moved', { socketId: 's1', planId: 'p1', position: { x: 0, y: 0 }, was: null });
  site.add('hub.moved', { hubId: 'h2', locationId: 'l1', planId: 'p2', was: null });
  const hubsOf = (planId: string | null): string[] => [
    ...new Set(portAddresses(site.state, 'C', planId).map(({ hubId }) => hubId)),
  ];
  expect(hubsOf(null)).toEqual(['H1', 'H2', 'H3']);
  expect(hubsOf('p1')).toEqual(['H1']);
  expect(hubsOf('p2')).toEqual(['H2']);
  expect(portAddresses(site.state, 'C', 'p1').length).toBeGreaterThan(2);
  expect(hubsOf('elsewhere')).toEqual([]);
});

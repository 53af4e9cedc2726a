// Decides which ports of a site can be heard, and what their topics are made of. Pure: who asks loads no network.

import type { PortAddress } from '../domain/reading.ts';
import type { SiteState } from '../domain/site-types.ts';

/** Every port that the platform has given an id, with what its topic is made of. */
export function portAddresses(state: SiteState, companyId: string): PortAddress[] {
  return [...state.hubs.values()].flatMap((hub) => {
    const locationId = state.locations.get(hub.locationId)?.sync.seen?.remoteId;
    const hubId = hub.sync.seen?.remoteId;
    if (hub.removed || !locationId || !hubId) return [];
    return [...hub.ports.values()].flatMap(({ portKey, sync }) => {
      if (portKey === null) return [];
      const spaceId = sync.seen?.copy['spaceId'];
      return [{ portKey, companyId, locationId, hubId, spaceId: typeof spaceId === 'string' ? spaceId : locationId }];
    });
  });
}

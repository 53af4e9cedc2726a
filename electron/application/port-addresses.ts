// Decides which ports of a site can be heard, and what their topics are made of. Pure: who asks loads no network.

import type { PortAddress } from '../domain/reading.ts';
import type { SiteState } from '../domain/site-types.ts';

/** Every port that the platform has given an id, with what its topic is made of; `planId`: only of the hubs of that floor. */
export function portAddresses(state: SiteState, companyId: string, planId: string | null = null): PortAddress[] {
  const floor = planId === null ? null : hubsOf(state, planId);
  return [...state.hubs.values()].flatMap((hub) => {
    const locationId = state.locations.get(hub.locationId)?.sync.seen?.remoteId;
    const hubId = hub.sync.seen?.remoteId;
    if (hub.removed || !locationId || !hubId || floor?.has(hub.id) === false) return [];
    return [...hub.ports.values()].flatMap(({ portKey, sync }) => {
      if (portKey === null) return [];
      const spaceId = sync.seen?.copy['spaceId'];
      return [{ portKey, companyId, locationId, hubId, spaceId: typeof spaceId === 'string' ? spaceId : locationId }];
    });
  });
}

/** Hubs that hang on this plan, or serve a socket that stands there. */
function hubsOf(state: SiteState, planId: string): ReadonlySet<string> {
  const there = <T extends { readonly removed: boolean; readonly planId: string | null }>(thing: T): boolean =>
    !thing.removed && thing.planId === planId;
  const serving = [...state.sockets.values()].filter(there).flatMap(({ binding }) => binding?.hubId ?? []);
  return new Set([...[...state.hubs.values()].filter(there).map(({ id }) => id), ...serving]);
}

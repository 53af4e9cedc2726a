// Hubs with their ports for the screens, with what was heard of each lately.

import type { HubView } from '../../contract/site-views.ts';
import { productOf } from '../../domain/hub-products.ts';
import { hubStateOf } from '../../domain/site-queries.ts';
import type { Hub, SiteState } from '../../domain/site-types.ts';
import type { Millis } from '../../domain/units.ts';

export interface Hearing {
  readonly now: Millis;
  /** Arrival of the port's last message in this session; null: none. */
  readonly heardAt: (portKey: string) => Millis | null;
}

export const hubsView = (state: SiteState, hearing: Hearing): HubView[] =>
  [...state.hubs.values()].filter(({ removed }) => !removed).map((hub) => hubView(state, hub, hearing));

function hubView(state: SiteState, hub: Hub, { now, heardAt }: Hearing): HubView {
  const { id, hwId, name, locationId, planId, firmware, formerHwIds } = hub;
  return {
    id,
    hwId,
    name: name.trim() === '' ? hwId : name,
    locationId,
    planId,
    product: productOf(hwId)?.product ?? '',
    firmware,
    state: hubStateOf(hub, heardAt, now),
    formerHwIds,
    refused: hub.sync.refusal?.say ?? null,
    ports: [...hub.ports.values()]
      .sort((a, b) => a.number - b.number)
      .map(({ number, portKey, socketId }) => {
        const heard = portKey === null ? null : heardAt(portKey);
        const label = socketId === null ? null : (state.sockets.get(socketId)?.label ?? null);
        return { number, portKey, socketId, label, heardMsAgo: heard === null ? null : Math.max(0, now - heard) };
      }),
  };
}

// Hubs with their ports for the screens, with what was heard of each lately.

import type { HubView } from '../../contract/site-views.ts';
import { productOf } from '../../domain/hub-products.ts';
import { keptWordsOf, type Language } from '../../domain/failures.ts';
import { hubName, hubStateOf } from '../../domain/site-queries.ts';
import type { Hub, SiteState } from '../../domain/site-types.ts';
import type { Millis } from '../../domain/units.ts';

export interface Hearing {
  readonly now: Millis;
  /** Arrival of the port's last message in this session; null: none. */
  readonly heardAt: (portKey: string) => Millis | null;
}

export const hubsView = (state: SiteState, hearing: Hearing, language: Language = 'en'): HubView[] =>
  [...state.hubs.values()].filter(({ removed }) => !removed).map((hub) => hubView(state, hub, hearing, language));

function hubView(state: SiteState, hub: Hub, { now, heardAt }: Hearing, language: Language): HubView {
  const { id, hwId, locationId, planId, firmware, formerHwIds } = hub;
  const { refusal } = hub.sync;
  return {
    id,
    hwId,
    name: hubName(hub),
    locationId,
    planId,
    product: productOf(hwId)?.product ?? '',
    firmware,
    state: hubStateOf(hub, heardAt, now),
    formerHwIds,
    refused: refusal && keptWordsOf(refusal, language),
    ports: [...hub.ports.values()]
      .sort((a, b) => a.number - b.number)
      .map(({ number, portKey, socketId }) => {
        const heard = portKey === null ? null : heardAt(portKey);
        const label = socketId === null ? null : (state.sockets.get(socketId)?.label ?? null);
        return { number, portKey, socketId, label, heardMsAgo: heard === null ? null : Math.max(0, now - heard) };
      }),
  };
}

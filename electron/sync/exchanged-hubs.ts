// Decides which hubs were exchanged on the platform: a box that the document knows was given back there, and an unknown one of
// the same name hangs in the same location. The hub stays the document's, its sockets follow the printed number, as when the
// exchange is made here. Domain, *The site document* (replacing a hub).

import type { EventDraft } from '../domain/events.ts';
import { leftoverKey } from '../domain/fold/leftovers.ts';
import { done, type Result } from '../domain/failures.ts';
import type { Hub, SiteState } from '../domain/site-types.ts';
import type { Platform, RemoteHub } from '../platform/platform.ts';
import { goneDraft } from './delivery.ts';

/** To be appended before the hubs are taken in. `hubs`: all of one location. */
export async function exchangedHubs(
  platform: Platform,
  state: SiteState,
  locationId: string,
  hubs: readonly RemoteHub[],
): Promise<Result<EventDraft[]>> {
  const drafts: EventDraft[] = [];
  for (const { hub, box } of candidates(state, locationId, hubs)) {
    // It may only have been moved: to another location, which hasn't been read.
    const former = await platform.changeHub(hub.sync.seen?.remoteId ?? '', {});
    if (!former.ok && former.failure.code !== 'platform.not-found') return former;
    if (!former.ok) drafts.push(...exchanged(state, hub, box));
  }
  return done(drafts);
}

function candidates(state: SiteState, locationId: string, boxes: readonly RemoteHub[]): { hub: Hub; box: RemoteHub }[] {
  const listed = new Set(boxes.map(({ id }) => id));
  const hubs = [...state.hubs.values()].filter((hub) => !hub.removed);
  const known = new Set(hubs.flatMap(({ hwId, sync }) => [hwId, sync.seen?.remoteId ?? '']));
  const missing = hubs.filter(({ locationId: at, sync: { seen } }) => {
    return at === locationId && seen !== null && !seen.gone && !listed.has(seen.remoteId);
  });
  return boxes.flatMap((box) => {
    const isKnown = known.has(box.hwId) || known.has(box.id) || state.leftovers.has(leftoverKey('hub', box.id));
    const at = isKnown ? -1 : missing.findIndex(({ sync }) => sync.seen?.copy['name'] === box.name);
    const [hub] = at < 0 ? [] : missing.splice(at, 1);
    return hub ? [{ hub, box }] : [];
  });
}

/** The former box is gone, and so are its ports: nothing of it is left to be given back. */
function exchanged(state: SiteState, hub: Hub, box: RemoteHub): EventDraft[] {
  const ports = [...hub.ports.values()].filter(({ sync }) => sync.seen && !sync.seen.gone);
  return [
    ...ports.map(({ id }) => goneDraft('port', id)),
    goneDraft('hub', hub.id),
    { type: 'hub.replaced', body: { hubId: hub.id, hwId: box.hwId, was: state.lastSetBy(`hub/${hub.id}/hwId`) } },
  ];
}

// Commands about hubs. Domain, *The site document* (replacing a hub is one command).

import { failed } from '../failures.ts';
import type { SiteState } from '../site-types.ts';
import { drafts, withFound, withText, type Drafts, type NewId } from './found.ts';

/** `hwId`: the serial on the label. Failures: `site.hub-known`, `.no-such-thing`, `.empty-text`. */
export function addHub(
  state: SiteState,
  args: { readonly hwId: string; readonly locationId: string; readonly planId: string | null; readonly name: string },
  newId: NewId,
): Drafts {
  if (hasHub(state, args.hwId)) return failed('site.hub-known', { hwId: args.hwId });
  return withFound(state.locations, 'location', args.locationId, () =>
    withText('serial', args.hwId, () => drafts({ type: 'hub.added', body: { ...args, hubId: newId() } })),
  );
}

export function renameHub(state: SiteState, args: { readonly hubId: string; readonly name: string }): Drafts {
  const was = state.lastSetBy(`hub/${args.hubId}/name`);
  return withFound(state.hubs, 'hub', args.hubId, () =>
    withText('name', args.name, () => drafts({ type: 'hub.renamed', body: { ...args, was } })),
  );
}

export function moveHub(
  state: SiteState,
  args: { readonly hubId: string; readonly locationId: string; readonly planId: string | null },
): Drafts {
  const was = state.lastSetBy(`hub/${args.hubId}/location`);
  return withFound(state.hubs, 'hub', args.hubId, () =>
    withFound(state.locations, 'location', args.locationId, () =>
      drafts({ type: 'hub.moved', body: { ...args, was } }),
    ),
  );
}

/** The box was exchanged: bindings follow the printed number, the verdicts on it become stale. */
export function replaceHub(state: SiteState, args: { readonly hubId: string; readonly hwId: string }): Drafts {
  const was = state.lastSetBy(`hub/${args.hubId}/hwId`);
  return withFound(state.hubs, 'hub', args.hubId, () => {
    if (hasHub(state, args.hwId)) return failed('site.hub-known', { hwId: args.hwId });
    return withText('serial', args.hwId, () => drafts({ type: 'hub.replaced', body: { ...args, was } }));
  });
}

/** Its sockets stay, unbound. */
export function removeHub(state: SiteState, args: { readonly hubId: string }): Drafts {
  return withFound(state.hubs, 'hub', args.hubId, ({ id }) => drafts({ type: 'hub.removed', body: { hubId: id } }));
}

function hasHub(state: SiteState, hwId: string): boolean {
  for (const hub of state.hubs.values()) if (!hub.removed && hub.hwId === hwId) return true;
  return false;
}

// Commands about locations, plans and areas.

import type { EventDraft, PlanPicture } from '../events.ts';
import { failed } from '../failures.ts';
import { isInside } from '../outline.ts';
import type { SiteState } from '../site-types.ts';
import type { Millis, Point } from '../units.ts';
import { drafts, withFound, withText, type Drafts, type NewId } from './found.ts';

export function addLocation(_state: SiteState, args: { readonly name: string }, newId: NewId): Drafts {
  const body = { locationId: newId(), name: args.name };
  return withText('name', args.name, () => drafts({ type: 'location.added', body }));
}

export function renameLocation(state: SiteState, args: { readonly locationId: string; readonly name: string }): Drafts {
  const was = state.lastSetBy(`location/${args.locationId}/name`);
  return withFound(state.locations, 'location', args.locationId, () =>
    withText('name', args.name, () => drafts({ type: 'location.renamed', body: { ...args, was } })),
  );
}

/** Only an empty one: what is in it would be nowhere. */
export function removeLocation(state: SiteState, args: { readonly locationId: string }): Drafts {
  return withFound(state.locations, 'location', args.locationId, ({ id, name }) => {
    const things = [...state.plans.values(), ...state.hubs.values(), ...state.sockets.values()];
    const count = things.filter((thing) => !thing.removed && thing.locationId === id).length;
    if (count > 0) return failed('site.not-empty', { name, count });
    return drafts({ type: 'location.removed', body: { locationId: id } });
  });
}

export function importPlan(
  state: SiteState,
  args: PlanPicture & { readonly locationId: string; readonly name: string },
  newId: NewId,
): Drafts {
  return withFound(state.locations, 'location', args.locationId, () =>
    withText('name', args.name, () => drafts({ type: 'plan.imported', body: { ...args, planId: newId() } })),
  );
}

/** A newer revision of the same plan; the pins stay where they are. */
export function replacePlan(state: SiteState, args: PlanPicture & { readonly planId: string }): Drafts {
  const was = state.lastSetBy(`plan/${args.planId}/picture`);
  return withFound(state.plans, 'plan', args.planId, () => drafts({ type: 'plan.replaced', body: { ...args, was } }));
}

export function renamePlan(state: SiteState, args: { readonly planId: string; readonly name: string }): Drafts {
  const was = state.lastSetBy(`plan/${args.planId}/name`);
  return withFound(state.plans, 'plan', args.planId, () =>
    withText('name', args.name, () => drafts({ type: 'plan.renamed', body: { ...args, was } })),
  );
}

/** Only a plan without pins. */
export function removePlan(state: SiteState, args: { readonly planId: string }): Drafts {
  return withFound(state.plans, 'plan', args.planId, ({ id, name }) => {
    const things = [...state.hubs.values(), ...state.sockets.values()];
    const count = things.filter((thing) => !thing.removed && thing.planId === id).length;
    if (count > 0) return failed('site.not-empty', { name, count });
    return drafts({ type: 'plan.removed', body: { planId: id } });
  });
}

/** A new area, or with `areaId` a new outline for one that is there. The sockets that stand in it are of it from now on. */
export function outlineArea(
  state: SiteState,
  args: {
    readonly areaId?: string;
    readonly planId: string;
    readonly name: string;
    readonly outline: readonly Point[];
  },
  newId: NewId,
): Drafts {
  const { areaId = newId(), planId, name, outline } = args;
  return withFound(state.plans, 'plan', planId, () =>
    withText('name', name, () =>
      drafts(
        { type: 'area.outlined', body: { areaId, planId, name, outline } },
        ...regrouped(state, { areaId, planId, outline }),
      ),
    ),
  );
}

/** Who comes into the area, and who no longer stands in it. */
function regrouped(
  state: SiteState,
  area: { readonly areaId: string; readonly planId: string; readonly outline: readonly Point[] },
): EventDraft[] {
  const { areaId, planId, outline } = area;
  return [...state.sockets.values()].flatMap((socket): EventDraft[] => {
    const { id: socketId, position } = socket;
    if (socket.removed || socket.planId !== planId || !position) return [];
    const [isOfIt, standsInIt] = [socket.areaId === areaId, isInside(outline, position)];
    if (isOfIt === standsInIt) return [];
    const was = state.lastSetBy(`socket/${socketId}/position`);
    return [{ type: 'socket.moved', body: { socketId, planId, position, areaId: standsInIt ? areaId : null, was } }];
  });
}

export function renameArea(state: SiteState, args: { readonly areaId: string; readonly name: string }): Drafts {
  const was = state.lastSetBy(`area/${args.areaId}/name`);
  return withFound(state.areas, 'area', args.areaId, () =>
    withText('name', args.name, () => drafts({ type: 'area.renamed', body: { ...args, was } })),
  );
}

/** Not accessible until then; null: accessible. */
export function lockArea(state: SiteState, args: { readonly areaId: string; readonly until: Millis | null }): Drafts {
  const was = state.lastSetBy(`area/${args.areaId}/lock`);
  return withFound(state.areas, 'area', args.areaId, () => drafts({ type: 'area.locked', body: { ...args, was } }));
}

/** Its sockets stay; they are of no area then. */
export function removeArea(state: SiteState, args: { readonly areaId: string }): Drafts {
  return withFound(state.areas, 'area', args.areaId, ({ id }) =>
    drafts({ type: 'area.removed', body: { areaId: id } }),
  );
}

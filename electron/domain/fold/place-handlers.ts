// Decides what events about locations, plans and areas do to them. What is removed stays, marked: its history counts, and an
// undo brings it back.

import type { PlanPicture, SiteEvent } from '../events.ts';
import { whole } from '../procedure.ts';
import type { Plan } from '../site-types.ts';
import { editOfRemoved, fieldEdited, fieldsMade, settersOf } from './fields.ts';
import { judgeByProcedure } from './staleness.ts';
import { neverSynced, touch, type EditedKind, type Handlers, type World } from './world.ts';

type Placed = 'location' | 'plan' | 'area';

export const placeHandlers: Handlers<
  | 'location.added'
  | 'location.renamed'
  | 'location.demands'
  | 'location.removed'
  | 'plan.imported'
  | 'plan.replaced'
  | 'plan.renamed'
  | 'plan.tiled'
  | 'plan.scaled'
  | 'plan.removed'
  | 'area.outlined'
  | 'area.renamed'
  | 'area.locked'
  | 'area.removed'
> = {
  'location.added'(world, event) {
    const { locationId, name } = event.body;
    if (world.state.locations.has(locationId)) return;
    const fresh = { procedure: null, removed: false, sync: neverSynced };
    world.writes.put(world.state.locations, locationId, { id: locationId, name, ...fresh });
    fieldsMade(world, event, 'location', locationId, ['name']);
    touch(world, 'location', locationId);
  },
  'location.renamed': (world, event) => rename(world, event, 'location', event.body.locationId),
  'location.demands'(world, event) {
    const { locationId, procedure, was } = event.body;
    const location = world.state.locations.get(locationId);
    if (!location) return;
    const same = location.procedure === null && procedure === null;
    fieldEdited(world, event, { kind: 'location', id: locationId, field: 'procedure', was, same });
    if (location.removed) editOfRemoved(world, event, 'location', locationId);
    judgeByProcedure(world, () => world.writes.set(location, 'procedure', procedure && whole(procedure)));
    touch(world, 'location', locationId);
  },
  'location.removed': (world, event) => remove(world, event, 'location', event.body.locationId),

  'plan.imported'(world, event) {
    const { planId, ...rest } = event.body;
    if (world.state.plans.has(planId)) return;
    const fresh = { tiles: null, metresWide: null, before: null, removed: false, sync: neverSynced };
    world.writes.put(world.state.plans, planId, { ...fresh, id: planId, ...rest });
    fieldsMade(world, event, 'plan', planId, ['name', 'picture']);
    touch(world, 'plan', planId);
  },
  'plan.replaced'(world, event) {
    const { planId, was, ...picture } = event.body;
    const plan = world.state.plans.get(planId);
    if (!plan) return;
    const same = plan.blob === picture.blob && plan.revision === picture.revision;
    fieldEdited(world, event, { kind: 'plan', id: planId, field: 'picture', was, same });
    if (plan.removed) editOfRemoved(world, event, 'plan', planId);
    // The same revision in another frame: what was before it does not lie on the same places.
    const before = plan.revision === picture.revision ? null : pictureOf(plan);
    world.writes.put(world.state.plans, planId, { ...plan, tiles: null, ...picture, before });
    touch(world, 'plan', planId);
  },
  'plan.tiled'(world, event) {
    const { planId, blob, tiles } = event.body;
    const plan = world.state.plans.get(planId);
    // Made of a picture that is another by now, or by two people at once.
    if (plan?.blob !== blob || plan.tiles !== null) return;
    world.writes.set(plan, 'tiles', tiles);
    touch(world, 'plan', planId);
  },
  'plan.renamed': (world, event) => rename(world, event, 'plan', event.body.planId),
  'plan.scaled'(world, event) {
    const { planId, metresWide, was } = event.body;
    const plan = world.state.plans.get(planId);
    if (!plan) return;
    fieldEdited(world, event, { kind: 'plan', id: planId, field: 'scale', was, same: plan.metresWide === metresWide });
    world.writes.set(plan, 'metresWide', metresWide);
    touch(world, 'plan', planId);
  },
  'plan.removed': (world, event) => remove(world, event, 'plan', event.body.planId),

  'area.outlined'(world, event) {
    const { areaId, planId, name, outline } = event.body;
    const lockedUntil = world.state.areas.get(areaId)?.lockedUntil ?? null;
    world.writes.put(world.state.areas, areaId, { id: areaId, planId, name, outline, lockedUntil, removed: false });
    fieldsMade(world, event, 'area', areaId, ['name', 'outline']);
    touch(world, 'area', areaId);
  },
  'area.renamed': (world, event) => rename(world, event, 'area', event.body.areaId),
  'area.locked'(world, event) {
    const { areaId, until, was } = event.body;
    const area = world.state.areas.get(areaId);
    if (!area) return;
    fieldEdited(world, event, { kind: 'area', id: areaId, field: 'lock', was, same: area.lockedUntil === until });
    world.writes.set(area, 'lockedUntil', until);
    touch(world, 'area', areaId);
  },
  'area.removed': (world, event) => remove(world, event, 'area', event.body.areaId),
};

function pictureOf({ blob, mediaType, width, height, revision, tiles }: Plan): PlanPicture {
  return { blob, mediaType, width, height, revision, ...(tiles === null ? {} : { tiles }) };
}

const tableOf = { location: 'locations', plan: 'plans', area: 'areas' } as const;

function placed(world: World, kind: Placed, id: string): { name: string; removed: boolean } | undefined {
  return world.state[tableOf[kind]].get(id);
}

function rename(
  world: World,
  event: SiteEvent & { body: { name: string; was: string | null } },
  kind: Placed,
  id: string,
): void {
  const thing = placed(world, kind, id);
  if (!thing) return;
  const { name, was } = event.body;
  fieldEdited(world, event, { kind, id, field: 'name', was, same: thing.name === name });
  if (thing.removed) editOfRemoved(world, event, kind, id);
  world.writes.set(thing, 'name', name);
  touch(world, kind, id);
}

function remove(world: World, event: SiteEvent, kind: Placed, id: string): void {
  const thing = placed(world, kind, id);
  if (!thing || thing.removed) return;
  world.writes.set(thing, 'removed', true);
  markRemoved(world, event, kind, id);
}

/** Notes who removed a thing, so that an edit which didn't know is shown. */
export function markRemoved(world: World, event: SiteEvent, kind: Exclude<EditedKind, 'site'>, id: string): void {
  world.writes.set(settersOf(world, kind, id), 'removed', event.id);
  touch(world, kind, id);
}

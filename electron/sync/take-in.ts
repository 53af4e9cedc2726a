// Decides which events a reading of the platform's locations, plans and hubs makes: what is new is added, what is known is
// merged three ways, what is equal makes none. Ports are in `take-in-ports.ts`. A field that both changed goes the
// document's own way with conflicts: the later (the platform's) stands, the earlier is shown. Reads the fold, changes
// nothing. Domain, *Offline and the platform*; *The site document* (merge).

import type { EventDraft, PlanPicture, RemoteKind } from '../domain/events.ts';
import { leftoverKey } from '../domain/fold/leftovers.ts';
import { isUnnamed, remoteFields, RemoteIds, seenFields, type FieldsOf } from '../domain/platform-copy.ts';
import type { Hub, Location, Plan, SiteState } from '../domain/site-types.ts';
import type { RemoteHub, RemoteLocation, RemotePlan } from '../platform/platform.ts';
import { bornId } from './born-id.ts';
import { merge, type MergeRules } from './merge.ts';
import { hubCopy, locationCopy, planCopy, seenDraft, type RemoteCopy } from './remote-copy.ts';

export interface Taken {
  readonly drafts: readonly EventDraft[];
  /** How many of the things read were new or different. */
  readonly count: number;
}

/** A plan as read, with its picture kept as a blob; `blob` null: the platform has none, the document an empty sheet. */
export interface ReadPlan {
  readonly plan: RemotePlan;
  readonly picture: Omit<PlanPicture, 'revision'>;
  /** There is a picture, and nobody can read it: `picture` is an empty sheet. */
  readonly unread?: boolean;
}

/**
 * `told`: what the platform was told of this very thing just now. It is what the answer is compared with, not what was seen
 * before: the document may want something else already, and its own words are nobody else's edit.
 */
export function takeInLocations(
  state: SiteState,
  locations: readonly RemoteLocation[],
  told: FieldsOf['location'] | null = null,
): Taken {
  const ids = new RemoteIds(state);
  const free = unseen(state.locations);
  return each(locations, (remote) => {
    const copy = locationCopy(remote);
    if (isLeftOver(state, 'location', remote.id)) return [];
    const known = find(state.locations, ids, 'location', remote.id, () =>
      claim(free, ({ name }) => name === remote.name),
    );
    if (!known) {
      const id = bornId('location', remote.id, (taken) => state.locations.has(taken));
      return [
        { type: 'location.added', body: { locationId: id, name: remote.name } },
        ...seenDraft('location', id, copy),
      ];
    }
    const base = told ?? seenFields('location', known.sync.seen, ids);
    const local = { name: known.name };
    const edits = editsOf(state, ids, 'location', known.id, { local, base, copy }, (_field, value, was) => [
      { type: 'location.renamed', body: { locationId: known.id, name: value.name, was } },
    ]);
    return [...edits, ...seenDraft('location', known.id, copy, known.sync)];
  });
}

export function takeInPlans(state: SiteState, plans: readonly ReadPlan[], told: FieldsOf['plan'] | null = null): Taken {
  const ids = new RemoteIds(state);
  const free = unseen(state.plans);
  return each(plans, ({ plan: remote, picture, unread }) => {
    if (isLeftOver(state, 'plan', remote.id)) return [];
    const locationId = ids.idOf('location', remote.locationId) ?? '';
    const isIt = (plan: Plan): boolean => plan.name === remote.name && plan.locationId === locationId;
    const known = find(state.plans, ids, 'plan', remote.id, () => claim(free, isIt));
    if (!known) {
      const id = bornId('plan', remote.id, (taken) => state.plans.has(taken));
      const body = { planId: id, locationId, name: remote.name, ...picture, revision: '1' };
      return [{ type: 'plan.imported', body }, ...seenDraft('plan', id, planCopy(remote, picture.blob))];
    }
    const local = { name: known.name, blob: known.blob, locationId: known.locationId };
    const base = told ?? seenFields('plan', known.sync.seen, ids);
    // A good plan is not lost to a picture that nobody can read: what was seen last counts.
    const copy = planCopy(remote, unread ? (base?.blob ?? known.blob) : picture.blob);
    const edits = editsOf(state, ids, 'plan', known.id, { local, base, copy }, (field, value, was) => {
      if (field === 'name') return [{ type: 'plan.renamed', body: { planId: known.id, name: value.name, was } }];
      if (field !== 'blob') return [];
      const body = { planId: known.id, ...picture, revision: nextRevision(known.revision), was };
      return [{ type: 'plan.replaced', body }];
    });
    return [...edits, ...seenDraft('plan', known.id, copy, known.sync)];
  });
}

/** `hubsHavePlans` false: the platform says nothing about a hub's plan, so the document's stands. */
export function takeInHubs(
  state: SiteState,
  hubs: readonly RemoteHub[],
  hubsHavePlans: boolean,
  told: FieldsOf['hub'] | null = null,
): Taken {
  const ids = new RemoteIds(state);
  const byHwId = new Map([...state.hubs.values()].filter((hub) => !hub.removed).map((hub) => [hub.hwId, hub]));
  // A box that was exchanged here, and that has not been given back on the platform yet, is no new hub.
  const former = new Set([...byHwId.values()].flatMap(({ formerHwIds }) => formerHwIds));
  return each(hubs, (remote) => {
    const isOver = former.has(remote.hwId) || isLeftOver(state, 'hub', remote.id);
    if (isOver && !byHwId.has(remote.hwId)) return [];
    const copy = hubCopy(remote);
    const known = find(state.hubs, ids, 'hub', remote.id, () => byHwId.get(remote.hwId));
    if (!known) return newHub(state, ids, remote, copy);
    const at = ids.idOf('location', remote.locationId ?? '');
    const locationId = at ?? known.locationId;
    // Where nothing is said of its plan, it hangs on the same as long as it hangs in the same location.
    const placed = (there: string, planId: string | null): HubPlace =>
      placeIn(state, {
        locationId: there,
        planId: hubsHavePlans ? planId : there === known.locationId ? known.planId : null,
      });
    const place = placed(locationId, ids.reference('plan', remote.planId));
    const local = { name: known.name, place: placeIn(state, known) };
    const seen = told ?? seenFields('hub', known.sync.seen, ids);
    const base = seen && { name: seen.name, place: placed(seen.locationId, seen.planId) };
    const merged = merge(local, { name: remote.name, place }, base, {
      blank: (field, value) =>
        field === 'name'
          ? isUnnamed(String(value)) || value === known.hwId
          : at === known.locationId && (value as HubPlace).planId === null,
    });
    const drafts = [...merged.toLocal, ...merged.conflicts].map((field): EventDraft => {
      const theirs = !merged.conflicts.includes(field);
      const was = theirs ? state.lastSetBy(`hub/${known.id}/${field === 'name' ? 'name' : 'location'}`) : null;
      return field === 'name'
        ? { type: 'hub.renamed', body: { hubId: known.id, name: remote.name, was } }
        : { type: 'hub.moved', body: { hubId: known.id, ...place, was } };
    });
    return [...drafts, ...firmware(known, remote), ...seenDraft('hub', known.id, copy, known.sync)];
  });
}

function newHub(state: SiteState, ids: RemoteIds, remote: RemoteHub, copy: RemoteCopy): EventDraft[] {
  const hubId = bornId('hub', remote.id, (taken) => state.hubs.has(taken));
  const locationId = ids.idOf('location', remote.locationId ?? '') ?? '';
  const planId = ids.idOf('plan', remote.planId ?? '') ?? null;
  const name = remote.name.trim() === '' ? remote.hwId : remote.name;
  return [
    { type: 'hub.added', body: { hubId, hwId: remote.hwId, locationId, planId, name } },
    ...firmware({ id: hubId, firmware: null }, remote),
    ...seenDraft('hub', hubId, copy),
  ];
}

function firmware(hub: Pick<Hub, 'id' | 'firmware'>, { firmware: said }: RemoteHub): EventDraft[] {
  return said === null || said === hub.firmware
    ? []
    : [{ type: 'hub.firmware', body: { hubId: hub.id, firmware: said } }];
}

interface HubPlace {
  readonly locationId: string;
  readonly planId: string | null;
}

/** A plan that the document doesn't have can't be said in it. */
function placeIn(state: SiteState, place: HubPlace): HubPlace {
  const planId = place.planId !== null && state.plans.has(place.planId) ? place.planId : null;
  return { locationId: place.locationId, planId };
}

interface ToMerge<K extends RemoteKind> {
  readonly local: FieldsOf[K];
  readonly base: FieldsOf[K] | null;
  readonly copy: RemoteCopy;
}

/** The document's edits of those fields that the platform changed; `was` null makes a conflict visible. */
function editsOf<K extends 'location' | 'plan'>(
  state: SiteState,
  ids: RemoteIds,
  kind: K,
  id: string,
  { local, base, copy: { copy } }: ToMerge<K>,
  edit: (field: keyof FieldsOf[K], value: FieldsOf[K], was: string | null) => EventDraft[],
): EventDraft[] {
  const remote = remoteFields[kind](copy, ids);
  const rules: MergeRules<FieldsOf[K]> = { blank: (_field, value) => value === null || value === '' };
  const merged = merge(local, remote, base, rules);
  const setter = (field: keyof FieldsOf[K]): string => `${kind}/${id}/${field === 'blob' ? 'picture' : String(field)}`;
  return [
    ...merged.toLocal.flatMap((field) => edit(field, remote, state.lastSetBy(setter(field)))),
    ...merged.conflicts.flatMap((field) => edit(field, remote, null)),
  ];
}

function find<T extends Location | Plan | Hub>(
  things: ReadonlyMap<string, T>,
  ids: RemoteIds,
  kind: RemoteKind,
  remoteId: string,
  match: () => T | undefined,
): T | undefined {
  const known = things.get(ids.idOf(kind, remoteId) ?? '') ?? match();
  // Found by its name: nobody else may be it too.
  if (known) ids.add(kind, remoteId, known.id);
  return known;
}

/** Still to be removed there: taken in again it would come back. */
const isLeftOver = (state: SiteState, kind: RemoteKind, remoteId: string): boolean =>
  state.leftovers.has(leftoverKey(kind, remoteId));

/** What was found once is not found again. */
function claim<T>(free: T[], isIt: (thing: T) => boolean): T | undefined {
  const index = free.findIndex(isIt);
  return index < 0 ? undefined : free.splice(index, 1)[0];
}

/** Things that the platform has not been seen to have: they may be what it now shows. */
const unseen = <T extends Location | Plan>(things: ReadonlyMap<string, T>): T[] =>
  [...things.values()].filter((thing) => !thing.removed && (!thing.sync.seen || thing.sync.seen.gone));

function each<T>(things: readonly T[], take: (thing: T) => EventDraft[]): Taken {
  const drafts: EventDraft[] = [];
  let count = 0;
  for (const thing of things) {
    const made = take(thing);
    if (made.length > 0) count++;
    drafts.push(...made);
  }
  return { drafts, count };
}

const nextRevision = (revision: string): string =>
  /^\d+$/.test(revision) ? String(Number(revision) + 1) : `${revision}+`;

// Decides when two people changed the same field of the same thing: an edit's `was` is not the event that set the field as
// the fold finds it. The later stands, the earlier is shown as a conflict until somebody who saw both sets the field again.
// Domain, *The site document*.

import type { SiteEvent } from '../events.ts';
import { touch, type EditedKind, type FieldSetters, type World } from './world.ts';

/** One edit of one field. */
export interface FieldEdit {
  readonly kind: EditedKind;
  readonly id: string;
  readonly field: string;
  /** The setter that the author saw; undefined: the author saw whatever is there. */
  readonly was: string | null | undefined;
  /** The field already has this value: two people agree. */
  readonly same: boolean;
}

/** The first setting of a thing's fields, by the event that made the thing. */
export function fieldsMade(
  world: World,
  event: SiteEvent,
  kind: EditedKind,
  id: string,
  fields: readonly string[],
): void {
  const made: FieldSetters = {};
  for (const field of fields) made[field] = event.id;
  world.writes.put(world.setters[kind], id, made);
}

export function fieldEdited(world: World, event: SiteEvent, edit: FieldEdit): void {
  const setters = settersOf(world, edit.kind, edit.id);
  const current = setters[edit.field] ?? null;
  if (!edit.same && isUnseen(world, current, edit.was)) conflictFound(world, event.id, current, edit);
  else if (world.conflicts.size > 0) conflictResolved(world, edit);
  world.writes.set(setters, edit.field, event.id);
}

/** A change that met a thing already removed by somebody who didn't know: the removal stands, the change is shown. */
export function editOfRemoved(world: World, event: SiteEvent, kind: EditedKind, id: string): void {
  const removal = world.setters[kind].get(id)?.['removed'];
  if (!removal) return;
  const field = `${kind}/${id}/removed`;
  world.writes.put(world.conflicts, field, { field, kept: removal, lost: event.id });
  touch(world, 'site', world.state.id);
}

/** `<kind>/<id>/<field>` → the live event that last set it. */
export function lastSetBy(world: World, name: string): string | null {
  const first = name.indexOf('/');
  const second = name.indexOf('/', first + 1);
  const setters = world.setters[name.slice(0, first) as EditedKind]?.get(name.slice(first + 1, second));
  return setters?.[name.slice(second + 1)] ?? null;
}

export function settersOf(world: World, kind: EditedKind, id: string): FieldSetters {
  const known = world.setters[kind].get(id);
  if (known) return known;
  const fresh: FieldSetters = {};
  world.writes.put(world.setters[kind], id, fresh);
  return fresh;
}

/** What the author saw and was taken back since is no conflict. */
function isUnseen(world: World, current: string | null, was: FieldEdit['was']): current is string {
  return current !== null && was !== undefined && was !== current && !(was !== null && world.masked.has(was));
}

function conflictFound(world: World, kept: string, lost: string, edit: FieldEdit): void {
  const field = `${edit.kind}/${edit.id}/${edit.field}`;
  world.writes.put(world.conflicts, field, { field, kept, lost });
  touch(world, 'site', world.state.id);
}

function conflictResolved(world: World, edit: FieldEdit): void {
  const field = `${edit.kind}/${edit.id}/${edit.field}`;
  if (!world.conflicts.has(field)) return;
  world.writes.drop(world.conflicts, field);
  touch(world, 'site', world.state.id);
}

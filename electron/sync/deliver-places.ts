// Tells the platform about locations and floor plans. What is to be added is looked for first, by name, so that a push that
// was killed between the platform's answer and our journal makes nothing twice.

import type { EventDraft } from '../domain/events.ts';
import { done, type Result } from '../domain/failures.ts';
import type { Point } from '../domain/units.ts';
import type { OutboxItemOf } from '../domain/outbox.ts';
import { RemoteIds } from '../domain/platform-copy.ts';
import type { Picture, RemoteLocation, RemotePlan } from '../platform/platform.ts';
import { goneDraft, type Delivery } from './delivery.ts';
import { keep } from './keep.ts';
import { learned, outcomeOf, type Outcome } from './outcome.ts';
import { blobOf, isWithoutPicture, readPlan } from './read-plans.ts';
import { locationCopy, planCopy, seenDraft } from './remote-copy.ts';
import { takeInLocations, takeInPlans } from './take-in.ts';

export async function deliverLocation(
  delivery: Delivery,
  item: OutboxItemOf<'location'>,
  companyId: string,
): Promise<Outcome> {
  const { platform } = delivery;
  const { remoteId, wish, act, seen } = item;
  if (act === 'remove') return removed(item, await platform.removeLocation(remoteId ?? ''));
  if (act === 'change') {
    const changed = await platform.changeLocation(remoteId ?? '', {
      name: wish.name,
      base: { name: seen?.name ?? '' },
    });
    return changed.ok
      ? learned(takeInLocations(delivery.state, [changed.value], wish).drafts)
      : outcomeOf(item, changed);
  }
  const there = await platform.locations(companyId);
  if (!there.ok) return outcomeOf(item, there);
  const known = new RemoteIds(delivery.state);
  const same = there.value.find((each) => each.name === wish.name && known.idOf('location', each.id) === undefined);
  return locationLearned(
    delivery,
    item,
    same ? done(same) : await platform.addLocation({ name: wish.name, companyId }),
  );
}

export async function deliverPlan(delivery: Delivery, item: OutboxItemOf<'plan'>): Promise<Outcome> {
  const { platform } = delivery;
  const { id, remoteId, wish, act, seen } = item;
  if (act === 'remove') return removed(item, await platform.removePlan(remoteId ?? ''));
  const picture = act === 'add' || seen?.blob !== wish.blob ? pictureOf(delivery, id) : null;
  if (picture && !picture.ok) return outcomeOf(item, picture);
  if (act === 'change') {
    const overtaken = picture ? await isPictureOvertaken(delivery, item) : done(false);
    if (!overtaken.ok) return outcomeOf(item, overtaken);
    if (overtaken.value) return { kind: 'overtaken' };
    const base = { name: seen?.name ?? '' };
    const named = seen?.name === wish.name ? {} : { name: wish.name };
    const redrawn = picture ? { picture: picture.value, places: seenOn(delivery, remoteId ?? '') } : {};
    const changed = await platform.changePlan(remoteId ?? '', { ...named, base, ...redrawn });
    if (!changed.ok) return outcomeOf(item, changed);
    return learned([...planMerged(delivery, item, changed.value), ...standing(delivery, changed.value)]);
  }
  const locationId = delivery.remoteId('location', wish.locationId) ?? '';
  const same = await samePlan(delivery, item, locationId);
  if (!same.ok) return outcomeOf(item, same);
  if (same.value) {
    // Where a picture is uploaded first and named afterwards, a push may have been killed between the two.
    const named = same.value.name === wish.name ? done(same.value) : await platform.changePlan(same.value.id, wish);
    return planLearned(delivery, item, named);
  }
  const draft = { locationId, name: wish.name, picture: picture!.value };
  return planLearned(delivery, item, await platform.addPlan(draft));
}

/** Somebody else has put another picture there since we looked: neither name nor address need tell. */
async function isPictureOvertaken(
  { platform }: Delivery,
  { remoteId, wish, seen }: OutboxItemOf<'plan'>,
): Promise<Result<boolean>> {
  const now = await platform.changePlan(remoteId ?? '', {});
  const picture = now.ok ? await platform.picture(now.value) : now;
  if (!picture.ok) return now.ok && isWithoutPicture(picture.failure.code) ? done(false) : picture;
  const blob = picture.value && blobOf(picture.value.bytes);
  return done(blob !== null && blob !== seen?.blob && blob !== wish.blob);
}

/** Where the ports on a plan (the platform's id) were last seen, by the platform's ids. */
function seenOn({ state }: Delivery, planId: string): Map<string, Point> {
  const places = new Map<string, Point>();
  for (const port of state.portsByKey.values()) {
    const { seen } = port.sync;
    if (seen?.copy['planId'] !== planId) continue;
    if (seen.copy['position']) places.set(seen.remoteId, seen.copy['position'] as Point);
  }
  return places;
}

/** Another picture moves pins by less than a pixel: nobody's edit, and no difference of ours either. */
function standing({ state }: Delivery, { places }: RemotePlan): EventDraft[] {
  return [...(places ?? [])].flatMap(([remoteId, position]) => {
    const port = state.portsByKey.get(remoteId);
    const copy = port?.sync.seen?.copy;
    return port && copy ? seenDraft('port', port.id, { remoteId, copy: { ...copy, position } }, port.sync) : [];
  });
}

/** Others may have changed its name; of its picture we know what we sent, or what was there when we last looked. */
function planMerged(
  { state }: Delivery,
  { id, wish, seen }: OutboxItemOf<'plan'>,
  plan: RemotePlan,
): readonly EventDraft[] {
  const { mediaType, width, height } = state.plans.get(id)!;
  const blob = wish.blob ?? seen?.blob ?? '';
  return takeInPlans(state, [{ plan, picture: { blob, mediaType, width, height } }], wish).drafts;
}

/** Reads what somebody else changed meanwhile and merges it into the document. */
export async function takeInPlaceAgain(
  delivery: Delivery,
  item: OutboxItemOf<'location'> | OutboxItemOf<'plan'>,
): Promise<Result<unknown>> {
  const { platform, document } = delivery;
  if (item.kind === 'location') {
    const now = await platform.changeLocation(item.remoteId ?? '', {});
    return now.ok ? keep(document, takeInLocations(document.state, [now.value])) : now;
  }
  const now = await platform.changePlan(item.remoteId ?? '', {});
  const read = now.ok ? await readPlan(platform, document, now.value) : now;
  return read.ok ? keep(document, takeInPlans(document.state, [read.value])) : read;
}

/** A plan of that name, or of none yet, with that picture, that the document doesn't know yet. */
async function samePlan(
  delivery: Delivery,
  { wish }: OutboxItemOf<'plan'>,
  locationId: string,
): Promise<Result<RemotePlan | null>> {
  const there = await delivery.platform.plans(locationId);
  if (!there.ok) return there;
  const known = new RemoteIds(delivery.state);
  const ours = ({ id, name }: RemotePlan): boolean =>
    (name === wish.name || name === '') && known.idOf('plan', id) === undefined;
  for (const candidate of there.value.filter(ours)) {
    const picture = await delivery.platform.picture(candidate);
    if (picture.ok && picture.value && blobOf(picture.value.bytes) === wish.blob) return done(candidate);
  }
  return done(null);
}

function pictureOf({ document, state }: Delivery, planId: string): Result<Picture> {
  const plan = state.plans.get(planId)!;
  const bytes = document.blob(plan.blob);
  const { mediaType, width, height } = plan;
  return bytes.ok ? done({ mediaType, width, height, bytes: bytes.value }) : bytes;
}

function locationLearned(delivery: Delivery, item: OutboxItemOf<'location'>, result: Result<RemoteLocation>): Outcome {
  if (!result.ok) return outcomeOf(item, result);
  return learned(seenDraft('location', item.id, locationCopy(result.value), delivery.syncOf('location', item.id)));
}

function planLearned(delivery: Delivery, item: OutboxItemOf<'plan'>, result: Result<RemotePlan>): Outcome {
  if (!result.ok) return outcomeOf(item, result);
  const copy = planCopy(result.value, item.wish.blob);
  return learned(seenDraft('plan', item.id, copy, delivery.syncOf('plan', item.id)));
}

function removed(item: OutboxItemOf<'location'> | OutboxItemOf<'plan'>, result: Result<void>): Outcome {
  return result.ok ? learned([goneDraft(item.kind, item.id)]) : outcomeOf(item, result);
}

// Takes files that a page sent up into the open site: plans, photos, a schedule. What they really are is read from their bytes,
// whatever they are called.

import { attachPhoto, importPlan as importPlanEdit, replacePlan as replacePlanEdit } from '../domain/edits.ts';
import type { PlanPicture } from '../domain/events.ts';
import { done, failed, type Result } from '../domain/failures.ts';
import type { Ids } from '../environment/ids.ts';
import { pictureFacts } from '../plans/picture-size.ts';
import type { SiteDocument } from '../site/site-document.ts';
import { importSchedule } from './import-schedule.ts';

export async function takeInPlan(
  document: SiteDocument,
  given: { readonly locationId: string; readonly name: string; readonly file: File },
  ids: Ids,
): Promise<Result<{ planId: string }>> {
  const picture = await keptPicture(document, given.file, '1');
  if (!picture.ok) return picture;
  const { locationId, name } = given;
  const drafts = importPlanEdit(document.state, { ...picture.value, locationId, name }, ids);
  if (!drafts.ok) return drafts;
  const written = document.append(drafts.value);
  if (!written.ok) return written;
  const [first] = drafts.value;
  return done({ planId: first?.type === 'plan.imported' ? first.body.planId : '' });
}

/** A newer revision; the pins stay where they are. */
export async function takeInRevision(
  document: SiteDocument,
  given: { readonly planId: string; readonly revision: string; readonly file: File },
): Promise<Result<null>> {
  const picture = await keptPicture(document, given.file, given.revision);
  if (!picture.ok) return picture;
  const drafts = replacePlanEdit(document.state, { ...picture.value, planId: given.planId });
  const written = drafts.ok ? document.append(drafts.value) : drafts;
  return written.ok ? done(null) : written;
}

export async function takeInPhoto(
  document: SiteDocument,
  { issueId, file }: { readonly issueId: string; readonly file: File },
): Promise<Result<null>> {
  const bytes = await bytesOf(file);
  const facts = bytes.ok ? pictureFacts(bytes.value) : bytes;
  if (!bytes.ok || !facts.ok) return facts.ok ? failed('shell.bad-file', { name: file.name }) : facts;
  const blob = document.putBlob(bytes.value);
  if (!blob.ok) return blob;
  const { mediaType } = facts.value;
  const drafts = attachPhoto(document.state, { issueId, blob: blob.value, mediaType, name: file.name });
  const written = drafts.ok ? document.append(drafts.value) : drafts;
  return written.ok ? done(null) : written;
}

export async function takeInSchedule(
  document: SiteDocument,
  { file, bind }: { readonly file: File; readonly bind: boolean },
  ids: Ids,
): Promise<Result<{ sockets: number }>> {
  const bytes = await bytesOf(file);
  if (!bytes.ok) return bytes;
  return importSchedule(document, { csv: new TextDecoder().decode(bytes.value), plans: [], sheets: true, bind }, ids);
}

async function keptPicture(document: SiteDocument, file: File, revision: string): Promise<Result<PlanPicture>> {
  const bytes = await bytesOf(file);
  if (!bytes.ok) return bytes;
  const facts = pictureFacts(bytes.value);
  if (!facts.ok) return facts;
  const blob = document.putBlob(bytes.value);
  return blob.ok ? done({ ...facts.value, blob: blob.value, revision }) : blob;
}

/** Failure: `shell.bad-file` where the page's file went away. */
async function bytesOf(file: File): Promise<Result<Uint8Array>> {
  try {
    return done(new Uint8Array(await file.arrayBuffer()));
  } catch (cause) {
    return failed('shell.bad-file', { name: file.name }, cause);
  }
}

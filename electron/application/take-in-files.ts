// Takes files that a page sent up into the open site: plans and photos. What they really are is read from their bytes,
// whatever they are called.

import { attachPhoto, importPlan as importPlanEdit, replacePlan as replacePlanEdit } from '../domain/edits.ts';
import type { PlanPicture } from '../domain/events.ts';
import { done, failed, type Result } from '../domain/failures.ts';
import type { Ids } from '../environment/ids.ts';
import { readPicture } from '../plans/read-picture.ts';
import type { SiteDocument } from '../site/site-document.ts';

export async function takeInPlan(
  document: SiteDocument,
  given: { readonly locationId: string; readonly name: string; readonly file: File },
  ids: Ids,
): Promise<Result<{ planId: string }>> {
  const picture = await keptPicture(document, given.file);
  if (!picture.ok) return picture;
  const { locationId, name } = given;
  const drafts = importPlanEdit(document.state, { ...picture.value, revision: '1', locationId, name }, ids);
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
  const picture = await keptPicture(document, given.file);
  if (!picture.ok) return picture;
  const drafts = replacePlanEdit(document.state, {
    ...picture.value,
    revision: given.revision,
    planId: given.planId,
  });
  const written = drafts.ok ? document.append(drafts.value) : drafts;
  return written.ok ? done(null) : written;
}

export async function takeInPhoto(
  document: SiteDocument,
  { issueId, file }: { readonly issueId: string; readonly file: File },
): Promise<Result<null>> {
  const picture = await keptPicture(document, file);
  if (!picture.ok) return picture;
  const { blob, mediaType } = picture.value;
  const drafts = attachPhoto(document.state, { issueId, blob, mediaType, name: file.name });
  const written = drafts.ok ? document.append(drafts.value) : drafts;
  return written.ok ? done(null) : written;
}

/** Kept among the document's blobs, and what is known of it. */
async function keptPicture(document: SiteDocument, file: File): Promise<Result<Omit<PlanPicture, 'revision'>>> {
  const bytes = await bytesOf(file);
  if (!bytes.ok) return bytes;
  const picture = readPicture(bytes.value);
  if (!picture.ok) return picture;
  const { mediaType, width, height } = picture.value;
  const blob = document.putBlob(picture.value.bytes);
  return blob.ok ? done({ mediaType, width, height, blob: blob.value }) : blob;
}

/** Failure: `shell.bad-file` where the page's file went away. */
export async function bytesOf(file: File): Promise<Result<Uint8Array>> {
  try {
    return done(new Uint8Array(await file.arrayBuffer()));
  } catch (cause) {
    return failed('shell.bad-file', { name: file.name }, cause);
  }
}

// Takes files that a page sent up into the open site: photos, and the picture of whatever has one. What they really are is read
// from their bytes, whatever they are called.

import { attachPhoto } from '../domain/edits.ts';
import type { PlanPicture } from '../domain/events.ts';
import { done, failed, type Result } from '../domain/failures.ts';
import { readPicture } from '../plans/read-picture.ts';
import type { SiteDocument } from '../site/site-document.ts';

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
export async function keptPicture(
  document: SiteDocument,
  file: File,
): Promise<Result<Omit<PlanPicture, 'revision' | 'tiles'>>> {
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

// Reads the pictures of floor plans into blobs. A plan without a picture, or with one that nobody can read, gets an empty
// sheet, so that its sockets have a place to stand; the latter only where it is new.

import { createHash } from 'node:crypto';

import { done, type Result } from '../domain/failures.ts';
import type { Picture, Platform, RemotePlan } from '../platform/platform.ts';
import type { SiteDocument } from '../site/site-document.ts';
import type { ReadPlan } from './take-in.ts';

const emptySheet: Picture = {
  mediaType: 'image/svg+xml',
  width: 1600,
  height: 1200,
  bytes: new TextEncoder().encode(
    '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200"><rect width="1600" height="1200" fill="#fff"/></svg>',
  ),
};

export async function readPlan(
  platform: Platform,
  document: SiteDocument,
  plan: RemotePlan,
): Promise<Result<ReadPlan>> {
  const fetched = await platform.picture(plan);
  if (!fetched.ok && !isWithoutPicture(fetched.failure.code)) return fetched;
  const picture = (fetched.ok ? fetched.value : null) ?? emptySheet;
  const { mediaType, width, height, bytes } = picture;
  const hash = blobOf(bytes);
  const kept = isKept(document, hash) ? done(hash) : document.putBlob(bytes);
  return kept.ok ? done({ plan, picture: { blob: kept.value, mediaType, width, height }, unread: !fetched.ok }) : kept;
}

/** SHA-256 in hex: a blob's name. */
export const blobOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The picture can't be read, or is not there: not the fault of the line. */
export const isWithoutPicture = (code: string): boolean =>
  code === 'platform.bad-picture' || code === 'platform.not-found';

const isKept = (document: SiteDocument, hash: string): boolean =>
  [...document.state.plans.values()].some((plan) => plan.blob === hash);

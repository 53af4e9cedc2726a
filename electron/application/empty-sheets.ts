// Floor plans that a schedule names and nobody has sent a picture of yet: blank sheets, so that the pins have a place. The picture
// comes as a newer revision, and the pins stay.

import type { PlanPicture } from '../domain/events.ts';
import { done, type Result } from '../domain/failures.ts';
import { planKey } from '../domain/schedule/schedule-events.ts';
import type { ScheduleRow } from '../domain/schedule/schedule-rows.ts';
import type { SiteDocument } from '../site/site-document.ts';

/** A3 across, ten pixels a millimetre. */
const [width, height] = [4_200, 2_970];
const sheet =
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
  `<rect width="${width}" height="${height}" fill="#ffffff"/></svg>`;

/** By `planKey`: every plan of the rows, with a sheet where there is no picture. Failures: the document's own. */
export function withEmptySheets(
  document: SiteDocument,
  rows: readonly ScheduleRow[],
  pictures: ReadonlyMap<string, PlanPicture>,
): Result<ReadonlyMap<string, PlanPicture>> {
  const keys = new Set(rows.filter(({ plan }) => plan !== '').map(({ location, plan }) => planKey(location, plan)));
  if ([...keys].every((key) => pictures.has(key))) return done(pictures);
  const blob = document.putBlob(new TextEncoder().encode(sheet));
  if (!blob.ok) return blob;
  const blank: PlanPicture = { mediaType: 'image/svg+xml', width, height, blob: blob.value, revision: '0' };
  return done(new Map([...keys].map((key) => [key, pictures.get(key) ?? blank])));
}

// Takes floor plans that a page has made ready into the open site: the picture, its tiles, the drawing they were made from.

import type { PlanSheet } from '../contract/plan-sheet.ts';
import { importPlan, reframePlan, replacePlan } from '../domain/edits.ts';
import type { EventDraft, PlanPicture } from '../domain/events.ts';
import { done, failed, type Result } from '../domain/failures.ts';
import type { PlanFrame } from '../domain/plan-frame.ts';
import type { PlanSource, PlanTiles } from '../domain/plan-tiles.ts';
import type { Ids } from '../environment/ids.ts';
import { readPicture } from '../plans/read-picture.ts';
import { readTiles } from '../plans/read-tiles.ts';
import type { SiteDocument } from '../site/site-document.ts';
import { withoutAbsent } from './apply-edit.ts';
import { bytesOf, keptPicture } from './take-in-files.ts';

interface Given {
  readonly file: File;
  readonly sheet?: PlanSheet | undefined;
}

export async function takeInPlan(
  document: SiteDocument,
  given: Given & { readonly locationId: string; readonly name: string },
  ids: Ids,
): Promise<Result<{ planId: string }>> {
  const picture = await kept(document, given);
  if (!picture.ok) return picture;
  const { locationId, name, sheet } = given;
  const drafts = importPlan(document.state, { ...picture.value, revision: '1', locationId, name }, ids);
  if (!drafts.ok) return drafts;
  const [first] = drafts.value;
  const planId = first?.type === 'plan.imported' ? first.body.planId : '';
  const written = document.append([...drafts.value, ...scaledBy(sheet, planId, null)]);
  return written.ok ? done({ planId }) : written;
}

/** A newer revision; the pins stay where they are, and the scale where the drawing doesn't say it. */
export async function takeInRevision(
  document: SiteDocument,
  given: Given & { readonly planId: string; readonly revision: string },
): Promise<Result<null>> {
  const picture = await kept(document, given);
  if (!picture.ok) return picture;
  const { planId, revision, sheet } = given;
  const drafts = replacePlan(document.state, { ...picture.value, revision, planId });
  if (!drafts.ok) return drafts;
  const was = document.state.lastSetBy(`plan/${planId}/scale`);
  const written = document.append([...drafts.value, ...scaledBy(sheet, planId, was)]);
  return written.ok ? done(null) : written;
}

function scaledBy(sheet: PlanSheet | undefined, planId: string, was: string | null): EventDraft[] {
  const metresWide = sheet?.metresWide ?? null;
  return metresWide === null ? [] : [{ type: 'plan.scaled', body: { planId, metresWide, was } }];
}

/** The same revision, turned or cut. */
export async function takeInFrame(
  document: SiteDocument,
  given: Given & { readonly planId: string; readonly frame: PlanFrame },
): Promise<Result<null>> {
  const picture = await kept(document, given);
  if (!picture.ok) return picture;
  const { planId, frame } = given;
  const drafts = reframePlan(document.state, { ...picture.value, planId, frame });
  const written = drafts.ok ? document.append(drafts.value) : drafts;
  return written.ok ? done(null) : written;
}

/** Made of the picture as it is; once, whoever asks, and the plan stays what it is. Failure besides: `plans.bad-tiles`. */
export async function takeInTiles(
  document: SiteDocument,
  { planId, blob, sheet }: { readonly planId: string; readonly blob: string; readonly sheet: PlanSheet },
): Promise<Result<null>> {
  const isWanted = (): boolean => {
    const plan = document.state.plans.get(planId);
    return plan?.blob === blob && plan.tiles === null && !plan.removed;
  };
  if (!isWanted()) return done(null);
  const tiles = await keptTiles(document, sheet);
  if (!tiles.ok) return tiles;
  // Somebody else's came meanwhile.
  if (!isWanted()) return done(null);
  const written = document.append([{ type: 'plan.tiled', body: { planId, blob, tiles: tiles.value } }]);
  return written.ok ? done(null) : written;
}

/** Failures: `site.blob-missing`, `site.blob-damaged`. */
export function planTiles(document: SiteDocument, sha256: string): Result<PlanTiles> {
  const bytes = document.blob(sha256);
  if (!bytes.ok) return bytes;
  try {
    return done(JSON.parse(new TextDecoder().decode(bytes.value)) as PlanTiles);
  } catch (cause) {
    return failed('site.blob-damaged', { sha256 }, cause);
  }
}

/** What of an SVG is a drawing. Failures: those of a picture. */
export async function cleanedSvg(file: File): Promise<Result<{ file: File; width: number; height: number }>> {
  const bytes = await bytesOf(file);
  const svg = bytes.ok ? readSvg(bytes.value) : bytes;
  if (!svg.ok) return svg;
  const { width, height } = svg.value;
  return done({ file: new File([new Uint8Array(svg.value.bytes)], file.name, { type: svgType }), width, height });
}

const svgType = 'image/svg+xml';

function readSvg(bytes: Uint8Array): ReturnType<typeof readPicture> {
  const read = readPicture(bytes);
  return read.ok && read.value.mediaType !== svgType ? failed('plans.not-a-picture') : read;
}

async function kept(document: SiteDocument, { file, sheet }: Given): Promise<Result<Omit<PlanPicture, 'revision'>>> {
  // The tiles first: a picture whose tiles are refused is not kept either.
  const tiles = sheet ? await keptTiles(document, sheet) : done(null);
  if (!tiles.ok) return tiles;
  const picture = await keptPicture(document, file);
  if (!picture.ok) return picture;
  return done({ ...picture.value, ...(tiles.value === null ? {} : { tiles: tiles.value }) });
}

async function keptTiles(document: SiteDocument, sheet: PlanSheet): Promise<Result<string>> {
  const pack = await bytesOf(sheet.tiles);
  const read = pack.ok ? readTiles(pack.value) : pack;
  if (!read.ok) return read;
  const source = await keptSource(document, sheet.source);
  if (!source.ok) return source;
  const names = document.putBlobs(read.value.levels.flatMap(({ tiles }) => tiles));
  if (!names.ok) return names;
  const rest = names.value.values();
  const levels = read.value.levels.map((level) => ({
    ...level,
    tiles: level.tiles.map(() => rest.next().value ?? ''),
  }));
  const tiles: PlanTiles = { form: 1, side: read.value.side, levels, source: source.value };
  return document.putBlob(new TextEncoder().encode(JSON.stringify(tiles)));
}

async function keptSource(document: SiteDocument, source: PlanSheet['source']): Promise<Result<PlanSource | null>> {
  if (source === null) return done(null);
  const { file: _file, ...rest } = withoutAbsent({ ...source, file: '' });
  const blob = await keptDrawing(document, source);
  return blob.ok ? done({ ...rest, blob: blob.value }) : blob;
}

/** An SVG comes in as what of it is a drawing, like everywhere else. */
async function keptDrawing(
  document: SiteDocument,
  { kind, file }: NonNullable<PlanSheet['source']>,
): Promise<Result<string>> {
  if (typeof file === 'string') {
    const known = document.blob(file);
    return known.ok ? done(file) : known;
  }
  const bytes = await bytesOf(file);
  if (!bytes.ok || kind !== 'svg') return bytes.ok ? document.putBlob(bytes.value) : bytes;
  const clean = readSvg(bytes.value);
  return clean.ok ? document.putBlob(clean.value.bytes) : clean;
}

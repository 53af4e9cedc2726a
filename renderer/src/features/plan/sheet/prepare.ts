// Makes a sheet ready to be kept: its picture, its tiles, what both were drawn from.

import type { PlanSheet } from '../../../../../electron/contract/plan-sheet.ts';
import { widestPlan } from '../../../../../electron/contract/widest-plan.ts';
import { framedMetres, framedSize, isWhole, type PlanFrame } from '../../../../../electron/domain/plan-frame.ts';
import type { PlanRefusal } from './protocol.ts';
import { framedPixels } from './pyramid.ts';
import type { SheetSource } from './sources.ts';

export interface Prepared {
  /** For the report and the platform, and for whoever has no tiles. */
  readonly file: File;
  readonly sheet: PlanSheet;
}

/** PDF units are 1/72 inch. 200 dots an inch keep the finest line of an A4 drawing. */
const sharpest = 200 / 72;
/** The longest side of a drawing's largest level; nearer than that it is drawn anew. In pixels. */
const longest = 8_192;
/** A drawing of vectors has no pixels of its own; it gets so many at least. */
const least = 4_096;
/** Of the picture for the report: an A0 sheet so has 128 dots an inch. */
const pictureSide = 6_000;
/** Of a picture that was cut or turned: what canvas and report surely take. */
const cutPictureSide = 8_192;

/** Pixels of the largest level a unit of the drawing. */
function scaleOf({ kind, size }: SheetSource, frame: PlanFrame): number {
  const { width, height } = framedSize(size, frame);
  const side = Math.max(width, height);
  switch (kind) {
    case 'picture':
      return 1;
    case 'pdf':
      return Math.min(sharpest, longest / side);
    case 'svg':
      return Math.min(longest, Math.max(least, side)) / side;
    case 'dxf':
      return longest / side;
  }
}

/** `layers`: of a DXF, those that are shown. The source stays open. */
export async function prepare(
  source: SheetSource,
  {
    frame,
    name,
    layers = null,
  }: { readonly frame: PlanFrame; readonly name: string; readonly layers?: readonly string[] | null },
  made: (made: number, count: number) => void,
): Promise<{ readonly ok: true; readonly value: Prepared } | { readonly ok: false; readonly refusal: PlanRefusal }> {
  const { kind, size, file, page, draw, mediaType, isPicture } = source;
  const scale = scaleOf(source, frame);
  const isAsItCame = isPicture && isWhole(frame) && file instanceof File;
  const job = {
    ...{ box: framedPixels(size, frame, scale), turns: frame.turns, scale, layers, byPage: draw !== null },
    // Whatever part of a scanned page is drawn, its whole picture is taken in hand. What the page itself draws is drawn tile by tile.
    tilesAtOnce: kind === 'pdf' ? 2 : 1,
    drawsEachLevel: kind !== 'picture',
    picture: isAsItCame ? null : { longestSide: kind === 'picture' ? cutPictureSide : pictureSide, mediaType },
  };
  const sheet = await source.thread.ask('make', job, { ...(draw ? { draw } : {}), made });
  if (!sheet.ok) return sheet;
  const ending = mediaType === 'image/jpeg' ? 'jpg' : 'png';
  const picture = sheet.value.picture && new File([sheet.value.picture], `${name}.${ending}`, { type: mediaType });
  const metres = source.metresWide === null ? null : framedMetres(source.metresWide, size, frame);
  const kept = {
    ...{ kind, frame, file },
    ...(page === undefined ? {} : { page }),
    ...(layers === null ? {} : { layers: [...layers] }),
  };
  return {
    ok: true,
    value: {
      file: picture ?? (file as File),
      sheet: {
        tiles: new File([sheet.value.tiles], 'tiles'),
        source: isAsItCame ? null : kept,
        metresWide: metres !== null && metres <= widestPlan ? metres : null,
      },
    },
  };
}

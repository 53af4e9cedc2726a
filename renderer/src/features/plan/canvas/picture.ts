// The plan's picture as it is painted: pieces of it. Here the one that is held whole, in halves, quarters and so on (mip levels):
// whatever the zoom, one is copied that is nearly as large as it is shown. One in tiles is `tiled-picture.ts`.

import { shallowRef } from 'vue';

import { wholeFrame } from '../../../../../electron/domain/plan-frame.ts';
import type { Size } from '../camera.ts';
import { framedPixels } from '../sheet/pyramid.ts';
import { SheetThread } from '../sheet/sheet-thread.ts';
import { levelFor } from './levels.ts';
import type { Piece, Seen } from './pieces.ts';

export interface Picture {
  /** What can be painted now, in this order; what is missing is sent for. */
  pieces(seen: Seen): readonly Piece<ImageBitmap>[];
  /** Frees what it holds. */
  close(): void;
}

/** Beyond this a side is decoded smaller: what a canvas surely takes, in pixels. */
const longestSide = 8_192;
/** A drawing of vectors is made into pixels once, this large at least. */
const sharpSide = 4_096;
/** A level this small is enough for any view from afar. */
const smallestSide = 512;

/** Pictures that are being decoded to be looked at: whatever else takes memory and time waits for them. */
export const awaited = shallowRef(0);

/** Null: the picture can't be decoded. `size` as the plan says it. */
export async function decodePicture(file: Blob, mediaType: string, size: Size): Promise<Picture | null> {
  try {
    const levels =
      mediaType === 'image/svg+xml' ? halved(await drawnVectors(file, mediaType, size)) : await decoded(file);
    return {
      pieces: ({ across }) => {
        const [largest] = levels;
        const bitmap = largest && (levels[levelFor(levels.length, across / largest.width)] ?? largest);
        return bitmap ? [{ bitmap, left: 0, top: 0, right: 1, bottom: 1 }] : [];
      },
      close: () => levels.forEach((level) => level.close()),
    };
  } catch {
    return null;
  }
}

/** Beside the page, which stays free. */
async function decoded(file: Blob): Promise<readonly ImageBitmap[]> {
  const thread = new SheetThread();
  awaited.value += 1;
  try {
    const opened = await thread.ask('open', { kind: 'picture', file });
    if (!opened.ok) throw new Error(opened.refusal.code);
    const { size } = opened.value;
    const levels: ImageBitmap[] = [];
    for (let scale = Math.min(1, longestSide / Math.max(size.width, size.height)); ; scale /= 2) {
      const cutting = { turns: 0 as const, scale, ...framedPixels(size, wholeFrame, scale) };
      const level = await thread.ask('cut', { cutting, layers: null });
      if (!level.ok) throw new Error(level.refusal.code);
      levels.push(level.value);
      if (Math.max(cutting.width, cutting.height) <= smallestSide) return levels;
    }
  } finally {
    awaited.value -= 1;
    thread.close();
  }
}

/** By an image element, which runs no script and loads nothing. */
async function drawnVectors(file: Blob, mediaType: string, size: Size): Promise<ImageBitmap> {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([file], { type: mediaType }));
  try {
    await image.decode();
    const longest = Math.max(size.width, size.height);
    return bitmapOf(image, size, Math.min(longestSide, Math.max(sharpSide, longest)) / longest);
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

function halved(whole: ImageBitmap): readonly ImageBitmap[] {
  const levels = [whole];
  for (let last = whole; Math.max(last.width, last.height) > smallestSide; levels.push(last)) {
    last = bitmapOf(last, last, 0.5);
  }
  return levels;
}

function bitmapOf(source: CanvasImageSource, { width, height }: Size, share: number): ImageBitmap {
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width * share)), Math.max(1, Math.round(height * share)));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas to draw on');
  context.imageSmoothingQuality = 'medium';
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas.transferToImageBitmap();
}

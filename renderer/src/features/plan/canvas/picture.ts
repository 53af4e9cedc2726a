// The plan's picture in halves, quarters and so on (mip levels): whatever the zoom, one is copied that is nearly as large as it
// is shown, so that panning a large drawing costs no more than a small one.

import type { Size } from '../camera.ts';

export interface Picture {
  /** The largest first. */
  readonly levels: readonly ImageBitmap[];
  /** Frees them. */
  close(): void;
}

/** Beyond this a side is decoded smaller: what a canvas surely takes, in pixels. */
const longestSide = 8_192;
/** A drawing of vectors is made into pixels once, this large at least. */
const sharpSide = 4_096;
/** A level this small is enough for any view from afar. */
const smallestSide = 512;

/** Null: the picture can't be decoded. `size` as the plan says it. */
export async function decodePicture(file: Blob, mediaType: string, size: Size): Promise<Picture | null> {
  try {
    const whole = mediaType === 'image/svg+xml' ? await drawnVectors(file, mediaType, size) : await decoded(file, size);
    return { ...halved(whole) };
  } catch {
    return null;
  }
}

/** Pixels are decoded beside the page. */
function decoded(file: Blob, size: Size): Promise<ImageBitmap> {
  const longest = Math.max(size.width, size.height);
  if (longest <= longestSide) return createImageBitmap(file);
  const share = longestSide / longest;
  return createImageBitmap(file, {
    resizeWidth: Math.round(size.width * share),
    resizeHeight: Math.round(size.height * share),
    resizeQuality: 'high',
  });
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

function halved(whole: ImageBitmap): Picture {
  const levels = [whole];
  for (let last = whole; Math.max(last.width, last.height) > smallestSide; levels.push(last)) {
    last = bitmapOf(last, last, 0.5);
  }
  return { levels, close: () => levels.forEach((level) => level.close()) };
}

function bitmapOf(source: CanvasImageSource, { width, height }: Size, share: number): ImageBitmap {
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width * share)), Math.max(1, Math.round(height * share)));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas to draw on');
  context.imageSmoothingQuality = 'medium';
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas.transferToImageBitmap();
}

// Opens a picture in the thread that makes sheets: decoded once and whole, beside the page, and cut from there.

import { imageSize } from 'image-size';

import { matrixOf, type Cutting } from './pyramid.ts';
import { Refused } from './refused.ts';
import { newSquare, whiten } from './square.ts';

/** What decoding takes is four bytes each: 800 MB. */
const mostMegapixels = 200;
/** As the application has it (`electron/plans/read-picture.ts`). */
const longestSide = 20_000;

/** Throws `Refused`. */
export async function openPicture(file: Blob): Promise<ImageBitmap> {
  await refuseTooLarge(file);
  try {
    return await createImageBitmap(file);
  } catch {
    throw new Refused('plans.broken');
  }
}

/** Before it is decoded: a small file can be a huge picture. */
async function refuseTooLarge(file: Blob): Promise<void> {
  const size = sizeOf(new Uint8Array(await file.slice(0, 1024 * 1024).arrayBuffer()));
  if (!size) throw new Refused('plans.not-a-picture');
  const { width, height } = size;
  if (Math.max(width, height) > longestSide) {
    throw new Refused('plans.too-large', { width, height, limit: longestSide });
  }
  const megapixels = Math.ceil((width * height) / 1_000_000);
  if (megapixels > mostMegapixels) {
    throw new Refused('plans.too-many-pixels', { megapixels, limit: mostMegapixels });
  }
}

function sizeOf(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  try {
    const { width, height } = imageSize(bytes);
    return width > 0 && height > 0 ? { width, height } : null;
  } catch {
    return null;
  }
}

export function cutPicture(picture: ImageBitmap, cutting: Cutting): ImageBitmap {
  const square = newSquare(cutting.width, cutting.height);
  const { canvas, context } = square;
  whiten(square, cutting);
  context.setTransform(...matrixOf(picture, cutting));
  // Pixel by pixel: nothing to be smoothed.
  context.imageSmoothingEnabled = cutting.scale !== 1;
  context.imageSmoothingQuality = 'medium';
  context.drawImage(picture, 0, 0);
  return canvas.transferToImageBitmap();
}

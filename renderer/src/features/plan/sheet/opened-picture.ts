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
  const type = await typeOf(file);
  try {
    return await createImageBitmap(file);
  } catch {
    throw new Refused(decoded.has(type) ? 'plans.broken' : 'plans.not-a-picture');
  }
}

/** What a browser decodes, whole; a TIFF it does not. */
const decoded = new Set(['png', 'jpg', 'webp', 'gif', 'bmp', 'ico', 'avif']);

/** Refused before it is decoded: a small file can be a huge picture. */
async function typeOf(file: Blob): Promise<string> {
  const start = file.slice(0, 1024 * 1024);
  // A camera may write more than that before it says how large the picture is.
  const size = sizeOf(await start.arrayBuffer()) ?? sizeOf(await file.arrayBuffer());
  if (!size) throw new Refused('plans.not-a-picture');
  const { width, height } = size;
  if (Math.max(width, height) > longestSide) {
    throw new Refused('plans.too-large', { width, height, limit: longestSide });
  }
  const megapixels = Math.ceil((width * height) / 1_000_000);
  if (megapixels > mostMegapixels) {
    throw new Refused('plans.too-many-pixels', { megapixels, limit: mostMegapixels });
  }
  return size.type;
}

interface Said {
  readonly width: number;
  readonly height: number;
  readonly type: string;
}

function sizeOf(bytes: ArrayBuffer): Said | null {
  try {
    const { width, height, type = '' } = imageSize(new Uint8Array(bytes));
    return width > 0 && height > 0 ? { width, height, type } : null;
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

// Width and height of a plan's picture, read from its header without decoding it. PNG, JPEG, WebP and SVG.

import { imageSize } from 'image-size';

import { done, failed, type Result } from '../domain/failures.ts';

export interface PictureFacts {
  readonly mediaType: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

const mediaTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  svg: 'image/svg+xml',
};

/** Longest side that is accepted, in pixels: more is a decompression bomb or a mistake (reliability, *bad input*). */
const longestSide = 20_000;

/** Says what the bytes really are, whatever the file is called. Failures: `plans.not-a-picture`, `plans.too-large`. */
export function pictureFacts(bytes: Uint8Array): Result<PictureFacts> {
  const size = sizeOrNull(bytes);
  const mediaType = mediaTypes[size?.type ?? ''];
  if (!size || !mediaType || !(size.width > 0) || !(size.height > 0)) return failed('plans.not-a-picture');
  if (Math.max(size.width, size.height) > longestSide) {
    return failed('plans.too-large', { width: size.width, height: size.height, limit: longestSide });
  }
  return done({ mediaType, width: Math.round(size.width), height: Math.round(size.height) });
}

function sizeOrNull(bytes: Uint8Array): { width: number; height: number; type?: string } | null {
  try {
    return imageSize(bytes);
  } catch {
    return null;
  }
}

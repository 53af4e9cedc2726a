// Decides what a file that shall be a picture really is, whatever it is called, and what of it is kept: PNG, JPEG and WebP as
// they are, an SVG without anything that acts or reaches out. Sizes are read without decoding.

import { imageSize } from 'image-size';

import { done, failed, type Result } from '../domain/failures.ts';
import { pngOrientation } from '../domain/png-orientation.ts';
import { cleanSvg } from './clean-svg.ts';

export interface PictureFacts {
  readonly mediaType: string;
  /** In pixels, as it is shown. */
  readonly width: number;
  readonly height: number;
}

export interface ReadPicture extends PictureFacts {
  /** To be kept: of an SVG its harmless part, else what came. */
  readonly bytes: Uint8Array;
}

const mediaTypes: Readonly<Record<string, string>> = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' };

/** Longest side that is accepted, in pixels: more is a decompression bomb or a mistake (reliability, *bad input*). */
const longestSide = 20_000;
/** An SVG is read as text; none of an honest floor comes near. */
const largestSvg = 64 * 1024 * 1024;

/** Failures: `plans.empty`, `.not-a-picture`, `.too-large`, `.broken`, `.svg-without-size`. */
export function readPicture(bytes: Uint8Array): Result<ReadPicture> {
  if (bytes.length === 0) return failed('plans.empty');
  const read = startsAsXml(bytes) ? readSvg(bytes) : readRaster(bytes);
  if (!read.ok) return read;
  const { width, height } = read.value;
  return Math.max(width, height) > longestSide
    ? failed('plans.too-large', { width, height, limit: longestSide })
    : read;
}

function readRaster(bytes: Uint8Array): Result<ReadPicture> {
  const size = sizeOrNull(bytes);
  const mediaType = mediaTypes[size?.type ?? ''];
  if (!size || !mediaType || !(size.width > 0) || !(size.height > 0)) return failed('plans.not-a-picture');
  // A photograph's camera was held on its side: EXIF orientations 5 to 8.
  const lies = (size.orientation ?? pngOrientation(bytes)) >= 5;
  const [width, height] = lies ? [size.height, size.width] : [size.width, size.height];
  return done({ mediaType, width, height, bytes });
}

function readSvg(bytes: Uint8Array): Result<ReadPicture> {
  if (bytes.length > largestSvg) return failed('plans.not-a-picture');
  const clean = cleanSvg(new TextDecoder(encodingOf(bytes)).decode(bytes));
  if (!clean.ok) return clean;
  const { text, width, height } = clean.value;
  return done({ mediaType: 'image/svg+xml', width, height, bytes: new TextEncoder().encode(text) });
}

/** By the mark before the text, else by what its first line says. XML 1.0, *Autodetection of Character Encodings*. */
function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 512));
  const [, said = 'utf-8'] = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start) ?? [];
  // What could be read up to here is no UTF-16, whatever it says.
  return /^(utf-?16|ucs)/i.test(said) || !isKnown(said) ? 'utf-8' : said;
}

function isKnown(encoding: string): boolean {
  try {
    return new TextDecoder(encoding) !== null;
  } catch {
    return false;
  }
}

/** `<` is its first character, behind a mark of its encoding and white space. */
function startsAsXml(bytes: Uint8Array): boolean {
  const start = new TextDecoder(encodingOf(bytes)).decode(bytes.subarray(0, 512));
  return start.trimStart().startsWith('<');
}

function sizeOrNull(bytes: Uint8Array): ReturnType<typeof imageSize> | null {
  try {
    return imageSize(bytes);
  } catch {
    return null;
  }
}

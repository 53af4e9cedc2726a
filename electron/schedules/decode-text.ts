// Decides in which encoding a text file is written: by its mark, by what it can't be, or by its zeros. What is none of the Unicode
// ones is Windows-1252, which spreadsheets in Europe write when nobody asks them for better.

import { isUtf8 } from 'node:buffer';

// Node's own TextDecoder reads windows-1252 as Latin-1 in some versions that we run on (nodejs/node issue 56542).
import iconv from 'iconv-lite';

import type { Encoding } from './table-file.ts';

export interface DecodedText {
  /** Without a mark. */
  readonly text: string;
  readonly encoding: Encoding;
}

export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes);
  return { text: iconv.decode(Buffer.from(bytes), encoding, { stripBOM: true }), encoding };
}

/** Zeros are looked for in so many bytes at the beginning. */
const sample = 4_096;

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const begin = bytes.subarray(0, sample);
  const zerosAt = (side: 0 | 1): number => begin.filter((byte, at) => byte === 0 && at % 2 === side).length;
  const zeros = { even: zerosAt(0), odd: zerosAt(1) };
  // Latin letters leave every other byte empty; no other encoding of a text has zeros at all.
  if (zeros.even + zeros.odd > begin.length / 8) return zeros.even > zeros.odd ? 'utf-16be' : 'utf-16le';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

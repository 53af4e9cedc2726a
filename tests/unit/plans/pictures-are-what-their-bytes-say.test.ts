import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';

import { readPicture } from '../../../electron/plans/read-picture.ts';

const png = (width: number, height: number): Uint8Array => PNG.sync.write(new PNG({ width, height }));

/** The header of a PNG of this size: enough to be told its size, with nothing behind. */
function pngHeader(width: number, height: number): Uint8Array {
  const bytes = Buffer.from(png(1, 1).subarray(0, 40));
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

/** With an eXIf chunk behind its header. */
function turnedPng(width: number, height: number, order: 'II' | 'MM', orientation: number): Uint8Array {
  const exif = Buffer.from(
    order === 'II'
      ? '49492a0008000000010012010300010000000000000000000000'
      : '4d4d002a00000008000101120003000000010000000000000000',
    'hex',
  );
  if (order === 'II') exif.writeUInt16LE(orientation, 18);
  else exif.writeUInt16BE(orientation, 18);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(exif.length, 0);
  head.write('eXIf', 4, 'latin1');
  const whole = png(width, height);
  return Buffer.concat([whole.subarray(0, 33), head, exif, Buffer.alloc(4), whole.subarray(33)]);
}

/** A JPEG's header that says `width` × `height`, held as `orientation` says (EXIF). */
function jpegHeader(width: number, height: number, orientation: number): Uint8Array {
  const exif = Buffer.from(
    'ffe1001e457869660000' + '4d4d002a00000008' + '0001' + '01120003000000010000' + '0000',
    'hex',
  );
  exif.writeUInt16BE(orientation, exif.length - 4);
  const frame = Buffer.from('ffc0001108000000000301220002110103110100ffd9', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from('ffd8', 'hex'), exif, frame]);
}

describe('a picture', () => {
  it('is told by its bytes and kept as it is', () => {
    const bytes = png(40, 30);
    expect(readPicture(bytes)).toEqual({
      ok: true,
      value: { mediaType: 'image/png', width: 40, height: 30, bytes },
    });
  });

  it.each([
    [1, 40, 30],
    [6, 30, 40],
  ])('of a camera held as EXIF says (%i) is %i × %i', (orientation, width, height) => {
    expect(readPicture(jpegHeader(40, 30, orientation))).toMatchObject({
      ok: true,
      value: { mediaType: 'image/jpeg', width, height },
    });
  });

  it.each([
    ['II', 6, 30, 40],
    ['MM', 8, 30, 40],
    ['MM', 3, 40, 30],
  ] as const)('that is a PNG with EXIF (%s) of orientation %i is %i × %i', (order, orientation, width, height) => {
    expect(readPicture(turnedPng(40, 30, order, orientation))).toMatchObject({
      ok: true,
      value: { mediaType: 'image/png', width, height },
    });
  });

  it.each([
    ['ISO-8859-1', 'K\u00f6k', Buffer.from('K\u00f6k', 'latin1')],
    ['windows-1252', '\u20ac', Buffer.from([0x80])],
    ['UTF-16', 'K\u00f6k', Buffer.from('K\u00f6k')],
    ['x-nobody-knows', 'K\u00f6k', Buffer.from('K\u00f6k')],
  ])('of vectors that says it is in %s keeps its letters', (encoding, letters, written) => {
    const [before, after] = [
      `<?xml version="1.0" encoding="${encoding}"?><svg width="4" height="3"><text>`,
      '</text></svg>',
    ];
    const read = readPicture(Buffer.concat([Buffer.from(before), written, Buffer.from(after)]));
    if (!read.ok) throw new Error(read.failure.code);
    expect(new TextDecoder().decode(read.value.bytes)).toContain(`<text>${letters}</text>`);
  });

  it('of vectors that is drawn in its own measure is shown as large as one may be, and comes back as the same', () => {
    const large = readPicture(Buffer.from('<svg width="10000mm" height="8000mm"><path d="M0 0"/></svg>'));
    if (!large.ok) throw new Error(large.failure.code);
    expect(large.value).toMatchObject({ width: 20_000, height: 16_000 });
    expect(new TextDecoder().decode(large.value.bytes)).toMatch(
      /width="20000" height="16000" viewBox="0 0 37795 30236"/,
    );
    expect(readPicture(large.value.bytes)).toEqual(large);
  });

  it('of vectors is kept without what acts, in any encoding of Unicode', () => {
    const text = '\uFEFF <svg width="4" height="3"><script>alert(1)</script><text>Kök</text></svg>';
    for (const bytes of [Buffer.from(text), Buffer.from(text, 'utf16le')]) {
      const read = readPicture(bytes);
      if (!read.ok) throw new Error(read.failure.code);
      expect(read.value).toMatchObject({ mediaType: 'image/svg+xml', width: 4, height: 3 });
      expect(new TextDecoder().decode(read.value.bytes)).toMatch(/^<svg [^>]*><text>Kök<\/text><\/svg>$/);
    }
  });

  it.each([
    ['nothing', new Uint8Array(), 'plans.empty'],
    ['text', Buffer.from('a floor plan'), 'plans.not-a-picture'],
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'plans.not-a-picture'],
    ['a GIF', Buffer.from('474946383961100010000000', 'hex'), 'plans.not-a-picture'],
    ['a page that holds an SVG', Buffer.from('<html><svg width="1" height="1"/></html>'), 'plans.not-a-picture'],
    ['an SVG cut off', Buffer.from('<svg width="1" height="1"><g>'), 'plans.broken'],
    ['a PNG that unfolds to too much', pngHeader(90_000, 90_000), 'plans.too-large'],
  ])('is not %s', (_what, bytes, code) => {
    expect(readPicture(bytes)).toMatchObject({ ok: false, failure: { code } });
  });
});

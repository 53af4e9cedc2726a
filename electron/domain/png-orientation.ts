// Decides which way up a PNG is: by its eXIf chunk, as a browser turns it. Pure. PNG, third edition, *eXIf*; EXIF 2.32,
// *Orientation*.

const signature = [0x89, 0x50, 0x4e, 0x47];
/** Of the tag, in EXIF's first directory. */
const orientationTag = 0x0112;

/** 1 to 8 as in EXIF; 1 where nothing is said, or it is no PNG. What stands behind the picture's own data is not looked for. */
export function pngOrientation(bytes: Uint8Array): number {
  if (signature.some((byte, at) => bytes[at] !== byte)) return 1;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (name === 'IDAT') return 1;
    if (name === 'eXIf') return orientationIn(bytes.subarray(at + 8, Math.min(bytes.length, at + 8 + length)));
    at += 12 + length;
  }
  return 1;
}

function orientationIn(exif: Uint8Array): number {
  if (exif.length < 10) return 1;
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength);
  const isLittle = view.getUint16(0) === 0x4949;
  const first = view.getUint32(4, isLittle);
  if (first + 2 > exif.length) return 1;
  const count = view.getUint16(first, isLittle);
  for (let entry = 0, at = first + 2; entry < count && at + 12 <= exif.length; entry += 1, at += 12) {
    if (view.getUint16(at, isLittle) !== orientationTag) continue;
    const said = view.getUint16(at + 8, isLittle);
    return said >= 1 && said <= 8 ? said : 1;
  }
  return 1;
}

// Reads the picture out of a data URL, as floor plans are written with. Platform contract, *floorPlans*.

import type { Picture } from '../platform-model.ts';

/** Null for anything that is not a base64 data URL of a picture. */
export function readDataUrl(text: string): Picture | null {
  const match = /^data:(image\/[a-z+.-]+);base64,/i.exec(text);
  if (!match) return null;
  return { mediaType: match[1]!.toLowerCase(), bytes: Buffer.from(text.slice(match[0].length), 'base64') };
}

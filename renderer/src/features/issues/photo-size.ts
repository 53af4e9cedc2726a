// Decides how large a photo is kept: a document shall stay small enough to mail. Pure.

/** Long side, in pixels. */
const longestSide = 2_000;

/** The size it is drawn at: the same shape, no side longer than `longest`. */
export function fittedSize(
  { width, height }: { readonly width: number; readonly height: number },
  longest = longestSide,
): { readonly width: number; readonly height: number } {
  const share = Math.min(1, longest / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) };
}

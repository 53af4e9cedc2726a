// Decides how large a page is drawn in the room there is for it. Pure.

export interface Room {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly fit: 'width' | 'page';
}

/** One pixel on every side is the sheet's edge. */
const edges = 2;

/** How much larger than on paper (72 to the inch) a page is drawn, in CSS pixels. */
export function scaleFor(
  page: { readonly width: number; readonly height: number },
  { width, height, fit }: Room,
): number {
  const wide = Math.max(0.1, (width - edges) / page.width);
  return fit === 'width' ? wide : Math.max(0.1, Math.min(wide, (height - edges) / page.height));
}

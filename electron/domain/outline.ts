// Decides whether a place lies within an area's outline, and which area a place is in. Pure. Domain, *Words* (area).

import type { Point } from './units.ts';

/** By the crossings of a ray to the right; a place on the line itself may be either. Fewer than three corners hold nothing. */
export function isInside(outline: readonly Point[], { x, y }: Point): boolean {
  let inside = false;
  for (const [index, a] of outline.entries()) {
    const b = outline[(index || outline.length) - 1]!;
    const crosses = a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x;
    if (crosses) inside = !inside;
  }
  return inside;
}

/** The smallest area around a place, so that a room within a zone wins; null: none. */
export function areaAt<A extends { readonly outline: readonly Point[] }>(areas: readonly A[], at: Point): A | null {
  let best: A | null = null;
  for (const area of areas) {
    if (isInside(area.outline, at) && (!best || sizeOf(area.outline) < sizeOf(best.outline))) best = area;
  }
  return best;
}

/** In parts of the picture's own; the shoelace formula. */
function sizeOf(outline: readonly Point[]): number {
  let twice = 0;
  for (const [index, a] of outline.entries()) {
    const b = outline[(index || outline.length) - 1]!;
    twice += b.x * a.y - a.x * b.y;
  }
  return Math.abs(twice) / 2;
}

// Decides which of a picture's levels is shown. Pure.

/** Which level: the smallest that still has a pixel for each it is shown on. `shown`: device pixels a pixel of the largest. */
export function levelFor(levels: number, shown: number): number {
  const level = shown >= 1 ? 0 : Math.floor(Math.log2(1 / shown));
  return Math.max(0, Math.min(levels - 1, level));
}

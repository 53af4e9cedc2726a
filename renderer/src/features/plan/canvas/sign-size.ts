// Decides how large the signs of a plan are. Pure.

const smallest = 3;
const largest = 11;

/** Of the signs, in pixels of the view: large where there is room, never on the neighbour's. `gap` likewise. */
export const signRadius = (gap: number): number =>
  Math.round(Math.min(largest, Math.max(smallest, gap * 0.42)) * 2) / 2;

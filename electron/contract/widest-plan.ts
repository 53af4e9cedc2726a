/** Metres. Wider is no floor: something was left lying far off in the drawing, and its scale says nothing of it. */
export const widestPlan = 1_000_000;

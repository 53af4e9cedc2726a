// Decides how large a page of a PDF is drawn to be a floor plan. Pure.

/** PDF units are 1/72 inch. 200 dots an inch keep the finest line of an A4 drawing. */
const sharpest = 200 / 72;
/** An A0 sheet so has 128 dots an inch: what is printed readably stays so. In pixels. */
const longestSide = 6_000;

export const drawnScale = ({ width, height }: { readonly width: number; readonly height: number }): number =>
  Math.min(sharpest, longestSide / Math.max(width, height));

// Decides into which levels and squares a sheet is cut, and which part of a drawing each of them is. Pure.

import { framedSize, type PlanFrame, type SheetSize, type Turns } from '../../../../../electron/domain/plan-frame.ts';
import type { TileLevel } from '../../../../../electron/domain/plan-tiles.ts';

/** Of a tile, in pixels. Performance: A0 by squares of 1,024 shows its first after 0.45 s. */
export const tileSide = 1_024;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A part of a drawing in pixels, once it is turned and `scale` pixels are drawn for each of its own units. */
export interface Cutting extends Box {
  readonly turns: Turns;
  readonly scale: number;
}

/** The largest first, each half of the one before, until one square holds it. */
export function levelsOf({ width, height }: SheetSize, side = tileSide): TileLevel[] {
  const levels: TileLevel[] = [];
  for (let [wide, high] = [width, height]; ; [wide, high] = [Math.ceil(wide / 2), Math.ceil(high / 2)]) {
    levels.push({ width: wide, height: high, columns: Math.ceil(wide / side), rows: Math.ceil(high / side) });
    if (Math.max(wide, high) <= side) return levels;
  }
}

/** At the right and lower edge they are smaller. */
export function tileBox({ width, height }: SheetSize, column: number, row: number, side = tileSide): Box {
  const [x, y] = [column * side, row * side];
  return { x, y, width: Math.min(side, width - x), height: Math.min(side, height - y) };
}

/** How large a drawing is in this frame, in pixels, and where in the whole turned drawing it begins. */
export function framedPixels(drawing: SheetSize, frame: PlanFrame, scale: number): Box {
  const [wide, high] = frame.turns % 2 === 0 ? [drawing.width, drawing.height] : [drawing.height, drawing.width];
  const { width, height } = framedSize(drawing, frame);
  return {
    x: Math.round(frame.cut.left * wide * scale),
    y: Math.round(frame.cut.top * high * scale),
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** What a canvas has to be set to, so that the drawing, drawn in its own units, shows this part. */
export function matrixOf(
  { width, height }: SheetSize,
  { turns, scale, x, y }: Omit<Cutting, 'width' | 'height'>,
): Matrix {
  switch (turns) {
    case 0:
      return [scale, 0, 0, scale, -x, -y];
    case 1:
      return [0, scale, -scale, 0, scale * height - x, -y];
    case 2:
      return [-scale, 0, 0, -scale, scale * width - x, scale * height - y];
    case 3:
      return [0, -scale, scale, 0, -x, scale * width - y];
  }
}

/** The part in the drawing's own units, not turned. */
export function partOf(drawing: SheetSize, { turns, scale, ...box }: Cutting): Box {
  const [x, y, wide, high] = [box.x / scale, box.y / scale, box.width / scale, box.height / scale];
  const { width, height } = drawing;
  switch (turns) {
    case 0:
      return { x, y, width: wide, height: high };
    case 1:
      return { x: y, y: height - x - wide, width: high, height: wide };
    case 2:
      return { x: width - x - wide, y: height - y - high, width: wide, height: high };
    case 3:
      return { x: width - y - high, y: x, width: high, height: wide };
  }
}

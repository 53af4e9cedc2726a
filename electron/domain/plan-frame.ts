// Decides which part of a sheet a plan shows, and which way up: quarter turns, then a part cut out; and where a place on it is
// then. Pure. Places are fractions of what is shown.

import type { Point } from './units.ts';

/** Quarter turns clockwise. */
export type Turns = 0 | 1 | 2 | 3;

/** Fractions of the turned sheet. */
export interface Cut {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface PlanFrame {
  readonly turns: Turns;
  readonly cut: Cut;
}

export interface SheetSize {
  readonly width: number;
  readonly height: number;
}

export const wholeCut: Cut = { left: 0, top: 0, width: 1, height: 1 };
export const wholeFrame: PlanFrame = { turns: 0, cut: wholeCut };

export const isWhole = ({ turns, cut }: PlanFrame): boolean =>
  turns === 0 && cut.left === 0 && cut.top === 0 && cut.width === 1 && cut.height === 1;

/** Where a place of the sheet is once it has been turned. */
function turned({ x, y }: Point, turns: Turns): Point {
  switch (turns) {
    case 0:
      return { x, y };
    case 1:
      return { x: 1 - y, y: x };
    case 2:
      return { x: 1 - x, y: 1 - y };
    case 3:
      return { x: y, y: 1 - x };
  }
}

/** Where a place of the sheet is in the frame: outside 0..1 where it was cut off. */
export function inFrame(at: Point, { turns, cut }: PlanFrame): Point {
  const { x, y } = turned(at, turns);
  return { x: (x - cut.left) / cut.width, y: (y - cut.top) / cut.height };
}

/** `then` is of what `first` shows: both as one frame of the sheet. */
export function framedAgain(first: PlanFrame, then: PlanFrame): PlanFrame {
  const a = turned({ x: first.cut.left, y: first.cut.top }, then.turns);
  const b = turned({ x: first.cut.left + first.cut.width, y: first.cut.top + first.cut.height }, then.turns);
  const [left, top] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  const [width, height] = [Math.abs(a.x - b.x), Math.abs(a.y - b.y)];
  return {
    turns: ((first.turns + then.turns) % 4) as Turns,
    cut: {
      left: left + then.cut.left * width,
      top: top + then.cut.top * height,
      width: then.cut.width * width,
      height: then.cut.height * height,
    },
  };
}

/** Of what the frame shows, in the sheet's own measure. */
export function framedSize({ width, height }: SheetSize, { turns, cut }: PlanFrame): SheetSize {
  const [wide, high] = turns % 2 === 0 ? [width, height] : [height, width];
  return { width: wide * cut.width, height: high * cut.height };
}

/** Metres across the frame's width, where the sheet's width is `metresWide`. */
export const framedMetres = (metresWide: number, sheet: SheetSize, frame: PlanFrame): number =>
  (framedSize(sheet, frame).width * metresWide) / sheet.width;

/** Metres across a picture's width, by two places on it that are so many metres apart. Null: they are too near each other. */
export function metresAcross(from: Point, to: Point, metres: number, sheet: SheetSize): number | null {
  const apart = Math.hypot(to.x - from.x, ((to.y - from.y) * sheet.height) / sheet.width);
  return apart < leastApart ? null : metres / apart;
}

/** A share of the width: nearer than this, a slip of the hand is a tenth of the length. */
const leastApart = 0.01;

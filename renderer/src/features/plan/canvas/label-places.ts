// Decides which labels are written where pins crowd: one after another, each that lies on no other label and on no other pin.
// It depends on how near the plan is, never on what of it is in view, so that labels do not come and go while it is panned. Pure.

import type { PinSet } from './pin-set.ts';

/** In pixels of the view. */
export const labelHeight = 15;
const widthOfCharacter = 7.2;
const leastGap = 16;

/** How wide a label is at most, without asking a canvas ten thousand times. */
const widthOf = (label: string): number => [...label].length * widthOfCharacter + 6;

/** Scales between two of these have the same labels, those of the smaller one. */
export const labelStep = (scale: number): number => Math.floor(Math.log2(scale) * 4);

/** By index of the pin: 1 where its label is written below it. `radius`: of the signs, in pixels of the view. */
export function labelPlaces(pins: PinSet, step: number, radius: number): Uint8Array {
  const written = new Uint8Array(pins.ids.length);
  const scale = 2 ** (step / 4);
  if (pins.gap * scale < leastGap) return written;
  const taken = new Cells();
  for (const [index, label] of pins.labels.entries()) {
    if (label === '') continue;
    const [x, y, half] = [(pins.xs[index] ?? 0) * scale, (pins.ys[index] ?? 0) * scale, widthOf(label) / 2];
    const box = { left: x - half, right: x + half, top: y + radius + 1, bottom: y + radius + 1 + labelHeight };
    const reach = {
      left: (box.left - radius) / scale,
      right: (box.right + radius) / scale,
      top: (box.top - radius) / scale,
      bottom: (box.bottom + radius) / scale,
    };
    if (pins.isTaken(reach, index) || !taken.take(box)) continue;
    written[index] = 1;
  }
  return written;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Boxes by the cells they lie in; no label is larger than two cells. */
class Cells {
  readonly #boxes = new Map<string, Box[]>();

  /** False: something lies there already. */
  take(box: Box): boolean {
    const cells = [...cellsOf(box)];
    if (cells.some((cell) => this.#boxes.get(cell)?.some((other) => overlap(box, other)))) return false;
    for (const cell of cells) {
      const here = this.#boxes.get(cell);
      if (here) here.push(box);
      else this.#boxes.set(cell, [box]);
    }
    return true;
  }
}

const cell = 64;
function* cellsOf({ left, right, top, bottom }: Box): Generator<string> {
  for (let x = Math.floor(left / cell); x <= Math.floor(right / cell); x += 1) {
    for (let y = Math.floor(top / cell); y <= Math.floor(bottom / cell); y += 1) yield `${x}/${y}`;
  }
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

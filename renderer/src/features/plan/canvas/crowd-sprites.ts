// Draws the sign of a crowd once for each verdict and count: the verdict's own shape and the number, on a small plate in its
// colour; crowds are then copied.

import type { Verdict } from '../../../../../electron/domain/verdict.ts';
import type { Look } from './look.ts';
import { drawSigns, type Signs } from './signs.ts';

const font = '600 12px Inter, system-ui, sans-serif';
const height = 24;
const signRadius = 5.5;
const signAt = 13;
const textAt = 23;
/** Beyond so many they are all drawn anew: counts change with every step nearer. */
const mostKept = 600;

export class CrowdSprites {
  readonly #look: Look;
  readonly #ratio: number;
  readonly #signs: Signs;
  readonly #kept = new Map<string, HTMLCanvasElement>();

  /** `ratio`: device pixels a pixel. */
  constructor(look: Look, ratio: number) {
    [this.#look, this.#ratio] = [look, ratio];
    this.#signs = drawSigns(signRadius * ratio, look);
  }

  /** `isMarked`: somebody in it is selected. */
  of(verdict: Verdict, count: number, isMarked: boolean): HTMLCanvasElement {
    const key = `${verdict}/${count}/${isMarked}`;
    const known = this.#kept.get(key);
    if (known) return known;
    if (this.#kept.size >= mostKept) this.#kept.clear();
    const made = this.#drawn(verdict, String(count), isMarked);
    this.#kept.set(key, made);
    return made;
  }

  #drawn(verdict: Verdict, count: string, isMarked: boolean): HTMLCanvasElement {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    if (!context) return canvas;
    context.font = font;
    const width = textAt + context.measureText(count).width + 9;
    [canvas.width, canvas.height] = [Math.ceil(width * this.#ratio), Math.ceil(height * this.#ratio)];
    context.scale(this.#ratio, this.#ratio);
    context.font = font;
    const edge = isMarked ? 3 : 1.5;
    context.beginPath();
    context.roundRect(2, 2, width - 4, height - 4, (height - 4) / 2);
    context.fillStyle = this.#look.paper;
    context.fill();
    context.lineWidth = edge;
    context.strokeStyle = isMarked ? this.#look.accent : this.#look.verdicts[verdict];
    context.stroke();
    const sign = this.#signs(verdict, false);
    const side = sign.width / this.#ratio;
    context.drawImage(sign, signAt - side / 2, height / 2 - side / 2, side, side);
    context.fillStyle = this.#look.ink;
    context.textBaseline = 'middle';
    context.fillText(count, textAt, height / 2 + 0.5);
    return canvas;
  }
}

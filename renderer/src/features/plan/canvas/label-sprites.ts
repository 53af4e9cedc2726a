// Writes each label once and keeps it: a text is twenty times as dear as a copy of it.

import type { Look } from './look.ts';

const font = '600 12px Inter, system-ui, sans-serif';
const height = 18;
/** Beyond so many they are all written anew: what was panned out of view need not stay. */
const mostKept = 1_200;

export class LabelSprites {
  readonly #look: Look;
  readonly #ratio: number;
  readonly #kept = new Map<string, HTMLCanvasElement>();

  /** `ratio`: device pixels a pixel. */
  constructor(look: Look, ratio: number) {
    this.#look = look;
    this.#ratio = ratio;
  }

  of(label: string): HTMLCanvasElement {
    const known = this.#kept.get(label);
    if (known) return known;
    if (this.#kept.size >= mostKept) this.#kept.clear();
    const made = this.#written(label);
    this.#kept.set(label, made);
    return made;
  }

  #written(label: string): HTMLCanvasElement {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    if (!context) return canvas;
    context.font = font;
    const width = context.measureText(label).width + 8;
    [canvas.width, canvas.height] = [Math.ceil(width * this.#ratio), Math.ceil(height * this.#ratio)];
    context.scale(this.#ratio, this.#ratio);
    context.font = font;
    context.textAlign = 'center';
    context.lineJoin = 'round';
    context.lineWidth = 3;
    context.strokeStyle = this.#look.paper;
    context.strokeText(label, width / 2, 13);
    context.fillStyle = this.#look.ink;
    context.fillText(label, width / 2, 13);
    return canvas;
  }
}

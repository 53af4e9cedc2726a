// Draws the sign of a verdict once for each colour and shape; pins are then copied, thousands a frame. A thin edge of paper
// follows the shape, so that it stands out and the drawing around it stays.

import type { Verdict } from '../../../../../electron/domain/verdict.ts';
import { deferredRing, isLine, verdictShapes } from '../../../ui/verdict-shapes.ts';
import type { Look } from './look.ts';

export type Signs = (verdict: Verdict, outlined: boolean) => HTMLCanvasElement;

const verdicts: readonly Verdict[] = ['pass', 'marginal', 'fail', 'deferred', 'stale', 'untested'];
/** The shapes stand in a square of 16 and reach 6 from its middle. */
const [middle, reach] = [8, 6];
const line = 2.6;
/** `radius` in device pixels. */
export function drawSigns(radius: number, look: Look): Signs {
  const [measured, observed] = [new Map<Verdict, HTMLCanvasElement>(), new Map<Verdict, HTMLCanvasElement>()];
  for (const verdict of verdicts) {
    measured.set(verdict, sign(verdict, false, radius, look));
    observed.set(verdict, sign(verdict, true, radius, look));
  }
  return (verdict, outlined) => (outlined ? observed : measured).get(verdict) ?? document.createElement('canvas');
}

function sign(verdict: Verdict, outlined: boolean, radius: number, look: Look): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = Math.ceil(radius * 2 + 8);
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  // A dot of its size in lists would be lost between a drawing's lines.
  const scale = (radius / reach) * (verdict === 'untested' ? 1.2 : 1);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.scale(scale, scale);
  context.translate(-middle, -middle);
  context.lineJoin = context.lineCap = 'round';
  const shape = new Path2D(verdictShapes[verdict]);
  const ring = verdict === 'deferred' ? new Path2D(deferredRing) : shape;
  const asLine = isLine(verdict, outlined);
  const edge = Math.min(1.6, Math.max(1, radius * 0.18)) / scale;

  context.strokeStyle = context.fillStyle = look.paper;
  context.lineWidth = (asLine || ring !== shape ? line : 0) + 2 * edge;
  context.stroke(ring);
  // What is hollow stays readable on a drawing.
  context.globalAlpha = 0.8;
  if (verdict !== 'fail' && verdict !== 'stale') context.fill(ring);
  context.globalAlpha = 1;

  context.strokeStyle = context.fillStyle = look.verdicts[verdict];
  context.lineWidth = verdict === 'untested' ? line / 2 : line;
  if (ring !== shape) context.stroke(ring);
  if (asLine) context.stroke(shape);
  else context.fill(shape);
  return canvas;
}

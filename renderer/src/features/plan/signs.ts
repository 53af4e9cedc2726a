// Draws the sign of a verdict once for each colour and shape; pins are then copied, thousands a frame.

import type { Verdict } from '../../../../electron/domain/verdict.ts';

export type Signs = (verdict: Verdict, outlined: boolean) => HTMLCanvasElement;

const verdicts: readonly Verdict[] = ['pass', 'marginal', 'fail', 'deferred', 'stale', 'untested'];

/** `radius` in device pixels. Colours are the token sheet's, as they stand now. */
export function drawSigns(radius: number, colour: (token: string) => string): Signs {
  const made = new Map<string, HTMLCanvasElement>();
  for (const verdict of verdicts) {
    for (const outlined of [false, true]) made.set(`${verdict}${outlined}`, sign(verdict, outlined, radius, colour));
  }
  return (verdict, outlined) => made.get(`${verdict}${outlined}`) ?? document.createElement('canvas');
}

function sign(verdict: Verdict, outlined: boolean, r: number, colour: (token: string) => string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = Math.ceil(r * 2.8);
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  context.translate(canvas.width / 2, canvas.height / 2);
  // A ring of paper, so that the drawing's lines don't run into the sign.
  context.fillStyle = colour('--paper');
  context.beginPath();
  context.arc(0, 0, r * 1.3, 0, Math.PI * 2);
  context.fill();
  context.strokeStyle = context.fillStyle = colour(`--${verdict}`);
  context.lineWidth = r * 0.4;
  context.lineCap = 'round';
  context.beginPath();
  outlineOf(context, verdict, r);
  const isLine = outlined || verdict === 'fail' || verdict === 'stale';
  if (isLine) context.stroke();
  else context.fill();
  return canvas;
}

function outlineOf(context: CanvasRenderingContext2D, verdict: Verdict, r: number): void {
  switch (verdict) {
    case 'pass':
      return void context.arc(0, 0, r * 0.9, 0, Math.PI * 2);
    case 'marginal':
      context.moveTo(0, -r);
      context.lineTo(r, r * 0.8);
      context.lineTo(-r, r * 0.8);
      return context.closePath();
    case 'fail':
      context.moveTo(-r * 0.75, -r * 0.75);
      context.lineTo(r * 0.75, r * 0.75);
      context.moveTo(r * 0.75, -r * 0.75);
      return context.lineTo(-r * 0.75, r * 0.75);
    case 'deferred':
      return void context.arc(0, 0, r * 0.9, Math.PI / 2, (Math.PI * 3) / 2);
    case 'stale':
      return void context.arc(0, 0, r * 0.75, 0, Math.PI * 1.6);
    case 'untested':
      return void context.arc(0, 0, r * 0.4, 0, Math.PI * 2);
  }
}

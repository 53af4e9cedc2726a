// The signs of verdicts, by colour and by shape, the same as on screen: filled is measured, outlined is observed or by route.
// Colours are told apart by the colour-blind and stand out 3:1 on paper. Screens, *Verdicts*.

import type { Verdict } from '../../domain/verdict.ts';
import type { Pdf } from './paper.ts';

export const verdictColours: Readonly<Record<Verdict, string>> = {
  pass: '#00785a',
  marginal: '#b26a00',
  fail: '#c8370a',
  deferred: '#4f6d8f',
  stale: '#7a4fa3',
  untested: '#6b7178',
};

/** Draws the sign with its middle at (x, y); `size` is its half width in points. */
export function drawSign(pdf: Pdf, verdict: Verdict, solid: boolean, x: number, y: number, size: number): void {
  const colour = verdictColours[verdict];
  pdf
    .save()
    .lineWidth(Math.max(0.8, size / 4))
    .strokeColor(colour)
    .fillColor(solid ? colour : '#ffffff');
  switch (verdict) {
    case 'pass':
      pdf.circle(x, y, size).fillAndStroke();
      break;
    case 'marginal':
      pdf.polygon([x, y - size], [x + size, y + size * 0.8], [x - size, y + size * 0.8]).fillAndStroke();
      break;
    case 'fail':
      pdf.lineWidth(size / 1.8);
      pdf
        .moveTo(x - size, y - size)
        .lineTo(x + size, y + size)
        .stroke();
      pdf
        .moveTo(x + size, y - size)
        .lineTo(x - size, y + size)
        .stroke();
      break;
    case 'deferred':
      pdf.circle(x, y, size).fillColor('#ffffff').fillAndStroke();
      pdf
        .path(`M ${x} ${y - size} A ${size} ${size} 0 0 0 ${x} ${y + size} Z`)
        .fillColor(colour)
        .fill();
      break;
    case 'stale':
      pdf.path(`M ${x + size} ${y} A ${size} ${size} 0 1 1 ${x} ${y - size}`).stroke();
      pdf
        .polygon([x, y - size * 1.6], [x + size * 0.9, y - size], [x, y - size * 0.4])
        .fillColor(colour)
        .fill();
      break;
    case 'untested':
      pdf
        .circle(x, y, size * 0.45)
        .fillColor(colour)
        .fill();
      break;
  }
  pdf.restore();
}

// Draws socket labels as a PDF: on the left the QR code with its quiet zone, as high as the label; beside it the label, as large as
// it fits, and where it goes. Nothing else is on the page: what is printed at a scale of 100 % meets the labels.

import { encode } from 'uqr';

import { labelPlace, labelSheets, type LabelSheet } from '../../domain/labels/label-sheets.ts';
import type { SocketLabel } from '../../domain/labels/socket-labels.ts';
import { drawable } from '../pdf/letters.ts';
import { fitted, ink, openPdf, type Pdf } from '../pdf/paper.ts';
import type { LabelJob } from './label-job.ts';
import { labelLines } from './label-lines.ts';

const points = 72 / 25.4;

/** Modules that must stay white around a code. ISO/IEC 18004. */
const quietZone = 4;
/** Millimetres; with smaller modules a label printer of 203 dots an inch no longer draws what a scanner reads. */
const leastModule = 0.25;
/** More text than this is in no code that is read from a label. */
const longestCode = 300;
/** Millimetres that a printer may be off. */
const edge = 1.5;
const largestText = 22;
const leastText = 6;
/** Of a label on one line. */
const leastLabel = 8;
const mostLines = 3;

export async function labelPages({ sheet: name, skip, labels, title }: LabelJob): Promise<Uint8Array> {
  const sheet: LabelSheet = labelSheets[name];
  const pdf = openPdf({ labels, title }, { info: { Title: title }, displayTitle: true });
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => pdf.once('end', resolve).once('error', reject));
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const size: [number, number] = [sheet.page.width * points, sheet.page.height * points];
  let page = -1;
  for (const [index, label] of labels.entries()) {
    const place = labelPlace(sheet, index, skip);
    if (place.page !== page) pdf.addPage({ size, margin: 0 });
    page = place.page;
    drawLabel(pdf, label, { x: place.x, y: place.y, ...sheet.label });
  }
  if (labels.length === 0) pdf.addPage({ size, margin: 0 });
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

/** Millimetres. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function drawLabel(pdf: Pdf, { label, where }: SocketLabel, box: Box): void {
  const codeWidth = drawCode(pdf, label, box);
  const left = (box.x + Math.max(codeWidth, edge)) * points;
  const width = (box.width - Math.max(codeWidth, edge) - edge) * points;
  const middle = (box.y + box.height / 2) * points;
  pdf.font('strong').fillColor(ink.text).fontSize(largestText);
  const text = drawable(label, longestCode);
  const size = Math.min(largestText, (largestText * width) / Math.max(pdf.widthOfString(text), 1));
  pdf.fontSize(Math.max(size, leastLabel));
  // What would be too small on one line has several. No width is given: pdfkit would break what fills it exactly.
  const fits = (part: string): boolean => pdf.widthOfString(part) <= width;
  const lines = size < leastLabel ? labelLines(text, mostLines, fits) : [text];
  const top = middle - lines.length * pdf.currentLineHeight();
  for (const [nth, line] of lines.entries()) {
    pdf.text(line, left, top + nth * pdf.currentLineHeight(), { lineBreak: false });
  }
  pdf.font('text').fontSize(leastText).fillColor(ink.quiet);
  pdf.text(fitted(pdf, where, width), left, middle + leastText / 2, { width, lineBreak: false });
}

/** The millimetres that it takes from the left; 0 where a label is too long for a code that could be read. */
function drawCode(pdf: Pdf, label: string, { x, y, height }: Box): number {
  const code = label.length > longestCode ? null : encode(label, { ecc: 'M', border: 0 });
  const module = code ? height / (code.size + 2 * quietZone) : 0;
  if (!code || module < leastModule) return 0;
  for (const [row, modules] of code.data.entries()) {
    // Dark ones that lie side by side are one bar: no hairline of paper shows between them.
    for (let from = 0; from < modules.length; from += 1) {
      if (!modules[from]) continue;
      let to = from;
      while (modules[to]) to += 1;
      const [left, top] = [x + (quietZone + from) * module, y + (quietZone + row) * module];
      pdf.rect(left * points, top * points, (to - from) * module * points, module * points);
      from = to;
    }
  }
  pdf.fill('#000000');
  return height;
}

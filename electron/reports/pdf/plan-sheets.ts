// The floor plans with their pins. A crowded plan is shown whole first, then in parts, so that every label can be read.

import type { PlanPage } from '../../domain/report/plan-pages.ts';
import { drawable } from './letters.ts';
import { ink, sheet, type Paper } from './paper.ts';
import { drawLegend } from './summary.ts';
import { drawSign } from './signs.ts';

/** More pins on one sheet than this can't carry readable labels. */
const pinsASheet = 120;

interface Part {
  /** Of the plan, 0..1: left, top and side of a square part. */
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

export function drawPlan(paper: Paper, plan: PlanPage, bytes: Uint8Array | undefined): void {
  // Opened once: every sheet shows the same picture.
  const picture = bytes && openPicture(paper, bytes);
  const whole: Part = { left: 0, top: 0, side: 1 };
  const parts = Math.ceil(Math.sqrt(plan.pins.length / pinsASheet));
  drawPart(paper, plan, picture, whole, parts <= 1);
  if (parts <= 1) return;
  const side = 1 / parts;
  for (let row = 0; row < parts; row += 1) {
    for (let column = 0; column < parts; column += 1) {
      const part = { left: column * side, top: row * side, side };
      if (!plan.pins.some(({ position }) => isIn(part, position))) continue;
      paper.newSheet(true);
      paper.pdf.y = sheet.margin;
      drawPart(paper, plan, picture, part, true);
    }
  }
}

const isIn = ({ left, top, side }: Part, { x, y }: { x: number; y: number }): boolean =>
  x >= left && x <= left + side && y >= top && y <= top + side;

/** What `openImage` gives; the library's published types leave it out. */
type Picture = Buffer;
interface Opens {
  openImage(bytes: Buffer): Picture;
}

function drawPart(paper: Paper, plan: PlanPage, picture: Picture | undefined, part: Part, labels: boolean): void {
  const { pdf, words } = paper;
  pdf.font('text').fontSize(8).fillColor(ink.quiet);
  pdf.text(`${words.columns.revision} ${drawable(plan.revision, 40)}`, sheet.margin, pdf.y, { lineBreak: false });
  pdf.y += 14;
  drawLegend(paper, pdf.y);
  const top = pdf.y + 6;
  const room = { width: pdf.page.width - 2 * sheet.margin, height: pdf.page.height - top - sheet.margin - 12 };
  const scale = Math.min(room.width / plan.width, room.height / plan.height);
  const box = { x: sheet.margin, y: top, width: plan.width * scale, height: plan.height * scale };
  const zoom = 1 / part.side;
  const at = (x: number, y: number): [number, number] => [
    box.x + (x - part.left) * zoom * box.width,
    box.y + (y - part.top) * zoom * box.height,
  ];
  paper.tagged(
    'Figure',
    () => {
      pdf.save().rect(box.x, box.y, box.width, box.height).clip();
      if (picture) pdf.image(picture, ...at(0, 0), { width: box.width * zoom, height: box.height * zoom });
      else pdf.fillColor(ink.quiet).text(words.noPicture, box.x + 8, box.y + 8);
      for (const pin of plan.pins.filter(({ position }) => isIn(part, position))) {
        const [x, y] = at(pin.position.x, pin.position.y);
        drawSign(pdf, pin.verdict, pin.solid, x, y, labels ? 3.4 : 2.4);
        if (!labels) continue;
        drawLabel(paper, pin.label, x, y + 4.4);
      }
      pdf.restore();
    },
    `${plan.location} ${plan.name}`,
  );
  pdf.rect(box.x, box.y, box.width, box.height).lineWidth(0.5).strokeColor(ink.line).stroke();
}

/** Under its pin, on a ground of paper so that the drawing's lines don't run through it. */
function drawLabel({ pdf }: Paper, label: string, x: number, y: number): void {
  pdf.font('text').fontSize(4.6);
  const text = drawable(label, 24);
  const width = pdf.widthOfString(text);
  pdf
    .rect(x - width / 2 - 0.6, y - 0.4, width + 1.2, 5.4)
    .fillOpacity(0.8)
    .fill('#ffffff')
    .fillOpacity(1);
  pdf.fillColor(ink.text).text(text, x - width / 2, y, { lineBreak: false });
}

/** Undefined: a picture that the PDF library can't read (SVG, WebP, damaged). The pins still stand. */
function openPicture({ pdf }: Paper, bytes: Uint8Array): Picture | undefined {
  try {
    return (pdf as unknown as Opens).openImage(Buffer.from(bytes));
  } catch {
    return undefined;
  }
}

// The signatures: those that were given, and a line to sign on for every role that has none. Report.md, 9.

import { drawable } from './letters.ts';
import { ink, sheet, type Paper } from './paper.ts';

const roles = ['installer', 'witness', 'client'] as const;
const rowHeight = 62;

export function drawSignatures({ pdf, words, model, tagged }: Paper): void {
  let y = pdf.y + 10;
  for (const role of roles) {
    const given = model.data.signatures.findLast((signature) => signature.role === role);
    const name = given ? `${drawable(given.name, 60)} · ${new Date(given.at).toISOString().slice(0, 10)}` : '';
    tagged('P', () => {
      pdf.font('text').fontSize(9).fillColor(ink.quiet).text(words.roles[role], sheet.margin, y, { lineBreak: false });
      pdf.fillColor(ink.text).text(name, sheet.margin + 110, y, { lineBreak: false });
      pdf.fontSize(7).fillColor(ink.quiet);
      pdf.text(`${words.columns.name}, ${words.columns.time}, ${words.columns.signature}`, sheet.margin + 110, y + 22);
    });
    pdf.moveTo(sheet.margin + 110, y + 18).lineTo(sheet.width - sheet.margin, y + 18);
    pdf.lineWidth(0.6).strokeColor(ink.line).stroke();
    y += rowHeight;
  }
}

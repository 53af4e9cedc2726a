// The first sheet: the client's one question answered, then what report this is. Report.md, *Cover* and *Page 1*.

import { isAccepted } from '../../domain/report-model.ts';
import { leftOut, type PdfSection } from '../../domain/report/sections.ts';
import { factsOf } from '../report-tables.ts';
import { textOf } from './grid.ts';
import { drawable } from './letters.ts';
import { fitted, ink, sheet, type Paper } from './paper.ts';
import { drawSign, verdictColours } from './signs.ts';

const width = sheet.width - 2 * sheet.margin;
const outstandingLines = 12;

/** `sections`: what follows in this PDF; what a reader would miss is named. */
export function drawCover(paper: Paper, sections: readonly PdfSection[]): void {
  const { pdf, words, model, tagged } = paper;
  const accepted = isAccepted(model.data);
  paper.newSheet();
  pdf.outline.addItem(words.title);
  tagged('H1', () => {
    pdf.font('text').fontSize(11).fillColor(ink.quiet).text(words.title, sheet.margin, 80);
    pdf.font('strong').fontSize(26).fillColor(ink.text);
    pdf.text(drawable(model.data.site.name, 120), { width, height: 66, ellipsis: true });
  });
  const y = 196;
  tagged('P', () => {
    const verdict = accepted ? 'pass' : 'fail';
    drawSign(pdf, verdict, true, sheet.margin + 13, y + 17, 13);
    pdf.font('strong').fontSize(28).fillColor(verdictColours[verdict]);
    pdf.text(accepted ? words.accepted : words.outstanding, sheet.margin + 40, y);
    pdf.font('text').fontSize(11).fillColor(ink.text);
    pdf.text(accepted ? words.acceptedSentence : words.outstandingSentence, sheet.margin, y + 44, { width });
    for (const line of outstanding(paper)) pdf.text(`•  ${fitted(pdf, line, width - 20)}`, sheet.margin + 8);
  });
  drawFacts(paper, Math.max(pdf.y + 24, 330));
  tagged('P', () => {
    pdf.font('text').fontSize(9).fillColor(ink.quiet);
    pdf.text(words.disclaimer, sheet.margin, sheet.height - 104, { width });
    pdf.text(words.verify, { width });
    const missing = leftOut(sections).map((section) => words.sections[section]);
    if (missing.length > 0) pdf.text(fitted(pdf, `${words.leftOut} ${missing.join(', ')}.`, width), { width });
  });
}

/** What the client must still wait for, in numbers first, then by name. */
function outstanding({ words, model }: Paper): string[] {
  const { counts, sockets, issues } = model.data;
  const kinds = (['fail', 'deferred', 'stale', 'untested'] as const)
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${counts[verdict]} ${words.verdicts[verdict]}`);
  const open = issues.filter((issue) => issue.state === 'open').length;
  if (open > 0) kinds.push(words.openIssues(open));
  const named = sockets
    .filter(({ verdict }) => verdict !== 'pass' && verdict !== 'marginal')
    .map(({ label, verdict, reason }) => {
      const why = reason === null ? '' : `, ${words.reasons[reason] ?? reason}`;
      return `${drawable(label, 80)}: ${words.verdicts[verdict]}${why}`;
    });
  const shown = named.slice(0, outstandingLines);
  const left = named.length - shown.length;
  return [kinds.join(' · '), ...shown, ...(left > 0 ? [words.andMore(left)] : [])];
}

function drawFacts(paper: Paper, top: number): void {
  const { pdf, model, digest, tagged } = paper;
  let y = top;
  for (const [name, value] of factsOf(model, digest).slice(0, 14)) {
    const text = textOf(value, model.issue.language);
    if (text === '') continue;
    tagged('P', () => {
      pdf.font('text').fontSize(9).fillColor(ink.quiet).text(name, sheet.margin, y, { lineBreak: false });
      pdf.fillColor(ink.text).text(fitted(pdf, text, width - 130), sheet.margin + 130, y, { lineBreak: false });
    });
    y += 16;
  }
  pdf.y = y;
}

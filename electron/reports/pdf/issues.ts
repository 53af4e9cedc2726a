// The punch list with its photos, and what could not be tested. Report.md, 7.

import type { ReportModel } from '../../domain/report-model.ts';
import { drawable } from './letters.ts';
import { ink, sheet, type Paper } from './paper.ts';

const photo = { width: 150, height: 110 } as const;

export function drawIssues(paper: Paper, blobs: ReadonlyMap<string, Uint8Array>): void {
  const { pdf, words, model } = paper;
  const width = sheet.width - 2 * sheet.margin;
  if (model.data.issues.length === 0) pdf.fillColor(ink.quiet).text(words.none);
  for (const issue of model.data.issues) {
    if (pdf.y > sheet.height - 220) paper.newSheet();
    paper.tagged('P', () => {
      pdf.font('strong').fontSize(9.5).fillColor(ink.text);
      pdf.text(`${drawable(issue.on, 80)}  ${words.states[issue.state]}`, sheet.margin, pdf.y, { width });
      pdf.font('text').text(drawable(issue.text, 2_000), { width });
      for (const comment of issue.comments) {
        pdf.fillColor(ink.quiet).text(`${drawable(comment.author, 40)}: ${drawable(comment.text, 1_000)}`, { width });
      }
    });
    drawPhotos(
      paper,
      issue.photos.flatMap(({ blob }) => blobs.get(blob) ?? []),
    );
    pdf.moveDown(0.8);
  }
}

function drawPhotos({ pdf, tagged }: Paper, photos: readonly Uint8Array[]): void {
  let x = sheet.margin;
  const y = pdf.y + 4;
  for (const bytes of photos.slice(0, 3)) {
    tagged('Figure', () => {
      try {
        pdf.image(Buffer.from(bytes), x, y, { fit: [photo.width, photo.height] });
      } catch {
        pdf.rect(x, y, photo.width, photo.height).strokeColor(ink.line).stroke();
      }
    });
    x += photo.width + 8;
  }
  if (photos.length > 0) pdf.y = y + photo.height + 4;
}

/** What has changed since the report that was issued before. */
export function changesSentence({ issue }: ReportModel, digest: string, words: Paper['words']): string {
  if (!issue.before) return words.firstIssue;
  const same = issue.before.digest === digest;
  return `${same ? words.unchanged : words.changed} ${issue.before.revision} (${new Date(issue.before.at).toISOString().slice(0, 10)}).`;
}

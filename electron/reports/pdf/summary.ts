// Summary and method: counts by verdict and floor with a chart, how it was tested and with what. Report.md, 2 and 3.

import type { VerdictCounts } from '../../domain/site-queries.ts';
import type { Procedure } from '../../domain/procedure.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { fitted, ink, sheet, type Paper } from './paper.ts';
import { drawSign, verdictColours } from './signs.ts';

const verdicts: readonly Verdict[] = ['pass', 'marginal', 'fail', 'deferred', 'stale', 'untested'];
const barWidth = 250;
const rowHeight = 22;

export function drawSummary(paper: Paper): void {
  const { pdf, words, model } = paper;
  const { counts, floors, notReported, placeNotMeasured } = model.data;
  drawLegend(paper, pdf.y);
  let y = pdf.y + 14;
  y = bar(paper, words.columns.sockets, counts, y, true);
  for (const floor of floors) {
    if (y > sheet.height - sheet.margin - 60) {
      paper.newSheet();
      y = sheet.margin;
    }
    y = bar(paper, [floor.location, floor.plan].filter((name) => name !== '').join(' · '), floor.counts, y, false);
  }
  pdf.x = sheet.margin;
  pdf.y = y + 8;
  paper.tagged('P', () => {
    pdf.font('text').fontSize(9).fillColor(ink.text);
    pdf.text(`${words.columns.notReported}: ${notReported}`);
    pdf.text(`${words.columns.placeNotMeasured}: ${placeNotMeasured}`);
  });
}

/** Every sign with its word. */
export function drawLegend({ pdf, words, tagged }: Paper, y: number): void {
  tagged('P', () => {
    let x = sheet.margin + 5;
    pdf.font('text').fontSize(8.5).fillColor(ink.text);
    for (const verdict of verdicts) {
      drawSign(pdf, verdict, true, x, y + 5, 4);
      pdf.fillColor(ink.text).text(words.verdicts[verdict], x + 9, y, { lineBreak: false });
      x += 24 + pdf.widthOfString(words.verdicts[verdict]);
    }
    pdf.fillColor(ink.quiet).text(words.legend, x + 6, y, { lineBreak: false });
  });
  pdf.y = y + 16;
}

/** One stacked bar with its numbers. */
function bar({ pdf, words, tagged }: Paper, name: string, counts: VerdictCounts, y: number, strong: boolean): number {
  const alt = verdicts.map((verdict) => `${counts[verdict]} ${words.verdicts[verdict]}`).join(', ');
  tagged(
    'Figure',
    () => {
      pdf
        .font(strong ? 'strong' : 'text')
        .fontSize(9)
        .fillColor(ink.text);
      pdf.text(fitted(pdf, name, 130), sheet.margin, y + 3, { lineBreak: false });
      let x = sheet.margin + 140;
      for (const verdict of verdicts) {
        const width = counts.sockets === 0 ? 0 : (barWidth * counts[verdict]) / counts.sockets;
        if (width === 0) continue;
        pdf.rect(x, y + 2, width, 12).fill(verdictColours[verdict]);
        x += width;
      }
      pdf
        .fillColor(ink.text)
        .fontSize(8)
        .text(numbers(counts), sheet.margin + 146 + barWidth, y + 4, { lineBreak: false });
    },
    `${name}: ${alt}`,
  );
  return y + rowHeight;
}

const numbers = (counts: VerdictCounts): string =>
  `${counts.pass + counts.marginal} / ${counts.sockets}${counts.fail > 0 ? `, ✕ ${counts.fail}`.replace('✕', 'x') : ''}`;

export function drawMethod(paper: Paper): void {
  const { words, model } = paper;
  const { procedure, ownProcedures, people, loads } = model.data;
  const rows: [string, string][] = [
    ...procedureRows(words, procedure),
    ...ownProcedures.flatMap((own): [string, string][] => [
      [words.columns.location, own.location],
      ...procedureRows(words, own.procedure),
    ]),
    [words.columns.loads, loads.join(', ') || words.none],
    [words.columns.people, people.join(', ') || words.none],
    [words.columns.tool, `${model.issue.tool.name} ${model.issue.tool.version}`.trim()],
  ];
  const { pdf, tagged } = paper;
  let y = pdf.y;
  for (const [name, value] of rows) {
    if (y > sheet.height - sheet.margin - 32) {
      paper.newSheet();
      y = sheet.margin;
    }
    tagged('P', () => {
      pdf.fillColor(ink.quiet).text(name, sheet.margin, y, { lineBreak: false });
      pdf.fillColor(ink.text).text(fitted(pdf, value, 320), sheet.margin + 170, y, { lineBreak: false });
    });
    y += 16;
  }
  pdf.y = y;
}

const limited = { power: 'W', voltage: 'V', temperature: '°C', latency: 'ms' } as const;
const checkOf = { power: 'power', voltage: 'voltage', temperature: 'sensor', latency: 'latency' } as const;

/** Its name and what is measured, how long, and against which limits. */
function procedureRows(words: Paper['words'], procedure: Procedure): [string, string][] {
  const names = Object.keys(limited) as (keyof typeof limited)[];
  return [
    [words.columns.procedure, `${procedure.name} (${procedure.checks.join(', ')})`],
    [words.columns.hold, String(procedure.holdMs / 1000)],
    ...names
      .filter((name) => procedure.checks.includes(checkOf[name]))
      .map((name): [string, string] => {
        const { min, max } = procedure[name];
        return [`${words.columns.limits}: ${words.columns[name]}`, `${min ?? '–'} … ${max ?? '–'} ${limited[name]}`];
      }),
  ];
}

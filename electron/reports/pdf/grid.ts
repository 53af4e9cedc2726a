// Draws a table over as many sheets as it needs, by hand: a library's table costs a hundred times as much (performance.md).

import type { Table, Cell } from '../report-tables.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { drawSign } from './signs.ts';
import { fitted, ink, sheet, type Paper } from './paper.ts';

const rowHeight = 15;
const size = 7.5;
const mostTaggedRows = 3_000;

export interface GridColumn {
  readonly key: string;
  /** Share of the sheet's width. */
  readonly share: number;
}

export interface RowSign {
  readonly verdict: Verdict;
  readonly solid: boolean;
}

/** Only the named columns are drawn; the rest stand in the workbook. `signs[i]` is drawn in front of row i. */
export function drawGrid(paper: Paper, table: Table, shown: readonly GridColumn[], signs?: readonly RowSign[]): void {
  const { pdf } = paper;
  const wide = pdf.page.width > pdf.page.height;
  const left = sheet.margin + (signs ? 12 : 0);
  const width = pdf.page.width - sheet.margin - left;
  const total = shown.reduce((sum, { share }) => sum + share, 0);
  const columns = shown.map(({ key, share }) => ({
    index: table.columns.findIndex((column) => column.key === key),
    width: (width * share) / total,
  }));
  const bottom = pdf.page.height - sheet.margin - 16;
  // A tag for every row of a very long table takes much memory: there the rows are plain text.
  const tagged: Paper['tagged'] = table.rows.length <= mostTaggedRows ? paper.tagged : (_kind, draw) => draw();
  let y = header(paper, table, columns, left, pdf.y);
  if (table.rows.length === 0) pdf.fillColor(ink.quiet).text(paper.words.none, left, y + 4);
  for (const [index, row] of table.rows.entries()) {
    if (y + rowHeight > bottom) {
      paper.newSheet(wide);
      y = header(paper, table, columns, left, sheet.margin);
    }
    const sign = signs?.[index];
    tagged('TR', () => {
      if (sign) drawSign(pdf, sign.verdict, sign.solid, sheet.margin + 4, y + rowHeight / 2, 3.2);
      pdf.font('text').fontSize(size).fillColor(ink.text);
      let x = left;
      for (const column of columns) {
        cell(paper, row[column.index] ?? null, x, y, column.width);
        x += column.width;
      }
    });
    pdf.moveTo(sheet.margin, y + rowHeight).lineTo(pdf.page.width - sheet.margin, y + rowHeight);
    pdf.lineWidth(0.3).strokeColor(ink.line).stroke();
    y += rowHeight;
  }
  pdf.x = sheet.margin;
  pdf.y = y + 8;
}

function header(
  { pdf, tagged }: Paper,
  table: Table,
  columns: readonly { index: number; width: number }[],
  left: number,
  y: number,
): number {
  tagged('TR', () => {
    pdf.font('strong').fontSize(size).fillColor(ink.quiet);
    let x = left;
    for (const { index, width } of columns) {
      pdf.text(fitted(pdf, table.columns[index]?.header ?? '', width - 4), x, y + 3, { lineBreak: false });
      x += width;
    }
  });
  pdf.moveTo(sheet.margin, y + rowHeight).lineTo(pdf.page.width - sheet.margin, y + rowHeight);
  pdf.lineWidth(0.8).strokeColor(ink.quiet).stroke();
  return y + rowHeight;
}

function cell({ pdf, model }: Paper, value: Cell, x: number, y: number, width: number): void {
  const text = fitted(pdf, textOf(value, model.issue.language), width - 4);
  if (text !== '') pdf.text(text, x, y + 3.5, { lineBreak: false });
}

export function textOf(value: Cell, language: 'en' | 'sv'): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 19).replace('T', ' ');
  return typeof value === 'number' ? value.toLocaleString(language === 'sv' ? 'sv-SE' : 'en-GB') : value;
}

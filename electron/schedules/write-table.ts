// Writes a schedule as CSV or as a workbook, so that every spreadsheet shows the texts as they are and computes none of them.

import { stringify } from 'csv-stringify/sync';
import { writeXlsx } from 'hucre/xlsx';

import type { Language } from '../domain/failures.ts';
import { csvCell, workbookCell } from '../domain/schedule/cell-text.ts';
import type { ScheduleCell, ScheduleTable } from '../domain/schedule/schedule-table.ts';
import type { Delimiter } from './table-file.ts';

/** What spreadsheets expect in a country: where the comma is in numbers it can't be between cells. */
const customs: Readonly<Record<Language, { readonly delimiter: Delimiter; readonly point: string }>> = {
  en: { delimiter: ',', point: '.' },
  sv: { delimiter: ';', point: ',' },
};

/** RFC 4180, UTF-8 with a mark, without which Excel takes it for Windows-1252. */
export function writeCsv({ titles, rows }: ScheduleTable, language: Language): Uint8Array {
  const { delimiter, point } = customs[language];
  const cell = (value: ScheduleCell): string =>
    typeof value === 'number' ? String(value).replace('.', point) : csvCell(value);
  return csvOf([titles, ...rows.map((row) => row.map(cell))], delimiter);
}

/** A line break of any kind; what has a delimiter or a quote in it is quoted anyway. */
const needsQuotes = /[\r\n]/;

/** Cells exactly as they are given. */
export function csvOf(rows: readonly (readonly string[])[], delimiter: Delimiter): Uint8Array {
  const text = stringify([...rows], { bom: true, delimiter, record_delimiter: 'windows', quoted_match: needsQuotes });
  return Buffer.from(text, 'utf8');
}

/** A text column stays one when a person types into it. */
const textFormat = '@';

export function writeWorkbook({ titles, rows }: ScheduleTable, name: string): Promise<Uint8Array> {
  const cell = (value: ScheduleCell): ScheduleCell => (typeof value === 'number' ? value : workbookCell(value));
  return workbookOf([titles, ...rows.map((row) => row.map(cell))], name);
}

/** Cells exactly as they are given. */
export function workbookOf(rows: readonly (readonly ScheduleCell[])[], name: string): Promise<Uint8Array> {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 1);
  const first = rows.find((row) => row.length === width) ?? [];
  const columns = Array.from({ length: width }, (_, at) => {
    const isNumbers = rows.some((row) => typeof row[at] === 'number');
    return { header: String(first[at] ?? ''), key: `c${at}`, width: 18, ...(isNumbers ? {} : { numFmt: textFormat }) };
  });
  const escaped = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? escapedForXml(cell) : cell)));
  return writeXlsx({ sheets: [{ name: sheetName(name), columns, rows: escaped, freezePane: { rows: 1 } }] });
}

/** `_x0041_` is how a workbook writes a character it can't hold; a text that looks so is to stay one. ECMA-376, ST_Xstring. */
const escapedForXml = (text: string): string => text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');

/** What Excel takes: 31 characters, none of these. */
function sheetName(name: string): string {
  const plain = name
    .replace(/[\\/?*[\]:\p{C}]+/gu, ' ')
    .slice(0, 31)
    .replace(/^[' ]+|[' ]+$/g, '');
  return plain === '' ? 'Schedule' : plain;
}

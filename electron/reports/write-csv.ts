// The socket schedule as CSV: RFC 4180, UTF-8 with a mark so that spreadsheets read it as such, formulas made harmless.

import { stringify } from 'csv-stringify/sync';

import type { ReportModel } from '../domain/report-model.ts';
import { scheduleTable, type Cell } from './report-tables.ts';

export function csvBytes(model: ReportModel): Uint8Array {
  const { columns, rows } = scheduleTable(model);
  const text = stringify([columns.map(({ header }) => header), ...rows.map((row) => row.map(textOf))], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
  return Buffer.from(text, 'utf8');
}

const textOf = (cell: Cell): string => (cell instanceof Date ? cell.toISOString() : String(cell ?? ''));

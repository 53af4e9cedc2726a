// The report as a workbook: a sheet for each section, typed cells, filters, a frozen header. The only file that knows the
// spreadsheet library.

import { writeXlsx } from 'hucre/xlsx';

import type { ReportModel } from '../domain/report-model.ts';
import { reportWords } from '../domain/report/words.ts';
import { factsOf, otherTables, scheduleTable, type Cell, type Table } from './report-tables.ts';

/** Excel's own limit for one cell. */
const longestText = 32_000;
const dateFormat = 'yyyy-mm-dd hh:mm:ss';

export async function xlsxBytes(model: ReportModel, digest: string): Promise<Uint8Array> {
  const words = reportWords[model.issue.language];
  return writeXlsx({
    sheets: [
      {
        name: words.sections.summary,
        columns: [
          { header: words.title, key: 'name', width: 34 },
          { header: '', key: 'value', width: 70 },
        ],
        rows: [[words.title, ''], ...factsOf(model, digest).map(([name, value]) => [name, plain(value)])],
        freezePane: { rows: 1 },
      },
      ...[scheduleTable(model), ...otherTables(model)].map(sheetOf),
    ],
  });
}

function sheetOf({ title, columns, rows }: Table) {
  return {
    name: title.slice(0, 31),
    columns: columns.map(({ header, key }) => ({
      header,
      key,
      width: key === 'topic' || key === 'sha256' || key === 'text' ? 60 : 16,
      ...(key === 'time' || key === 'arrived' ? { numFmt: dateFormat } : {}),
    })),
    rows: [columns.map(({ header }) => header), ...rows.map((row) => row.map(plain))],
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${String.fromCharCode(64 + columns.length)}${rows.length + 1}` },
  };
}

const plain = (cell: Cell): Cell => (typeof cell === 'string' ? cell.slice(0, longestText) : cell);

// The file of a socket schedule between a person and the site: read with what is known of its headings, shown with what is wrong by
// row, and given back corrected. The writers of files are loaded when first needed.

import type { ScheduleErrorView, ScheduleView } from '../contract/schedule.ts';
import { done, type Language, type Result } from '../domain/failures.ts';
import { cellText, csvCell, workbookCell } from '../domain/schedule/cell-text.ts';
import {
  columnTitles,
  findHeader,
  type CellRows,
  type ColumnPlaces,
  type Header,
  type KnownHeadings,
} from '../domain/schedule/columns.ts';
import { rowErrorWords, type RowError } from '../domain/schedule/row-errors.ts';
import type { SiteState } from '../domain/site-types.ts';
import type { Clock } from '../environment/clock.ts';
import { readTableFile } from '../schedules/read-table-file.ts';
import { rowInFile, type TableFormat } from '../schedules/table-file.ts';
import { foreseeSchedule, type ScheduleOutcome } from './import-schedule.ts';

/** Instead of what stands in a cell: rows from 1, columns from 0. */
export interface Correction {
  readonly row: number;
  readonly at: number;
  readonly text: string;
}

export interface ReadSchedule {
  readonly table: CellRows;
  readonly header: Header;
  readonly format: TableFormat;
}

export interface HowToRead {
  readonly known: KnownHeadings;
  /** Absent: found by the headings. */
  readonly places?: ColumnPlaces | undefined;
  /** Its first row is a socket already: only a person can say which column is which. */
  readonly noHeadings?: boolean;
  readonly corrections?: readonly Correction[];
}

/** Failures: `schedule.*`. */
export async function readSchedule(bytes: Uint8Array, how: HowToRead, clock: Clock): Promise<Result<ReadSchedule>> {
  const file = await readTableFile({ bytes, known: how.known }, clock);
  if (!file.ok) return file;
  const { rows, format } = file.value;
  const found = how.noHeadings === true ? { at: -1, places: {} } : findHeader(rows, how.known);
  const header = how.places ? { at: found.at, places: how.places } : found;
  return done({ table: corrected(rows, how.corrections ?? []), header, format });
}

function corrected(rows: CellRows, corrections: readonly Correction[]): CellRows {
  const copy = rows.map((row) => row);
  for (const { row, at, text } of corrections) {
    const cells = copy[row - 1];
    if (!cells) continue;
    const filled = Array.from({ length: Math.max(cells.length, at + 1) }, (_, index) => cells[index] ?? '');
    copy[row - 1] = filled.with(at, text);
  }
  return copy;
}

/** So many errors are shown; who has more begins with these. */
const mostErrors = 200;
const sampleRows = 3;
const longestSample = 60;

const short = (text: string): string => (text.length > longestSample ? `${text.slice(0, longestSample)}…` : text);

export function scheduleView(
  state: SiteState,
  { table, header, format }: ReadSchedule,
  bind: boolean,
  language: Language,
): ScheduleView {
  const width = table.slice(0, header.at + 1 + sampleRows).reduce((most, row) => Math.max(most, row.length), 0);
  const across = (row: readonly string[] | undefined): string[] =>
    Array.from({ length: width }, (_, at) => short(row?.[at]?.trim() ?? ''));
  return {
    ...outcomeView(foreseeSchedule(state, { table, header, bind }), { table, header, format }, language),
    ...(format.kind === 'xlsx' ? { ...format, sheets: format.sheets.map(({ name }) => name) } : format),
    headings: across(table[header.at]),
    places: header.places,
    samples: table.slice(header.at + 1, header.at + 1 + sampleRows).map(across),
  };
}

export function outcomeView({ errors, notes, ...counts }: ScheduleOutcome, read: ReadSchedule, language: Language) {
  return {
    ...counts,
    errors: errors.slice(0, mostErrors).map((error) => errorView(error, read, language)),
    errorCount: errors.length,
    notes: notes.slice(0, mostErrors).map((note) => errorView(note, read, language)),
    noteCount: notes.length,
    wrongRows: new Set(errors.map(({ row }) => row)).size,
  };
}

export function errorView(
  error: RowError,
  { table, header, format }: ReadSchedule,
  language: Language,
): ScheduleErrorView {
  const at = header.places[error.column] ?? null;
  const heading = at === null ? '' : (table[header.at]?.[at]?.trim() ?? '');
  const { sheet, row } = rowInFile(format, error.row);
  const { other } = error.params;
  const said = typeof other === 'number' ? { ...error.params, other: rowSaid(rowInFile(format, other)) } : error.params;
  return {
    row: error.row,
    sheet,
    sheetRow: row,
    column: heading === '' ? columnTitles[language][error.column] : heading,
    at,
    text: at === null ? '' : (table[error.row - 1]?.[at] ?? ''),
    message: rowErrorWords({ ...error, params: said }, language),
  };
}

const rowSaid = ({ sheet, row }: ReturnType<typeof rowInFile>): string =>
  sheet === null ? `${row}` : `${row} (${sheet})`;

const errorTitle: Readonly<Record<Language, string>> = { en: 'to correct', sv: 'att rätta' };

/**
 * The file once more, with the corrections in it and, in a column of its own, what there is to say of a row; written as it came
 * (a CSV in UTF-8; several sheets as one). Reading passes over that column.
 */
export async function correctedCopy(
  state: SiteState,
  read: ReadSchedule,
  bind: boolean,
  language: Language,
): Promise<{ readonly bytes: Uint8Array; readonly ending: 'csv' | 'xlsx' }> {
  const { table, header, format } = read;
  const wrong = new Map<number, string[]>();
  const { errors, notes } = foreseeSchedule(state, { table, header, bind });
  for (const error of [...errors, ...notes]) {
    const { row, column, message } = errorView(error, read, language);
    wrong.set(row, [...(wrong.get(row) ?? []), `${column}: ${message}`]);
  }
  const width = table.reduce((most, row) => Math.max(most, row.length), 0);
  const guard = format.kind === 'csv' ? csvCell : workbookCell;
  const rows = table.map((row, index) => {
    const cells = row.map((cell) => guard(cellText(cell)));
    if (wrong.size === 0) return cells;
    const note = index === header.at ? errorTitle[language] : (wrong.get(index + 1) ?? []).join('; ');
    // A header that lacks a column is told so where the note's title would stand.
    const title = index === header.at && wrong.has(index + 1) ? `${note} (${wrong.get(index + 1)?.join('; ')})` : note;
    return [...cells, ...Array.from({ length: width - cells.length }, () => ''), guard(title)];
  });
  const { csvOf, workbookOf } = await import('../schedules/write-table.ts');
  const bytes =
    format.kind === 'csv' ? csvOf(rows, format.delimiter) : await workbookOf(rows, format.sheets[0]?.name ?? '');
  return { bytes, ending: format.kind };
}

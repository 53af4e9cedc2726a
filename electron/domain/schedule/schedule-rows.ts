// Reads a socket schedule: the rows below its header become rows of ours, or a list of what is wrong by row and column. Pure;
// the file format is read elsewhere, and what the site has to say of a row is in `schedule-checks.ts`.

import type { ExpectedDevice } from '../events.ts';
import type { Point } from '../units.ts';
import { cellText } from './cell-text.ts';
import {
  deviceOf,
  deviceWords,
  neededColumns,
  scheduleColumns,
  type CellRows,
  type Header,
  type ScheduleColumn,
} from './columns.ts';
import type { RowError, RowFault } from './row-errors.ts';

export interface ScheduleRow {
  /** As a spreadsheet counts: the first row is 1. */
  readonly row: number;
  /** Exactly as printed. */
  readonly label: string;
  readonly location: string;
  /** Empty: on no plan, or where it is. */
  readonly plan: string;
  readonly area: string;
  readonly position: Point | null;
  /** Serial and printed number of the port it is meant to be wired to; null: to be discovered. */
  readonly port: { readonly hwId: string; readonly number: number } | null;
  /** Null: the row doesn't say. */
  readonly expected: ExpectedDevice | null;
}

export interface ReadRows {
  /** Rows that say something, good and bad ones. */
  readonly count: number;
  readonly rows: readonly ScheduleRow[];
  readonly errors: readonly RowError[];
}

/** Longer than any honest name, and what a screen may send. */
const longestText = 20_000;

/** What a spreadsheet shows where it can compute nothing. */
const brokenFormula = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/;

type Cells = Readonly<Record<ScheduleColumn, string>>;

export function scheduleRows(table: CellRows, { at, places }: Header): ReadRows {
  const lines = table.map((line, index) => ({ line, row: index + 1 })).slice(at + 1);
  const filled = lines.filter(({ line }) => line.some((cell) => cell.trim() !== ''));
  const missing = neededColumns.filter((column) => places[column] === undefined);
  if (missing.length > 0) {
    const row = Math.max(at, 0) + 1;
    const errors = missing.map((column): RowError => ({ row, column, fault: 'no-column', params: {} }));
    return { count: filled.length, rows: [], errors };
  }
  const rows: ScheduleRow[] = [];
  const errors: RowError[] = [];
  for (const { line, row } of filled) {
    const cells = Object.fromEntries(
      scheduleColumns.map((column) => [column, cellText(line[places[column] ?? -1] ?? '')]),
    ) as Cells;
    const found = faultsOf(cells).map(([column, fault, params]): RowError => ({ row, column, fault, params }));
    if (found.length > 0) errors.push(...found);
    else rows.push(rowOf(cells, row));
  }
  return { count: filled.length, rows, errors };
}

type Found = [ScheduleColumn, RowFault, RowError['params']];

function faultsOf(cells: Cells): Found[] {
  const found: Found[] = [];
  const wrong = (column: ScheduleColumn, fault: RowFault, params: RowError['params'] = {}): void =>
    void found.push([column, fault, params]);
  for (const column of neededColumns) if (cells[column].trim() === '') wrong(column, 'empty');
  for (const column of scheduleColumns) {
    if (cells[column].length > longestText) wrong(column, 'too-long', { most: longestText });
    if (brokenFormula.test(cells[column])) wrong(column, 'broken-formula', { text: cells[column] });
  }
  for (const column of ['x', 'y'] as const) {
    const text = cells[column];
    if (text !== '' && !isFraction(text)) wrong(column, 'not-a-fraction', { text: shown(text) });
  }
  if ((cells.x === '') !== (cells.y === '')) wrong(cells.x === '' ? 'x' : 'y', 'half-a-place');
  if (cells.plan === '' && (cells.area !== '' || cells.x !== '')) wrong('plan', 'without-plan');
  const { expected, hub, port } = cells;
  if (expected !== '' && deviceOf(expected) === undefined) {
    wrong('expected', 'not-a-device', { text: shown(expected), devices: Object.values(deviceWords.en).join(', ') });
  }
  if (hub !== '' && !/^[1-9]\d{0,3}$/.test(port)) wrong('port', 'not-a-port', { text: shown(port) });
  if (hub === '' && port !== '') wrong('hub', 'without-hub');
  return found;
}

/** As much of a hostile cell as a sentence bears. */
const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** A comma is a Swedish spreadsheet's point. */
const numberOf = (text: string): number =>
  /^[-+]?(\d+([.,]\d*)?|[.,]\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text.replace(',', '.')) : NaN;
const isFraction = (text: string): boolean => numberOf(text) >= 0 && numberOf(text) <= 1;

const rowOf = (cells: Cells, row: number): ScheduleRow => ({
  row,
  label: cells.label,
  location: cells.location,
  plan: cells.plan,
  area: cells.area,
  position: cells.x === '' ? null : { x: numberOf(cells.x), y: numberOf(cells.y) },
  port: cells.hub === '' ? null : { hwId: cells.hub, number: Number(cells.port) },
  expected: deviceOf(cells.expected) ?? null,
});

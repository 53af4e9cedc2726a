// Reads a socket schedule: a table whose first row names its columns becomes rows, or a list of what is wrong by row and
// column. Pure; the file format is read elsewhere.

import type { ExpectedDevice } from '../events.ts';
import { done, failed, type Result } from '../failures.ts';
import type { Point } from '../units.ts';

export interface ScheduleRow {
  readonly label: string;
  readonly location: string;
  readonly plan: string;
  readonly area: string;
  readonly position: Point | null;
  /** Serial and printed number of the port it is meant to be wired to; null: to be discovered. */
  readonly port: { readonly hwId: string; readonly number: number } | null;
  readonly expected: ExpectedDevice;
}

export interface RowError {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number;
  readonly column: string;
  readonly message: string;
}

const expectedDevices: readonly ExpectedDevice[] = ['open', 'lamp', 'fan', 'sensor', 'dimmer', 'button', 'screen'];
const neededColumns = ['label', 'location', 'plan'] as const;

type Cells = ReadonlyMap<string, string>;

/** Rows that can be read, and what is wrong with the others. Failure: a needed column is missing. */
export function scheduleRows(
  table: readonly (readonly string[])[],
): Result<{ rows: ScheduleRow[]; errors: RowError[] }> {
  const header = (table[0] ?? []).map((name) => name.trim().toLowerCase());
  const missing = neededColumns.filter((column) => !header.includes(column));
  if (missing.length > 0) return failed('schedule.missing-columns', { columns: missing.join(', ') });
  const rows: ScheduleRow[] = [];
  const errors: RowError[] = [];
  for (const [index, line] of table.slice(1).entries()) {
    const cells: Cells = new Map(header.map((name, column) => [name, (line[column] ?? '').trim()]));
    const found = rowErrors(cells, index + 2);
    if (found.length > 0) errors.push(...found);
    else rows.push(rowOf(cells));
  }
  return done({ rows, errors });
}

function rowErrors(cells: Cells, row: number): RowError[] {
  const errors: RowError[] = neededColumns
    .filter((column) => !cells.get(column))
    .map((column) => ({ row, column, message: 'is empty' }));
  for (const column of ['x', 'y']) {
    const text = cells.get(column);
    if (text && !isFraction(text)) errors.push({ row, column, message: `"${text}" is not a number from 0 to 1` });
  }
  const expected = cells.get('expected');
  if (expected && !expectedDevices.some((device) => device === expected)) {
    errors.push({ row, column: 'expected', message: `"${expected}" is none of ${expectedDevices.join(', ')}` });
  }
  if (cells.get('hub') && !/^[1-9]\d*$/.test(cells.get('port') ?? '')) {
    errors.push({ row, column: 'port', message: 'is not the printed number of a port' });
  }
  return errors;
}

const isFraction = (text: string): boolean => Number(text) >= 0 && Number(text) <= 1;

function rowOf(cells: Cells): ScheduleRow {
  const [x, y, hub] = [cells.get('x'), cells.get('y'), cells.get('hub')];
  return {
    label: cells.get('label') ?? '',
    location: cells.get('location') ?? '',
    plan: cells.get('plan') ?? '',
    area: cells.get('area') ?? '',
    position: x && y ? { x: Number(x), y: Number(y) } : null,
    port: hub ? { hwId: hub, number: Number(cells.get('port')) } : null,
    expected: expectedDevices.find((device) => device === cells.get('expected')) ?? 'open',
  };
}

// What a schedule's file is, whichever program made it: its rows as text, and how it was written, so that a copy can be written
// the same way. Data that crosses a thread.

import type { CellRows, KnownHeadings } from '../domain/schedule/columns.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type Delimiter = ',' | ';' | '\t' | '|';

export type TableFormat =
  | { readonly kind: 'csv'; readonly delimiter: Delimiter; readonly encoding: Encoding }
  | {
      readonly kind: 'xlsx';
      /** At least one. */
      readonly sheets: readonly SheetPart[];
      /** Sheets that say something and are headed otherwise, by name. */
      readonly unread: readonly string[];
    };

/** What of a workbook's table comes from one of its sheets. */
export interface SheetPart {
  readonly name: string;
  /** So many rows of the table stand before it. */
  readonly from: number;
  /** So many rows of the sheet are left out at its beginning: headings that stand above the first one's already. */
  readonly cut: number;
}

export interface TableFile {
  /** Every row, empty ones too, so that row 12 is row 12 in a spreadsheet. */
  readonly rows: CellRows;
  readonly format: TableFormat;
}

/** Where a row of the table (from 1) stands in the file. `sheet` null: there is only one. */
export function rowInFile(format: TableFormat, row: number): { readonly sheet: string | null; readonly row: number } {
  const part = format.kind === 'xlsx' ? format.sheets.findLast(({ from }) => from < row) : undefined;
  if (!part || format.kind !== 'xlsx' || format.sheets.length === 1) return { sheet: null, row };
  return { sheet: part.name, row: row - part.from + part.cut };
}

/** What reading is given: bytes, and the headings that a person once explained. */
export interface TableJob {
  readonly bytes: Uint8Array;
  readonly known: KnownHeadings;
}

/** More than any building has sockets; what is larger is no schedule. */
export const limits = {
  /** Of the file as it comes. */
  bytes: 64 * 1024 * 1024,
  /** Of a workbook once it is unpacked. */
  unpackedBytes: 256 * 1024 * 1024,
  rows: 100_000,
  columns: 100,
} as const;

// What a schedule's file is, whichever program made it: its rows as text, and how it was written, so that a copy can be written
// the same way. Data that crosses a thread.

import type { CellRows, KnownHeadings } from '../domain/schedule/columns.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type Delimiter = ',' | ';' | '\t' | '|';

export type TableFormat =
  | { readonly kind: 'csv'; readonly delimiter: Delimiter; readonly encoding: Encoding }
  | { readonly kind: 'xlsx'; readonly sheet: string };

export interface TableFile {
  /** Every row, empty ones too, so that row 12 is row 12 in a spreadsheet. */
  readonly rows: CellRows;
  readonly format: TableFormat;
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

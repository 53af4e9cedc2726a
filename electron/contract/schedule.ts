// What a screen says of a socket schedule's file and is told of it. The rules are the domain's (`domain/schedule`).

import { z } from 'zod';

import type { ColumnPlaces, ScheduleColumn } from '../domain/schedule/columns.ts';

const column = z.enum([
  'label',
  'location',
  'plan',
  'area',
  'x',
  'y',
  'hub',
  'port',
  'expected',
]) satisfies z.ZodType<ScheduleColumn>;

/** From 0. */
const columnAt = z.number().int().min(0).max(99);

/** The file itself, each time: the application keeps nothing of it between two questions. */
export const scheduleSchema = z.object({
  file: z.file().max(64 * 1024 * 1024),
  /** Absent: found by the words above the columns, and by what was said of them before. */
  places: z.partialRecord(column, columnAt).optional(),
  /** Its first row is a socket already. */
  noHeadings: z.boolean().default(false),
  /** Instead of what stands in a cell. Rows from 1. */
  corrections: z
    .array(z.object({ row: z.number().int().min(1), at: columnAt, text: z.string().max(20_000) }))
    .max(2_000)
    .default([]),
  /** The ports that it names are taken over. */
  bind: z.boolean(),
});

export interface ScheduleErrorView {
  /** In the whole table, from 1. */
  readonly row: number;
  /** Null: the file has only one. */
  readonly sheet: string | null;
  /** As a spreadsheet counts. */
  readonly sheetRow: number;
  /** As it is headed in the file. */
  readonly column: string;
  /** Where it stands, from 0; null: the file has no such column. */
  readonly at: number | null;
  /** What stands in the cell. */
  readonly text: string;
  readonly message: string;
}

export interface ImportedSchedule {
  /** Rows that say something. */
  readonly rows: number;
  /** Sockets. */
  readonly added: number;
  readonly changed: number;
  /** The first of them. */
  readonly errors: readonly ScheduleErrorView[];
  readonly errorCount: number;
  /** Of rows that come in all the same, what somebody should look at: the first of them. */
  readonly notes: readonly ScheduleErrorView[];
  readonly noteCount: number;
  /** Rows that have an error. */
  readonly wrongRows: number;
}

export interface ScheduleView extends ImportedSchedule {
  readonly kind: 'csv' | 'xlsx';
  /** As found: delimiter and encoding, or the sheets; and those that are headed otherwise. */
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly sheets?: readonly string[];
  readonly unread?: readonly string[];
  readonly headings: readonly string[];
  readonly places: ColumnPlaces;
  /** The first rows below the headings. */
  readonly samples: readonly (readonly string[])[];
}

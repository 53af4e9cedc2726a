// Reads a schedule's file. What it is is told by its bytes, whatever it is called.

import { failed, type Result } from '../domain/failures.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { limits, type TableFile, type TableJob } from './table-file.ts';

const zip = [0x50, 0x4b];
/** Microsoft's older container: an .xls, or a workbook that is locked with a password. */
const compound = [0xd0, 0xcf, 0x11, 0xe0];
const pdf = [0x25, 0x50, 0x44, 0x46];

const begins = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte);

/** Failures: `schedule.*`. */
export async function readTable({ bytes, known }: TableJob): Promise<Result<TableFile>> {
  if (bytes.length === 0) return failed('schedule.empty');
  if (bytes.length > limits.bytes) return failed('schedule.too-large', { most: limits.bytes / 1024 / 1024 });
  if (begins(bytes, compound)) return failed('schedule.old-workbook');
  if (begins(bytes, pdf)) return failed('schedule.not-a-table');
  return begins(bytes, zip) ? readXlsx(bytes, known) : readCsv(bytes, known);
}

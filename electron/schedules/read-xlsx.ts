// Reads a workbook, whoever made it: only the sheets' own text is unpacked, up to a limit that is known before anything is; what
// else a workbook can hold (macros, links, pictures) is never looked at. Values count, not the formulas behind them.

// The one for pages has no `require` of its own, which would meet the bundler's.
import { unzipSync, zipSync, type UnzipFileInfo } from 'fflate/browser';
import { readXlsx as readWorkbook, type CellValue, type Sheet } from 'hucre/xlsx';

import { done, failed, type Failure, type Result } from '../domain/failures.ts';
import { columnCount, findHeader, type KnownHeadings } from '../domain/schedule/columns.ts';
import { limits, type TableFile } from './table-file.ts';

/** Failures: `schedule.macros`, `schedule.too-large`, `schedule.unreadable`, `schedule.too-many-rows`. */
export async function readXlsx(bytes: Uint8Array, known: KnownHeadings = {}): Promise<Result<TableFile>> {
  const plain = onlySheets(bytes);
  if (!plain.ok) return plain;
  try {
    // One column and row more than is taken, to see that there are more.
    const range = `A1:${columnName(limits.columns)}${limits.rows + 1}`;
    const { sheets } = await readWorkbook(plain.value, { range });
    const [best] = sheets
      .map((sheet) => ({ sheet, rows: textOf(sheet) }))
      .sort((a, b) => namedColumns(b.rows, known) - namedColumns(a.rows, known));
    if (!best) return failed('schedule.not-a-table');
    if (best.rows.length > limits.rows) return failed('schedule.too-many-rows', { most: limits.rows });
    return done({ rows: best.rows, format: { kind: 'xlsx', sheet: best.sheet.name } });
  } catch (cause) {
    return failed('schedule.unreadable', {}, cause);
  }
}

/** What is needed to read cells. */
const wanted =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/[^/]+\.rels|xl\/worksheets\/[^/]+\.xml)$/i;

/**
 * The same workbook with nothing in it but its sheets. An entry gets the room that it says it needs and no more, and all together
 * what `limits` allows: one that lies about its size is cut off there.
 */
function onlySheets(bytes: Uint8Array): Result<Uint8Array> {
  let refused: Failure | null = null;
  let unpacked = 0;
  const filter = ({ name, originalSize }: UnzipFileInfo): boolean => {
    if (/vbaProject|macrosheets/i.test(name)) refused ??= { code: 'schedule.macros', params: {} };
    if (!wanted.test(name)) return false;
    unpacked += originalSize;
    if (unpacked > limits.unpackedBytes) refused ??= { code: 'schedule.too-large', params: { most: megabytes } };
    return refused === null;
  };
  try {
    const entries = unzipSync(bytes, { filter });
    return refused ? { ok: false, failure: refused } : done(zipSync(entries, { level: 0 }));
  } catch (cause) {
    return failed('schedule.unreadable', {}, cause);
  }
}

const megabytes = limits.unpackedBytes / 1024 / 1024;

const namedColumns = (rows: string[][], known: KnownHeadings): number => columnCount(findHeader(rows, known).places);

function textOf({ rows }: Pick<Sheet, 'rows'>): string[][] {
  return rows.map((row) => row.slice(0, limits.columns).map(textOfCell));
}

/** A label that a spreadsheet took for a date says so by its look; nobody can tell what was typed. */
function textOfCell(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

/** A for 1, CV for 100. */
function columnName(count: number): string {
  let [name, rest] = ['', count];
  for (; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

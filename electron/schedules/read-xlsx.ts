// Reads a workbook, whoever made it: only the sheets' own text is unpacked, up to a limit that is known before anything is; what
// else a workbook can hold (macros, links, pictures) is never looked at. Values count, not the formulas behind them. Sheets that are
// headed alike, one for each floor, are one table.

// The one for pages has no `require` of its own, which would meet the bundler's.
import { unzipSync, zipSync, type UnzipFileInfo } from 'fflate/browser';
import { readXlsx as readWorkbook, type CellValue, type Sheet } from 'hucre/xlsx';

import { done, failed, type Failure, type Result } from '../domain/failures.ts';
import { columnCount, findHeader, headingKey, type KnownHeadings } from '../domain/schedule/columns.ts';
import { limits, type SheetPart, type TableFile } from './table-file.ts';

/** Failures: `schedule.macros`, `schedule.too-large`, `schedule.unreadable`, `schedule.too-many-rows`. */
export async function readXlsx(bytes: Uint8Array, known: KnownHeadings = {}): Promise<Result<TableFile>> {
  const plain = onlySheets(bytes);
  if (!plain.ok) return plain;
  try {
    // One column and row more than is taken, to see that there are more.
    const range = `A1:${columnName(limits.columns)}${limits.rows + 1}`;
    const { sheets } = await readWorkbook(plain.value.bytes, { range, readStyles: plain.value.padsNumbers });
    const tables = sheets.map((sheet) => namedTable(sheet, known));
    const [best] = [...tables].sort((a, b) => b.columns - a.columns);
    if (!best) return failed('schedule.not-a-table');
    const isRead = (table: NamedTable): boolean =>
      table === best || (!table.hidden && table.headings !== '' && table.headings === best.headings);
    const { rows, parts } = joined(tables.filter(isRead));
    if (rows.length > limits.rows) return failed('schedule.too-many-rows', { most: limits.rows });
    const others = tables.filter((table) => !isRead(table) && !table.hidden && table.rows.flat().some(Boolean));
    return done({ rows, format: { kind: 'xlsx', sheets: parts, unread: others.map(({ name }) => name) } });
  } catch (cause) {
    return failed('schedule.unreadable', {}, cause);
  }
}

interface NamedTable {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly string[][];
  /** Index of the row that names the columns. */
  readonly at: number;
  /** So many of its columns are ours. */
  readonly columns: number;
  /** As they are compared. */
  readonly headings: string;
}

function namedTable(sheet: Sheet, known: KnownHeadings): NamedTable {
  const rows = textOf(sheet);
  const { at, places } = findHeader(rows, known);
  const headings = (rows[at] ?? []).map(headingKey).join(' ').trim();
  const hidden = sheet.hidden === true || sheet.veryHidden === true;
  return { name: sheet.name, hidden, rows, at, columns: columnCount(places), headings };
}

function joined(tables: readonly NamedTable[]): { rows: string[][]; parts: SheetPart[] } {
  const parts: SheetPart[] = [];
  let rows: string[][] = [];
  for (const { name, rows: own, at } of tables) {
    const cut = parts.length === 0 ? 0 : at + 1;
    parts.push({ name, from: rows.length, cut });
    rows = rows.concat(own.slice(cut));
  }
  return { rows, parts };
}

/** What is needed to read cells. */
const wanted =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/[^/]+\.rels|xl\/worksheets\/[^/]+\.xml)$/i;

/**
 * The same workbook with nothing in it but its sheets. An entry gets the room that it says it needs and no more, and all together
 * what `limits` allows: one that lies about its size is cut off there.
 */
function onlySheets(bytes: Uint8Array): Result<{ readonly bytes: Uint8Array; readonly padsNumbers: boolean }> {
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
    if (refused) return { ok: false, failure: refused };
    const styles = new TextDecoder().decode(entries['xl/styles.xml']);
    return done({ bytes: zipSync(entries, { level: 0 }), padsNumbers: padding.test(styles) });
  } catch (cause) {
    return failed('schedule.unreadable', {}, cause);
  }
}

const megabytes = limits.unpackedBytes / 1024 / 1024;

/** A number format that shows 7 as 007. Styles are looked at only where there is one: they take time. */
const padding = /formatCode="0{2,}"/;

function textOf({ rows, cells }: Pick<Sheet, 'rows' | 'cells'>): string[][] {
  return rows.map((row, down) =>
    row.slice(0, limits.columns).map((value, across) => {
      const shownAs = typeof value === 'number' ? (cells?.get(`${down},${across}`)?.style?.numFmt ?? '') : '';
      return textOfCell(value).padStart(/^0+$/.test(shownAs) ? shownAs.length : 0, '0');
    }),
  );
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

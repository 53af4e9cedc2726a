// Reads CSV as people have it: comma, semicolon, tab or line between the cells, found by which of them makes a schedule's header.

import { CsvError, parse } from 'csv-parse/sync';

import { done, failed, type Result } from '../domain/failures.ts';
import { columnCount, findHeader, type CellRows, type KnownHeadings } from '../domain/schedule/columns.ts';
import { decodeText } from './decode-text.ts';
import { limits, type Delimiter, type TableFile } from './table-file.ts';

const delimiters = [',', ';', '\t', '|'] as const satisfies readonly Delimiter[];

/** A spreadsheet's own word for its delimiter, in a first line of its own. */
const spokenDelimiter = /^sep=([,;\t|])\r?\n/i;

/** A delimiter is judged by so many lines: the header is among them. */
const judgedRows = 40;

/** Failures: `schedule.open-quote`, `schedule.unreadable`, `schedule.too-many-rows`. */
export function readCsv(bytes: Uint8Array, known: KnownHeadings = {}): Result<TableFile> {
  const { text, encoding } = decodeText(bytes);
  if (text.includes('\0')) return failed('schedule.not-a-table');
  const delimiter = delimiterOf(text, known);
  const rows = parsed(text, delimiter);
  if (!rows.ok) return rows;
  if (rows.value.length > limits.rows) return failed('schedule.too-many-rows', { most: limits.rows });
  return done({ rows: rows.value, format: { kind: 'csv', delimiter, encoding } });
}

function parsed(text: string, delimiter: Delimiter, to?: number): Result<string[][]> {
  // The line that says the delimiter stays: rows are counted as a spreadsheet counts them, which shows it as none.
  const body = text.replace(spokenDelimiter, '');
  try {
    const rows = parse(body, {
      delimiter,
      // All three: a file that several programs wrote in has them mixed.
      recordDelimiter: ['\r\n', '\n', '\r'],
      relaxColumnCount: true,
      // A quote in the middle of a cell is a quote: 12" pipes are seldom quoted as they should be.
      relaxQuotes: true,
      to: to ?? limits.rows + 1,
    });
    return done(rows);
  } catch (cause) {
    const isOpen = cause instanceof CsvError && cause.code === 'CSV_QUOTE_NOT_CLOSED';
    return failed(isOpen ? 'schedule.open-quote' : 'schedule.unreadable', {}, cause);
  }
}

function delimiterOf(text: string, known: KnownHeadings): Delimiter {
  const spoken = delimiters.find((each) => each === spokenDelimiter.exec(text)?.[1]);
  if (spoken) return spoken;
  let best: { delimiter: Delimiter; columns: number; width: number } = { delimiter: ',', columns: -1, width: 0 };
  for (const delimiter of delimiters) {
    const rows = parsed(text, delimiter, judgedRows);
    if (!rows.ok) continue;
    const columns = columnCount(findHeader(rows.value, known).places);
    const width = usualWidth(rows.value);
    if (columns > best.columns || (columns === best.columns && width > best.width))
      best = { delimiter, columns, width };
  }
  return best.delimiter;
}

/** How many cells most rows have: where no heading is known, the delimiter that cuts rows alike is the right one. */
function usualWidth(rows: CellRows): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

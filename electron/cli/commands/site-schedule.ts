// `commissioner site schedule import | export`: a document's sockets and a spreadsheet.

import { readFileSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';

import { scheduleBytes } from '../../application/export-schedule.ts';
import { importSchedule } from '../../application/import-schedule.ts';
import { errorView, readSchedule, type HowToRead } from '../../application/schedule-files.ts';
import { done, failed, type Failure, type Language, type Result } from '../../domain/failures.ts';
import { headingKey, neededColumns, scheduleColumns, type ScheduleColumn } from '../../domain/schedule/columns.ts';
import type { RowError } from '../../domain/schedule/row-errors.ts';
import { liveSockets } from '../../domain/site-queries.ts';
import type { SiteDocument } from '../../site/site-document.ts';
import { exitCodeOf, exitCodes, type ExitCode } from '../exit-codes.ts';
import type { Output } from '../output.ts';
import { outside } from '../outside.ts';
import { withSite, withSiteOrNew } from '../with-site.ts';
import { writtenWhole } from '../written-whole.ts';

interface ImportFlags {
  readonly partial?: boolean;
  readonly bind: boolean;
  /** false: the first row is a socket already. */
  readonly heading: boolean;
  readonly column: readonly string[];
  readonly language: Language;
}

/** Of a row. */
interface Said {
  /** Where the workbook has several that are read. */
  readonly sheet?: string;
  readonly row: number;
  readonly column: string;
  readonly message: string;
}

/** Of an import; an export has the same form, with nothing added to the site. */
interface Summary {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly errors: readonly Said[];
  /** Of rows that came in all the same. */
  readonly notes: readonly Said[];
}

export async function scheduleImport(
  output: Output,
  flags: ImportFlags,
  site: string,
  file: string,
): Promise<ExitCode> {
  const how = flags.heading ? headingsOf(flags.column) : placesOf(flags.column);
  if (!how.ok) return refused(output, how.failure);
  const bytes = bytesOf(file);
  if (!bytes.ok) return refused(output, bytes.failure);
  const schedule = await readSchedule(bytes.value, how.value, outside.clock);
  if (!schedule.ok) return refused(output, schedule.failure);
  const { format } = schedule.value;
  if (format.kind === 'xlsx' && format.unread.length > 0) {
    output.warn(`Headed otherwise, and not read: ${format.unread.join(', ')}`);
  }
  return withSiteOrNew(output, site, (document) => {
    const { bind, partial = false } = flags;
    const wishes = { ...schedule.value, bind, partial, plans: [], sheets: true };
    const imported = importSchedule(document, wishes, outside.ids);
    if (!imported.ok) return Promise.resolve({ code: refused(output, imported.failure), arrived: false });
    const said = (error: RowError): Said => {
      const { sheet, sheetRow: row, column, message } = errorView(error, schedule.value, flags.language);
      return { ...(sheet === null ? {} : { sheet }), row, column, message };
    };
    const [errors, notes] = [imported.value.errors.map(said), imported.value.notes.map(said)];
    const arrived = imported.value.added + imported.value.changed > 0;
    return Promise.resolve({ code: told(output, { ...imported.value, errors, notes }, partial), arrived });
  });
}

function told(output: Output, summary: Summary, partial: boolean): ExitCode {
  output.line(summary);
  const { rows, added, changed, errors, notes } = summary;
  if (!output.json) output.tell(`${rows} rows: ${added} sockets added, ${changed} changed`);
  for (const { sheet, row, column, message } of [...errors, ...notes]) {
    output.warn(`${sheet === undefined ? 'Row' : `Sheet ${sheet}, row`} ${row}, ${column}: ${message}`);
  }
  if (errors.length === 0) return exitCodes.done;
  output.warn(partial ? 'These rows were left out.' : 'Nothing was written. --partial takes in the other rows.');
  return exitCodes.remaining;
}

export function scheduleExport(
  output: Output,
  flags: { readonly language: Language },
  site: string,
  file: string,
): Promise<ExitCode> | ExitCode {
  const format = formatOf(file);
  if (!format.ok) return refused(output, format.failure);
  const write = async (document: SiteDocument): Promise<ExitCode> => {
    const bytes = await scheduleBytes(document.state, { format: format.value, language: flags.language });
    const path = resolve(file);
    const written = writtenWhole(path, bytes);
    if (!written.ok) return refused(output, written.failure);
    const rows = liveSockets(document.state).length;
    output.line({ ...({ rows, added: 0, changed: 0, errors: [], notes: [] } satisfies Summary), file: path });
    if (!output.json) output.tell(`${path}\n${rows} rows`);
    return exitCodes.done;
  };
  return withSite(output, site, write, true);
}

function refused(output: Output, failure: Failure): ExitCode {
  output.failure(failure);
  return exitCodeOf(failure);
}

/** `--column label=Märke`. */
function headingsOf(given: readonly string[]): Result<HowToRead> {
  const known: Record<string, ScheduleColumn> = {};
  for (const each of given) {
    const [column, heading] = columnAnd(each);
    if (!column || headingKey(heading) === '') return wrongColumn('HEADING', each);
    known[headingKey(heading)] = column;
  }
  return done({ known });
}

/** `--column label=1`, where there are no headings. */
function placesOf(given: readonly string[]): Result<HowToRead> {
  const places: { [C in ScheduleColumn]?: number } = {};
  for (const each of given) {
    const [column, number] = columnAnd(each);
    if (!column || !/^[1-9]\d{0,3}$/.test(number)) return wrongColumn('NUMBER', each);
    places[column] = Number(number) - 1;
  }
  if (neededColumns.every((column) => places[column] !== undefined))
    return done({ known: {}, places, noHeadings: true });
  const what =
    'Without headings, say which column is which, from 1 at the left: --column label=1 --column location=2 …';
  return failed('shell.wrong-use', { what });
}

function columnAnd(given: string): readonly [ScheduleColumn | undefined, string] {
  const [, name = '', is = ''] = /^([^=]*)=(.*)$/s.exec(given) ?? [];
  return [scheduleColumns.find((one) => one === name), is.trim()];
}

function wrongColumn(is: string, given: string): Result<never> {
  const what = `--column takes COLUMN=${is}, COLUMN one of ${scheduleColumns.join(', ')}; not "${given}".`;
  return failed('shell.wrong-use', { what });
}

function bytesOf(file: string): Result<Uint8Array> {
  try {
    return done(readFileSync(resolve(file)));
  } catch (cause) {
    return failed('shell.bad-file', { name: basename(file) }, cause);
  }
}

function formatOf(file: string): Result<'csv' | 'xlsx'> {
  const ending = extname(file).toLowerCase();
  if (ending === '.csv' || ending === '.xlsx') return done(ending === '.csv' ? 'csv' : 'xlsx');
  return failed('shell.wrong-use', { what: `A schedule is written as .csv or .xlsx, not as "${basename(file)}".` });
}

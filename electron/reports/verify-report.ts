// Checks a report against its site: the digest that the file names and the digest of the site as it is now must be the same, and
// the file must be what it was made as. A JSON holds its own data; of every other the site has kept the hash.

import { readFileSync } from 'node:fs';

import { readXlsx } from 'hucre/xlsx';

import { canonicalJson } from '../domain/canonical-json.ts';
import { done, failed, type Result } from '../domain/failures.ts';
import type { EventType, SiteEvent } from '../domain/events.ts';
import { reportData } from '../domain/report-model.ts';
import { repairEvents } from '../domain/report/repair-rows.ts';
import type { SiteState } from '../domain/site-types.ts';
import { createHash } from 'node:crypto';
import { digestOf } from './digest.ts';

export interface CheckedReport {
  readonly ok: boolean;
  /** The digest that the file names. */
  readonly digest: string;
}

/** What is asked of a site document. */
export interface ReportedSite {
  readonly state: SiteState;
  events(types: readonly EventType[]): Iterable<SiteEvent>;
}

/** Failures: `reports.not-a-report`, `reports.csv-has-no-digest`. */
export async function verifyReport(file: string, site: ReportedSite): Promise<Result<CheckedReport>> {
  if (/\.csv$/i.test(file)) return failed('reports.csv-has-no-digest');
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    return failed('reports.not-a-report', { file }, cause);
  }
  const says = await digestIn(bytes);
  if (says === null) return failed('reports.not-a-report', { file });
  const { digest, own } = says;
  const untouched = own === digest || wasMade(site, createHash('sha256').update(bytes).digest('hex'));
  const now = digestOf(reportData(site.state, site.events(repairEvents)));
  return done({ ok: untouched && digest === now, digest });
}

const wasMade = (site: ReportedSite, sha256: string): boolean =>
  [...site.events(['report.made'])].some((event) => event.type === 'report.made' && event.body.files.includes(sha256));

interface Named {
  readonly digest: string;
  /** Of the data that the file itself holds; null: it holds none that could be read back. */
  readonly own: string | null;
}

async function digestIn(bytes: Buffer): Promise<Named | null> {
  const start = bytes.subarray(0, 4).toString('latin1');
  if (start === '%PDF') return named(/digest:([0-9a-f]{64})/.exec(bytes.toString('latin1'))?.[1]);
  if (start.startsWith('PK')) return named(await digestInWorkbook(bytes));
  return digestInJson(bytes);
}

const named = (digest: string | undefined): Named | null => (digest === undefined ? null : { digest, own: null });

async function digestInWorkbook(bytes: Buffer): Promise<string | undefined> {
  try {
    const workbook = await readXlsx(bytes, { sheets: [0] });
    const cells = (workbook.sheets[0]?.rows ?? []).flat();
    return cells.find((cell): cell is string => typeof cell === 'string' && /^[0-9a-f]{64}$/.test(cell));
  } catch {
    return undefined;
  }
}

function digestInJson(bytes: Buffer): Named | null {
  try {
    const report = JSON.parse(bytes.toString('utf8')) as { digest?: unknown; data?: unknown };
    if (typeof report.digest !== 'string' || report.data === undefined) return null;
    const own = createHash('sha256').update(canonicalJson(report.data)).digest('hex');
    return { digest: report.digest, own };
  } catch {
    return null;
  }
}

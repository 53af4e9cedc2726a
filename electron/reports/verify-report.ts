// Checks a report against its site: the digest that the file names, the digest of the file's own data where it holds them, and
// the digest of the site as it is now must be one and the same.

import { readFileSync } from 'node:fs';

import { readXlsx } from 'hucre/xlsx';

import { canonicalJson } from '../domain/canonical-json.ts';
import { done, failed, type Result } from '../domain/failures.ts';
import type { ReportData } from '../domain/report-model.ts';
import { createHash } from 'node:crypto';
import { digestOf } from './digest.ts';

export interface CheckedReport {
  readonly ok: boolean;
  /** The digest that the file names. */
  readonly digest: string;
}

/** Failures: `reports.not-a-report`, `reports.csv-has-no-digest`. */
export async function verifyReport(file: string, data: ReportData): Promise<Result<CheckedReport>> {
  if (/\.csv$/i.test(file)) return failed('reports.csv-has-no-digest');
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    return failed('reports.not-a-report', { file }, cause);
  }
  const named = await digestsIn(bytes);
  const [digest] = named;
  if (digest === undefined) return failed('reports.not-a-report', { file });
  const now = digestOf(data);
  return done({ ok: named.every((each) => each === now), digest });
}

/** The named digest first; then that of the file's own data, where it holds them. */
async function digestsIn(bytes: Buffer): Promise<string[]> {
  const start = bytes.subarray(0, 4).toString('latin1');
  if (start === '%PDF') return digestOfPdf(bytes);
  if (start.startsWith('PK')) return digestOfWorkbook(bytes);
  return digestsOfJson(bytes);
}

function digestOfPdf(bytes: Buffer): string[] {
  const found = /digest:([0-9a-f]{64})/.exec(bytes.toString('latin1'))?.[1];
  return found === undefined ? [] : [found];
}

async function digestOfWorkbook(bytes: Buffer): Promise<string[]> {
  try {
    const workbook = await readXlsx(bytes, { sheets: [0] });
    const cells = (workbook.sheets[0]?.rows ?? []).flat();
    return cells.filter((cell): cell is string => typeof cell === 'string' && /^[0-9a-f]{64}$/.test(cell)).slice(0, 1);
  } catch {
    return [];
  }
}

function digestsOfJson(bytes: Buffer): string[] {
  try {
    const report = JSON.parse(bytes.toString('utf8')) as { digest?: unknown; data?: unknown };
    if (typeof report.digest !== 'string' || report.data === undefined) return [];
    return [report.digest, createHash('sha256').update(canonicalJson(report.data)).digest('hex')];
  } catch {
    return [];
  }
}

// Makes the commissioning report of an open site: the model from its state, the pictures it needs, the files in a worker; then
// journals that it was issued. The report's rooms are loaded when first needed.

import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { EventDraft } from '../domain/events.ts';
import { done, type Failure, type Language, type Result } from '../domain/failures.ts';
import { reportData, type ReportData, type ReportIssue } from '../domain/report-model.ts';
import { repairEvents } from '../domain/report/repair-rows.ts';
import type { PdfSection } from '../domain/report/sections.ts';
import type { SiteState } from '../domain/site-types.ts';
import type { Outside } from '../environment/outside.ts';
import type { MadeReports, MakeOptions, ReportFormat } from '../reports/make-reports.ts';
import type { SiteDocument } from '../site/site-document.ts';
import { planTiles } from './take-in-plans.ts';

export interface ReportRequest {
  /** Absolute path of the folder. */
  readonly outDir: string;
  readonly formats: readonly ReportFormat[];
  readonly language: Language;
  /** Of the PDF. Absent: the usual ones. */
  readonly sections?: readonly PdfSection[];
  /** Only to be looked at: not journalled as issued. */
  readonly preview?: boolean;
}

export interface ReportTool {
  readonly outside: Outside;
  readonly writer: { readonly author: string };
  readonly name: string;
  readonly version: string;
}

/** The same data issued again keeps its revision; what is journalled then is which files were made. Failures: `reports.*` and the document's own. */
export async function makeSiteReports(
  document: SiteDocument,
  request: ReportRequest,
  tool: ReportTool,
  options: MakeOptions & { readonly onMissing?: (failure: Failure) => void } = {},
): Promise<Result<MadeReports>> {
  const [{ makeReports }, { digestOf }] = await Promise.all([
    import('../reports/make-reports.ts'),
    import('../reports/digest.ts'),
  ]);
  const { state } = document;
  const data = reportData(state, document.events(repairEvents));
  const digest = digestOf(data);
  const issue = issueOf(document, digest, request.language, tool);
  const { formats, outDir, sections } = request;
  const siteFile = formats.includes('pdf') ? attachment(document, data) : null;
  const job = { model: { issue, data }, blobs: picturesOf(document, data, options.onMissing), formats, outDir };
  const chosen = { ...(siteFile ? { siteFile } : {}), ...(sections ? { sections } : {}) };
  const made = await makeReports({ ...job, ...chosen }, options);
  if (!made.ok || request.preview === true) return made;
  const { number, revision, head } = issue;
  const isNew = state.reports.at(-1)?.digest !== digest;
  const drafts: EventDraft[] = [{ type: 'report.made', body: { digest, files: hashesOf(made.value) } }];
  if (isNew) drafts.unshift({ type: 'report.issued', body: { number, revision, digest, head } });
  const written = document.append(drafts);
  return written.ok ? done(made.value) : written;
}

const hashesOf = ({ digest: _digest, ...files }: MadeReports): string[] =>
  Object.values(files).map((path) => createHash('sha256').update(readFileSync(path)).digest('hex'));

function issueOf(document: SiteDocument, digest: string, language: Language, tool: ReportTool): ReportIssue {
  const { state } = document;
  const last = state.reports.at(-1);
  const same = last?.digest === digest;
  return {
    number: last?.number ?? reportNumber(state),
    revision: same ? last.revision : (last?.revision ?? 0) + 1,
    issuedAt: tool.outside.clock.now(),
    head: document.head(),
    language,
    author: tool.writer.author,
    tool: { name: tool.name, version: tool.version },
    before: last ? { revision: last.revision, digest: last.digest, at: last.at } : null,
  };
}

/** More than this is handed over beside the report, not in it. */
const largestAttachment = 32 * 1024 * 1024;

/** The site without its photos and tiles, to be opened again by whoever comes in a year. Null: too large, or no room to write it. */
function attachment(document: SiteDocument, data: ReportData): Uint8Array | null {
  const plans = new Set(data.plans.map(({ blob }) => blob));
  const photos = data.issues.flatMap((issue) => issue.photos.map(({ blob }) => blob));
  const folder = mkdtempSync(join(tmpdir(), 'commissioner-copy-'));
  try {
    const path = join(folder, 'site.ochno-site');
    const copied = document.copyTo(path, [...photos.filter((blob) => !plans.has(blob)), ...tilesOf(document)]);
    return copied.ok && statSync(path).size <= largestAttachment ? readFileSync(path) : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Tiles can be made again, and are larger than the pictures. */
const tilesOf = (document: SiteDocument): string[] =>
  [...document.state.plans.values()].flatMap(({ tiles, before }) =>
    [tiles, before?.tiles ?? null].flatMap((name) => {
      const read = name === null ? null : planTiles(document, name);
      return read?.ok ? read.value.levels.flatMap((level) => level.tiles) : [];
    }),
  );

/** Short, and different for every site: the end of its id. */
const reportNumber = (state: SiteState): string => `OC-${state.id.replaceAll('-', '').slice(-8).toUpperCase()}`;

/** A picture that is missing or damaged is said on its page, and told. */
function picturesOf(
  document: SiteDocument,
  data: ReportData,
  onMissing: (failure: Failure) => void = () => {},
): ReadonlyMap<string, Uint8Array> {
  const pictures = new Map<string, Uint8Array>();
  const wanted = [
    ...data.plans.map(({ blob }) => blob),
    ...data.issues.flatMap(({ photos }) => photos.map(({ blob }) => blob)),
  ];
  for (const sha256 of wanted) {
    const bytes = document.blob(sha256);
    if (bytes.ok) pictures.set(sha256, bytes.value);
    else if (sha256 !== '') onMissing(bytes.failure);
  }
  return pictures;
}

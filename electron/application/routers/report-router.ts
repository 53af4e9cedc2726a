// Answers what the screens ask for as reports: into a folder, as files, as a preview. The report's rooms are loaded when first
// needed.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { implement } from '@orpc/server';

import { contract } from '../../contract/contract.ts';
import { done, type Result } from '../../domain/failures.ts';
import type { SiteDocument } from '../../site/site-document.ts';
import type { MakeOptions } from '../../reports/make-reports.ts';
import { handOver } from '../hand-over.ts';
import { labelsFile } from '../make-site-labels.ts';
import { makeSiteReports, type ReportRequest } from '../make-site-reports.ts';
import type { Answering } from './answer.ts';

const os = implement(contract).report;

const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  json: 'application/json',
};

export function reportRouter({ application, onSiteLater }: Answering) {
  const tool = () => ({ ...application.shell, writer: application.writer });

  /** Made in a folder of our own and read from there; the folder goes away again. */
  async function made(
    document: SiteDocument,
    request: Omit<ReportRequest, 'outDir'>,
    options: MakeOptions,
  ): Promise<Result<{ files: File[]; digest: string }>> {
    const outDir = await mkdtemp(join(tmpdir(), 'commissioner-report-'));
    try {
      const reports = await makeSiteReports(document, { ...request, outDir }, tool(), options);
      if (!reports.ok) return reports;
      const { digest, ...paths } = reports.value;
      const files = Object.entries(paths).map(async ([format, path]) => {
        const bytes = await readFile(path);
        return new File([new Uint8Array(bytes)], basename(path), { type: mediaTypes[format] ?? '' });
      });
      return done({ files: await Promise.all(files), digest });
    } finally {
      await rm(outDir, { recursive: true, force: true });
    }
  }

  /** The frame says how far it is, until it is there or was cancelled. */
  const issuing = <T>(
    { formats }: Asked,
    signal: AbortSignal | undefined,
    make: (options: MakeOptions) => Promise<T>,
  ): Promise<T> =>
    application.reporting.during(formats.length, (onProgress) => make({ onProgress, ...cancelledBy(signal) }));

  return {
    save: os.save.handler(({ input, signal }) =>
      onSiteLater(async (document) => {
        const folder = await application.shell.desk.chooseFolder('report');
        if (!folder.ok || folder.value === null) return folder.ok ? done(null) : folder;
        const request = { ...asked(input), outDir: folder.value };
        const reports = await issuing(input, signal, (options) => makeSiteReports(document, request, tool(), options));
        return reports.ok ? done({ folder: basename(folder.value), digest: reports.value.digest }) : reports;
      }),
    ),
    files: os.files.handler(({ input, signal }) =>
      onSiteLater((document) => issuing(input, signal, (options) => made(document, asked(input), options))),
    ),
    preview: os.preview.handler(({ input, signal }) =>
      onSiteLater(async (document) => {
        const { basis } = application.reporting;
        const request = { ...asked({ ...input, formats: ['pdf'] }), preview: true };
        const reports = await made(document, request, cancelledBy(signal));
        if (!reports.ok) return reports;
        const [file] = reports.value.files;
        return done({ file: file ?? new File([], 'report.pdf'), basis });
      }),
    ),
    labels: os.labels.handler(({ input, signal }) =>
      onSiteLater(async ({ state }) => {
        const labels = await labelsFile(state, input, signal);
        if (!labels.ok) return labels;
        const { file, notDrawn } = labels.value;
        const handed = await handOver(application.shell.desk, 'labels', file);
        return handed.ok ? done(handed.value && { ...handed.value, notDrawn }) : handed;
      }),
    ),
  };
}

interface Asked extends Pick<ReportRequest, 'formats' | 'language'> {
  readonly sections?: ReportRequest['sections'] | undefined;
}

/** What a screen asked for, without what it left open. */
const asked = ({ formats, language, sections }: Asked): Omit<ReportRequest, 'outDir'> => ({
  formats,
  language,
  ...(sections ? { sections } : {}),
});

const cancelledBy = (signal: AbortSignal | undefined): MakeOptions => (signal ? { signal } : {});

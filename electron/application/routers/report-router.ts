// Answers what the screens ask for as reports: into a folder, as files, as a preview. The report's rooms are loaded when first
// needed.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { implement } from '@orpc/server';

import { contract } from '../../contract/contract.ts';
import { done, type Result } from '../../domain/failures.ts';
import type { SiteDocument } from '../../site/site-document.ts';
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
  ): Promise<Result<{ files: File[]; digest: string }>> {
    const outDir = await mkdtemp(join(tmpdir(), 'commissioner-report-'));
    try {
      const reports = await makeSiteReports(document, { ...request, outDir }, tool());
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

  return {
    save: os.save.handler(({ input }) =>
      onSiteLater(async (document) => {
        const folder = await application.shell.desk.chooseFolder('report');
        if (!folder.ok || folder.value === null) return folder.ok ? done(null) : folder;
        const reports = await makeSiteReports(document, { ...input, outDir: folder.value }, tool());
        return reports.ok ? done({ folder: basename(folder.value), digest: reports.value.digest }) : reports;
      }),
    ),
    files: os.files.handler(({ input }) => onSiteLater((document) => made(document, input))),
    preview: os.preview.handler(({ input }) =>
      onSiteLater(async (document) => {
        const reports = await made(document, { ...input, formats: ['pdf'], preview: true });
        if (!reports.ok) return reports;
        const [pdf] = reports.value.files;
        return done(pdf ?? new File([], 'report.pdf'));
      }),
    ),
  };
}

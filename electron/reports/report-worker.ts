// The thread that makes reports, so that nothing else waits for them: one job, then it ends. Each file appears whole or not at
// all: it is written beside its place and renamed.

import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

import { systemClock } from '../environment/clock.ts';
import { digestOf } from './digest.ts';
import type { ReportFormat, ReportJob, WorkerSays } from './report-job.ts';

const moment = (): Promise<void> => new Promise((resolve) => void systemClock.after(0, resolve));
const say = (what: WorkerSays): void => parentPort?.postMessage(what);

/** What writes the formats nobody asked for is not loaded. */
async function bytesOf(job: ReportJob, format: ReportFormat, digest: string): Promise<Uint8Array> {
  switch (format) {
    case 'pdf':
      return (await import('./write-pdf.ts')).pdfBytes(job.model, digest, { ...job, moment });
    case 'xlsx':
      return (await import('./write-xlsx.ts')).xlsxBytes(job.model, digest);
    case 'csv':
      return (await import('./write-csv.ts')).csvBytes(job.model);
    case 'json':
      return (await import('./write-json.ts')).jsonBytes(job.model, digest);
  }
}

function writeWhole(path: string, bytes: Uint8Array): void {
  const beside = `${path}.part`;
  try {
    writeFileSync(beside, bytes, { flush: true });
    renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}

async function work(job: ReportJob): Promise<void> {
  const digest = digestOf(job.model.data);
  for (const format of job.formats) {
    const path = join(job.outDir, `report.${format}`);
    writeWhole(path, await bytesOf(job, format, digest));
    say({ say: 'made', format, path });
  }
  say({ say: 'done', digest });
}

work(workerData as ReportJob).catch((error: unknown) => {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
  say({ say: 'failed', code, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
});

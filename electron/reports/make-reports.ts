// Makes the files of a report in a worker thread and says where they are. Cancelling ends the thread; files already made stay.

import { Worker } from 'node:worker_threads';

import { done, failed, type Result } from '../domain/failures.ts';
import { makeFolder } from '../environment/make-folder.ts';
import type { ReportFormat, ReportJob, WorkerSays } from './report-job.ts';

export type { ReportFormat, ReportJob } from './report-job.ts';

/** Absolute paths of the files made. */
export type MadeReports = { readonly [F in ReportFormat]?: string } & { readonly digest: string };

export interface MakeOptions {
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** Unbuilt the worker is a TypeScript file beside this one, built a JavaScript file. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './report-worker.ts' : './report-worker.js',
  import.meta.url,
);

/** Failures: `reports.folder-not-writable`, `reports.disk-full`, `reports.cancelled`, `reports.not-made`. */
export async function makeReports(job: ReportJob, options: MakeOptions = {}): Promise<Result<MadeReports>> {
  try {
    makeFolder(job.outDir);
  } catch (cause) {
    return failed('reports.folder-not-writable', { folder: job.outDir }, cause);
  }
  const worker = new Worker(workerFile, { workerData: job, resourceLimits: roomFor(job) });
  try {
    return await outcomeOf(worker, job, options);
  } finally {
    await worker.terminate();
  }
}

/**
 * At least three times what such a report was measured to need (10,000 sockets: 200 MB); without a limit the engine lets
 * garbage grow as if the machine were its own.
 */
const roomFor = ({ model }: ReportJob): { maxOldGenerationSizeMb: number } => ({
  maxOldGenerationSizeMb: 256 + Math.ceil(model.data.sockets.length / 25),
});

function outcomeOf(worker: Worker, job: ReportJob, { onProgress, signal }: MakeOptions): Promise<Result<MadeReports>> {
  const made: { [F in ReportFormat]?: string } = {};
  return new Promise((resolve) => {
    const cancelled = (): void => resolve(failed('reports.cancelled'));
    if (signal?.aborted) cancelled();
    signal?.addEventListener('abort', cancelled, { once: true });
    worker.once('error', (cause) => resolve(failed('reports.not-made', { detail: cause.message }, cause)));
    worker.on('message', (said: WorkerSays) => {
      if (said.say === 'made') {
        made[said.format] = said.path;
        onProgress?.(Object.keys(made).length, job.formats.length);
      } else {
        resolve(said.say === 'done' ? done({ ...made, digest: said.digest }) : failureOf(said, job));
      }
    });
  });
}

function failureOf({ code, message }: Extract<WorkerSays, { say: 'failed' }>, job: ReportJob): Result<never> {
  const folder = job.outDir;
  if (code === 'ENOSPC' || code === 'EDQUOT') return failed('reports.disk-full', { folder }, message);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EISDIR') {
    return failed('reports.folder-not-writable', { folder }, message);
  }
  return failed('reports.not-made', { detail: message.split('\n', 1)[0] ?? '' }, message);
}

// Makes the labels in a worker thread. Cancelling ends the thread.

import { Worker } from 'node:worker_threads';

import { done, failed, type Result } from '../domain/failures.ts';
import type { LabelJob } from './labels/label-job.ts';

/** Unbuilt the worker is a TypeScript file beside this one, built a JavaScript file. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './labels/label-worker.ts' : './label-worker.js',
  import.meta.url,
);

/** 10,000 labels were measured to leave the whole process at 280 MB. */
const room = { maxOldGenerationSizeMb: 768 };

/** Failures: `reports.cancelled`, `reports.not-made`. */
export async function makeLabels(job: LabelJob, signal?: AbortSignal): Promise<Result<Uint8Array>> {
  const worker = new Worker(workerFile, { workerData: job, resourceLimits: room });
  try {
    return await new Promise((resolve) => {
      const cancelled = (): void => resolve(failed('reports.cancelled'));
      if (signal?.aborted) cancelled();
      signal?.addEventListener('abort', cancelled, { once: true });
      worker.once('message', (bytes: Uint8Array) => resolve(done(bytes)));
      worker.once('error', (cause) => resolve(failed('reports.not-made', { detail: cause.message }, cause)));
    });
  } finally {
    await worker.terminate();
  }
}

// Reads a schedule's file in a thread of its own, with so much room and so much time.

import { Worker } from 'node:worker_threads';

import { failed, type Result } from '../domain/failures.ts';
import type { Clock } from '../environment/clock.ts';
import type { TableFile, TableJob } from './table-file.ts';

/** Unbuilt the worker is a TypeScript file beside this one, built a JavaScript file. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './table-worker.ts' : './table-worker.js',
  import.meta.url,
);

/** A workbook of 99,000 rows was measured to need 4.6 s of processor; a laptop may be busy with other things. */
const longestMs = 60_000;
const room = { maxOldGenerationSizeMb: 1_024 };

/** Failures: `schedule.*`; `schedule.takes-too-long` where it ran out of time or room. */
export async function readTableFile(job: TableJob, clock: Clock): Promise<Result<TableFile>> {
  const worker = new Worker(workerFile, { workerData: job, resourceLimits: room });
  try {
    return await new Promise((resolve, reject) => {
      const cancel = clock.after(longestMs, () => resolve(failed('schedule.takes-too-long')));
      const end = (read: Result<TableFile>): void => (cancel(), resolve(read));
      worker.once('message', end);
      worker.once('error', (cause: Error & { readonly code?: string }) => {
        if (cause.code === 'ERR_WORKER_OUT_OF_MEMORY') return end(failed('schedule.takes-too-long', {}, cause));
        cancel();
        reject(cause);
      });
    });
  } finally {
    await worker.terminate();
  }
}

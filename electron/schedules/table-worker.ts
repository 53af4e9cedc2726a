// The thread that reads a schedule's file: who is on the line to a live site meanwhile isn't kept waiting, and a file made to do
// harm can be stopped.

import { parentPort, workerData } from 'node:worker_threads';

import { readTable } from './read-table.ts';
import type { TableJob } from './table-file.ts';

const job = workerData as TableJob;
readTable(job)
  .then((read) => {
    // A cause is for the log of this thread; not everything that is thrown can cross.
    parentPort?.postMessage(read.ok ? read : { ok: false, failure: { ...read.failure, cause: undefined } });
  })
  .catch((error: unknown) => {
    throw error;
  });

// The thread that draws labels, so that nothing else waits for them.

import { parentPort, workerData } from 'node:worker_threads';

import type { LabelJob } from './label-job.ts';
import { labelPages } from './label-pages.ts';

labelPages(workerData as LabelJob)
  .then((bytes) => parentPort?.postMessage(bytes))
  .catch((error: unknown) => {
    throw error;
  });

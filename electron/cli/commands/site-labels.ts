// `commissioner site labels`: what is stuck on the sockets, to be printed.

import { resolve } from 'node:path';

import { labelsFile } from '../../application/make-site-labels.ts';
import type { LabelSheetName } from '../../domain/labels/label-sheets.ts';
import type { Failure } from '../../domain/failures.ts';
import { liveSockets } from '../../domain/site-queries.ts';
import { exitCodeOf, exitCodes, type ExitCode } from '../exit-codes.ts';
import type { Output } from '../output.ts';
import { withSite } from '../with-site.ts';
import { writtenWhole } from '../written-whole.ts';

export function siteLabels(
  output: Output,
  { sheet, skip }: { readonly sheet: LabelSheetName; readonly skip: number },
  site: string,
  file: string,
): Promise<ExitCode> {
  const failedWith = (failure: Failure): ExitCode => {
    output.failure(failure);
    return exitCodeOf(failure);
  };
  return withSite(
    output,
    site,
    async ({ state }) => {
      const path = resolve(file);
      const labels = await labelsFile(state, { sheet, planId: null, skip });
      if (!labels.ok) return failedWith(labels.failure);
      const written = writtenWhole(path, new Uint8Array(await labels.value.file.arrayBuffer()));
      if (!written.ok) return failedWith(written.failure);
      const count = liveSockets(state).length;
      const { notDrawn } = labels.value;
      output.line({ labels: count, file: path, notDrawn });
      if (!output.json) output.tell(`${path}\n${count} labels`);
      if (notDrawn > 0)
        output.warn(
          `${notDrawn} of them have letters that can not be printed: □ stands for each. Their codes are right.`,
        );
      return exitCodes.done;
    },
    true,
  );
}

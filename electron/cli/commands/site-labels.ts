// `commissioner site labels`: what is stuck on the sockets, to be printed.

import { resolve } from 'node:path';

import { labelsFile } from '../../application/make-site-labels.ts';
import type { LabelSheetName } from '../../domain/labels/label-sheets.ts';
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
  return withSite(
    output,
    site,
    async ({ state }) => {
      const path = resolve(file);
      const labels = await labelsFile(state, { sheet, planId: null, skip });
      const written = labels.ok ? writtenWhole(path, new Uint8Array(await labels.value.arrayBuffer())) : labels;
      if (!written.ok) {
        output.failure(written.failure);
        return exitCodeOf(written.failure);
      }
      const count = liveSockets(state).length;
      output.line({ labels: count, file: path });
      if (!output.json) output.tell(`${path}\n${count} labels`);
      return exitCodes.done;
    },
    true,
  );
}

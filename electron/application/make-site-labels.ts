// Makes the sheet of labels for an open site's sockets, as a file. The room that draws is loaded when first needed.

import { labelSheets, labelsOn, type LabelSheetName } from '../domain/labels/label-sheets.ts';
import { socketLabels } from '../domain/labels/socket-labels.ts';
import { done, failed, type Result } from '../domain/failures.ts';
import type { SiteState } from '../domain/site-types.ts';
import { plainFileName } from './file-name.ts';

export interface LabelsWish {
  readonly sheet: LabelSheetName;
  /** Null: of every socket. */
  readonly planId: string | null;
  /** Labels of the first sheet that are used already. */
  readonly skip: number;
}

interface MadeLabels {
  readonly file: File;
  /** On so many a box stands for letters that the font does not have; their codes say them. */
  readonly notDrawn: number;
}

/** Failures: `reports.*`. */
export async function labelsFile(
  state: SiteState,
  { sheet, planId, skip }: LabelsWish,
  signal?: AbortSignal,
): Promise<Result<MadeLabels>> {
  const labels = socketLabels(state, planId);
  if (labels.length === 0) return failed('reports.no-labels');
  const [{ makeLabels }, { hasUndrawn }] = await Promise.all([
    import('../reports/make-labels.ts'),
    import('../reports/pdf/letters.ts'),
  ]);
  const first = skip % labelsOn(labelSheets[sheet]);
  const made = await makeLabels({ sheet, skip: first, labels, title: state.name }, signal);
  if (!made.ok) return made;
  return done({
    file: new File([new Uint8Array(made.value)], `${plainFileName(state.name)} ${sheet}.pdf`),
    notDrawn: labels.filter(({ label }) => hasUndrawn(label)).length,
  });
}

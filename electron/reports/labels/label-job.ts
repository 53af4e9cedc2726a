// What the thread that draws labels is given and gives back: data that crosses, nothing else.

import type { LabelSheetName } from '../../domain/labels/label-sheets.ts';
import type { SocketLabel } from '../../domain/labels/socket-labels.ts';

export interface LabelJob {
  readonly sheet: LabelSheetName;
  /** Labels of the first sheet that are used already. */
  readonly skip: number;
  readonly labels: readonly SocketLabel[];
  /** Of the document. */
  readonly title: string;
}

// Sends a plan's files ahead, one after the other.

import type { GivenPlanSheet } from '../../../../../electron/contract/plan-sheet.ts';
import type { GivenFile } from '../../../../../electron/contract/sent-file.ts';
import { sentAhead } from '../../../app/send-ahead.ts';
import type { Prepared } from './prepare.ts';

export interface SentPlan {
  readonly file: GivenFile;
  readonly sheet: GivenPlanSheet;
}

export async function sentPlan({ file, sheet }: Prepared): Promise<SentPlan> {
  const picture = await sentAhead(file);
  const tiles = await sentAhead(sheet.tiles);
  const { source } = sheet;
  if (source === null || typeof source.file === 'string') return { file: picture, sheet: { ...sheet, tiles, source } };
  const drawing = await sentAhead(source.file);
  return { file: picture, sheet: { ...sheet, tiles, source: { ...source, file: drawing } } };
}

// Imports a socket schedule (CSV) and the plans it names into a site document, as one transaction. What the rows mean is
// decided in `domain/schedule`.

import { parse } from 'csv-parse/sync';

import { done, failed, type Result } from '../domain/failures.ts';
import type { PlanPicture } from '../domain/events.ts';
import { planKey, scheduleEvents } from '../domain/schedule/schedule-events.ts';
import { scheduleRows } from '../domain/schedule/schedule-rows.ts';
import type { Ids } from '../environment/ids.ts';
import { readPicture } from '../plans/read-picture.ts';
import type { SiteDocument } from '../site/site-document.ts';
import { withEmptySheets } from './empty-sheets.ts';

export interface PlanFile {
  readonly location: string;
  readonly plan: string;
  readonly bytes: Uint8Array;
}

export interface ScheduleFiles {
  /** RFC 4180, UTF-8, names of the columns in the first row. */
  readonly csv: string;
  readonly plans: readonly PlanFile[];
  /** false: leave the ports to be discovered. */
  readonly bind: boolean;
  /** Plans that the schedule names and that are missing come as empty sheets; else their sockets stay unplaced. */
  readonly sheets?: boolean;
}

/** Nothing is written where a row is wrong. Failures: `schedule.*`, `plans.*`, and the document's own. */
export function importSchedule(document: SiteDocument, files: ScheduleFiles, ids: Ids): Result<{ sockets: number }> {
  const table = readTable(files.csv);
  if (!table.ok) return table;
  const read = scheduleRows(table.value);
  if (!read.ok) return read;
  const [first] = read.value.errors;
  if (first) return failed('schedule.bad-rows', { ...first, count: read.value.errors.length });
  const pictures = keepPictures(document, files.plans);
  if (!pictures.ok) return pictures;
  const { rows } = read.value;
  const plans = files.sheets === true ? withEmptySheets(document, rows, pictures.value) : pictures;
  if (!plans.ok) return plans;
  const drafts = scheduleEvents(document.state, { rows, pictures: plans.value, bind: files.bind }, ids);
  const written = document.append(drafts);
  return written.ok ? done({ sockets: drafts.filter((draft) => draft.type === 'socket.added').length }) : written;
}

function readTable(csv: string): Result<string[][]> {
  try {
    return done(parse(csv, { bom: true, relaxColumnCount: true, skipEmptyLines: true }));
  } catch (cause) {
    return failed('schedule.unreadable', { detail: cause instanceof Error ? cause.message : 'unknown' }, cause);
  }
}

function keepPictures(document: SiteDocument, plans: readonly PlanFile[]): Result<Map<string, PlanPicture>> {
  const pictures = new Map<string, PlanPicture>();
  for (const { location, plan, bytes } of plans) {
    const picture = readPicture(bytes);
    if (!picture.ok) return picture;
    const { mediaType, width, height } = picture.value;
    const blob = document.putBlob(picture.value.bytes);
    if (!blob.ok) return blob;
    pictures.set(planKey(location, plan), { mediaType, width, height, blob: blob.value, revision: '1' });
  }
  return done(pictures);
}

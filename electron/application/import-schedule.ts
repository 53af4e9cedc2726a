// Imports a socket schedule and the plans it names into a site document, as one act that undo takes back as one. What the rows
// mean is decided in `domain/schedule`, what the file says in `schedules`.

import { done, type Result } from '../domain/failures.ts';
import type { PlanPicture } from '../domain/events.ts';
import { findHeader, type CellRows, type Header } from '../domain/schedule/columns.ts';
import type { RowError } from '../domain/schedule/row-errors.ts';
import { planKey, scheduleEvents } from '../domain/schedule/schedule-events.ts';
import { scheduleRows, type ScheduleRow } from '../domain/schedule/schedule-rows.ts';
import type { SiteState } from '../domain/site-types.ts';
import type { Ids } from '../environment/ids.ts';
import { readPicture } from '../plans/read-picture.ts';
import type { SiteDocument } from '../site/site-document.ts';
import { withEmptySheets } from './empty-sheets.ts';

export interface PlanFile {
  readonly location: string;
  readonly plan: string;
  readonly bytes: Uint8Array;
}

export interface Schedule {
  /** Every row of the file, as text. */
  readonly table: CellRows;
  /** Absent: found by the words in it. */
  readonly header?: Header;
  /** false: leave the ports to be discovered. */
  readonly bind: boolean;
}

export interface ScheduleWishes extends Schedule {
  readonly plans: readonly PlanFile[];
  /** Plans that the schedule names and that are missing come as empty sheets; else their sockets stay unplaced. */
  readonly sheets?: boolean;
  /** The rows that are right are taken in, whatever is wrong with others. */
  readonly partial?: boolean;
}

export interface ScheduleOutcome {
  /** Rows that say something. */
  readonly rows: number;
  /** Sockets. */
  readonly added: number;
  readonly changed: number;
  readonly errors: readonly RowError[];
  /** What somebody should look at, of rows that are right. */
  readonly notes: readonly RowError[];
}

/** Nothing is written where a row is wrong, unless `partial`: then `added` and `changed` are 0. Failures: `plans.*`, the document's. */
export function importSchedule(document: SiteDocument, wishes: ScheduleWishes, ids: Ids): Result<ScheduleOutcome> {
  const { count, rows, errors } = readRows(wishes);
  const pictures = keepPictures(document, wishes.plans);
  if (!pictures.ok) return pictures;
  // Asked first with nothing but names, so that a schedule that is wrong leaves no picture behind.
  const foreseen = effectOf(document.state, { rows, bind: wishes.bind });
  const wrong = inOrder([...errors, ...foreseen.errors]);
  const { notes } = foreseen;
  if (wrong.length > 0 && wishes.partial !== true) {
    return done({ rows: count, added: 0, changed: 0, errors: wrong, notes });
  }
  const wrongRows = new Set(wrong.map(({ row }) => row));
  const good = rows.filter(({ row }) => !wrongRows.has(row));
  const plans = wishes.sheets === true ? withEmptySheets(document, good, pictures.value) : pictures;
  if (!plans.ok) return plans;
  const { state } = document;
  const effect = scheduleEvents(state, { rows, pictures: plans.value, bind: wishes.bind }, ids);
  const written = effect.drafts.length === 0 ? done([]) : document.append(effect.drafts);
  const { added, changed } = effect;
  return written.ok ? done({ rows: count, added, changed, errors: wrong, notes }) : written;
}

/** What an import would do, with a sheet for every plan it names; nothing is written. */
export function foreseeSchedule(state: SiteState, schedule: Schedule): ScheduleOutcome {
  const { count, rows, errors } = readRows(schedule);
  const effect = effectOf(state, { rows, bind: schedule.bind });
  const { added, changed, notes } = effect;
  return { rows: count, added, changed, errors: inOrder([...errors, ...effect.errors]), notes };
}

const readRows = ({ table, header }: Schedule) => scheduleRows(table, header ?? findHeader(table));

const inOrder = (errors: readonly RowError[]): RowError[] => [...errors].sort((a, b) => a.row - b.row);

const anyPicture: PlanPicture = { blob: '', mediaType: '', width: 1, height: 1, revision: '0' };

function effectOf(state: SiteState, { rows, bind }: { readonly rows: readonly ScheduleRow[]; readonly bind: boolean }) {
  const pictures = new Map(rows.map(({ location, plan }) => [planKey(location, plan), anyPicture]));
  let made = 0;
  return scheduleEvents(state, { rows, pictures, bind }, () => `foreseen-${made++}`);
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

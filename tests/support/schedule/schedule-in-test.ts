// A site that lives from its schedules alone: what tests of them begin from.

import { findHeader, type CellRows } from '../../../electron/domain/schedule/columns.ts';
import { rowErrorWords, type RowError } from '../../../electron/domain/schedule/row-errors.ts';
import { planKey, scheduleEvents, type ScheduleEffect } from '../../../electron/domain/schedule/schedule-events.ts';
import { scheduleRows } from '../../../electron/domain/schedule/schedule-rows.ts';
import { readTable } from '../../../electron/schedules/read-table.ts';
import type { TableFile } from '../../../electron/schedules/table-file.ts';
import { SiteInTest } from '../site/story.ts';
import { valueOf } from '../value-of.ts';

const picture = { blob: 'b', mediaType: 'image/svg+xml', width: 4, height: 3, revision: '0' };

interface Said {
  /** What is wrong. */
  readonly said: readonly string[];
  /** What is odd, of rows that come in all the same. */
  readonly noted: readonly string[];
}

export class SiteOfSchedules extends SiteInTest {
  #made = 0;

  constructor(sockets = 0) {
    super(sockets);
  }

  /** The rows that are right are taken in; every plan that they name has a sheet. */
  take(table: CellRows, bind = true): ScheduleEffect & Said {
    const { rows, errors } = scheduleRows(table, findHeader(table));
    const pictures = new Map(rows.map(({ location, plan }) => [planKey(location, plan), picture]));
    const effect = scheduleEvents(this.state, { rows, pictures, bind }, () => `n${this.#made++}`);
    for (const draft of effect.drafts) this.write(draft);
    const all = [...errors, ...effect.errors];
    const say = (error: RowError): string => `${error.row} ${error.column} ${rowErrorWords(error, 'en')}`;
    return { ...effect, errors: all, said: all.map(say), noted: effect.notes.map(say) };
  }

  /** Where a socket is, as a person would say it. */
  whereIs(label: string): string {
    const socket = [...this.state.sockets.values()].find((one) => one.label === label && !one.removed);
    if (!socket) return 'nowhere';
    const { planId, areaId, position, binding, expected } = socket;
    const { plans, areas, hubs } = this.state;
    const place = [
      plans.get(planId ?? '')?.name,
      areas.get(areaId ?? '')?.name,
      position && `${position.x},${position.y}`,
    ];
    const port = binding && `${hubs.get(binding.hubId)?.hwId} ${binding.number}`;
    return [...place, port, expected].filter(Boolean).join(' · ');
  }
}

export const read = async (bytes: Uint8Array): Promise<TableFile> => valueOf(await readTable({ bytes, known: {} }));

export const lines = (...rows: string[]): string[][] => rows.map((row) => row.split(','));

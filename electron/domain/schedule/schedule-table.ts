// The schedule that a site's sockets make: what is exported, and read back as it was. Pure; how it becomes a file is decided
// elsewhere.

import type { Language } from '../failures.ts';
import { liveSockets } from '../site-queries.ts';
import type { SiteState, Socket } from '../site-types.ts';
import { columnTitles, deviceWords, scheduleColumns, type ScheduleColumn } from './columns.ts';

/** Texts as they are, numbers as numbers. */
export type ScheduleCell = string | number;

export interface ScheduleTable {
  readonly titles: readonly string[];
  /** In the order in which the sockets were added. */
  readonly rows: readonly (readonly ScheduleCell[])[];
}

export function scheduleTable(state: SiteState, language: Language): ScheduleTable {
  return {
    titles: scheduleColumns.map((column) => columnTitles[language][column]),
    rows: liveSockets(state).map((socket) => {
      const cells = cellsOf(state, socket, language);
      return scheduleColumns.map((column) => cells[column]);
    }),
  };
}

function cellsOf(state: SiteState, socket: Socket, language: Language): Record<ScheduleColumn, ScheduleCell> {
  const { binding, position } = socket;
  const plan = state.plans.get(socket.planId ?? '');
  const area = state.areas.get(socket.areaId ?? '');
  const hub = binding && state.hubs.get(binding.hubId);
  const on = plan && !plan.removed ? plan : null;
  return {
    label: socket.label,
    location: state.locations.get(socket.locationId)?.name ?? '',
    plan: on?.name ?? '',
    area: on && area && !area.removed && area.planId === on.id ? area.name : '',
    x: (on && position?.x) ?? '',
    y: (on && position?.y) ?? '',
    hub: hub?.hwId ?? '',
    port: hub && binding ? binding.number : '',
    expected: deviceWords[language][socket.expected],
  };
}

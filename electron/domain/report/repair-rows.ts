// The mis-wirings that were found and repaired, from the journal's events: which labels, what each really reaches, when and by
// whom. A repair that was taken back found nothing. Pure.

import type { EventType, MiswireKind, SiteEvent } from '../events.ts';
import type { SiteState } from '../site-types.ts';
import type { Millis } from '../units.ts';

export interface RepairRow {
  readonly kind: MiswireKind;
  /** Labels of the sockets that moved. */
  readonly sockets: readonly string[];
  /** What each of them really reaches: serial and printed number, and the platform's id ('' where it knows none). */
  readonly ports: readonly { readonly hub: string; readonly number: number; readonly portKey: string }[];
  readonly at: Millis;
  readonly author: string;
}

/** The only events that `repairRows` looks at. */
export const repairEvents: readonly EventType[] = ['bindings.repaired'];

/** In the order in which they were made. */
export function repairRows(state: SiteState, events: Iterable<SiteEvent>): RepairRow[] {
  const rows: RepairRow[] = [];
  for (const event of events) {
    if (event.type !== 'bindings.repaired' || state.isUndone(event.id)) continue;
    const { kind, bindings } = event.body;
    rows.push({
      kind,
      sockets: bindings.map(({ socketId }) => state.sockets.get(socketId)?.label ?? socketId),
      ports: bindings.map(({ hubId, number }) => portOf(state, hubId ?? '', number ?? 0)),
      at: event.at,
      author: event.author,
    });
  }
  return rows;
}

function portOf(state: SiteState, hubId: string, number: number): RepairRow['ports'][number] {
  const hub = state.hubs.get(hubId);
  return { hub: hub?.hwId ?? '', number, portKey: hub?.ports.get(number)?.portKey ?? '' };
}

// What the site has to say of a schedule's rows: which socket each one means, and which of them contradict the site or each
// other. Pure. Labels are unique within a site; where it has one twice all the same, rows and sockets meet by location and in order,
// and a schedule that brings one twice is told so, not refused: what a site gave out comes back.

import { productOf } from '../hub-products.ts';
import { liveSockets } from '../site-queries.ts';
import type { Hub, SiteState, Socket } from '../site-types.ts';
import type { RowError, RowFault } from './row-errors.ts';
import type { ScheduleRow } from './schedule-rows.ts';
import type { ScheduleColumn } from './columns.ts';

export interface MatchedRow {
  readonly row: ScheduleRow;
  /** Null: it is to be added. */
  readonly socket: Socket | null;
}

export interface CheckedRows {
  readonly rows: readonly MatchedRow[];
  readonly errors: readonly RowError[];
  /** What somebody should look at, of rows that are right. */
  readonly notes: readonly RowError[];
}

/** `bind`: the ports that the rows name are taken over, so they are looked at too. */
export function checkRows(state: SiteState, rows: readonly ScheduleRow[], bind: boolean): CheckedRows {
  const labelled = checkLabels(state, rows);
  if (!bind) return labelled;
  const ports = checkPorts(state, labelled.rows);
  const inOrder = [...labelled.errors, ...ports.errors].sort((a, b) => a.row - b.row);
  const right = new Set(ports.rows.map(({ row }) => row.row));
  return { rows: ports.rows, errors: inOrder, notes: labelled.notes.filter(({ row }) => right.has(row)) };
}

const wrong = (
  { row }: ScheduleRow,
  column: ScheduleColumn,
  fault: RowFault,
  params: RowError['params'],
): RowError => ({ row, column, fault, params });

function checkLabels(state: SiteState, rows: readonly ScheduleRow[]): CheckedRows {
  const there = grouped(liveSockets(state), ({ label }) => label);
  const good: MatchedRow[] = [];
  const errors: RowError[] = [];
  const notes: RowError[] = [];
  for (const [label, same] of grouped(rows, (row) => row.label)) {
    const sockets = there.get(label) ?? [];
    const [first] = same;
    if (sockets.length > same.length && sockets.length > 1) {
      const params = { text: label, count: sockets.length };
      errors.push(...same.map((row) => wrong(row, 'label', 'label-ambiguous', params)));
      continue;
    }
    for (const { row, socket } of metInOrder(state, same, sockets)) {
      const location = socket && state.locations.get(socket.locationId)?.name;
      if (typeof location === 'string' && location !== row.location) {
        errors.push(wrong(row, 'location', 'other-location', { text: label, location }));
        continue;
      }
      good.push({ row, socket });
      const other = row === first ? same[1] : first;
      if (other && !socket) notes.push(wrong(row, 'label', 'label-twice', { text: label, other: other.row }));
    }
  }
  good.sort((a, b) => a.row.row - b.row.row);
  for (const found of [errors, notes]) found.sort((a, b) => a.row - b.row);
  return { rows: good, errors, notes };
}

/** Rows and sockets of one label: first those that agree about the location. */
function metInOrder(state: SiteState, rows: readonly ScheduleRow[], sockets: readonly Socket[]): MatchedRow[] {
  const byLocation = grouped(sockets, ({ locationId }) => state.locations.get(locationId)?.name ?? '');
  const agreed = rows.map((row) => byLocation.get(row.location)?.shift());
  const left = [...byLocation.values()].flat();
  return rows.map((row, index) => ({ row, socket: agreed[index] ?? left.shift() ?? null }));
}

const portKey = ({ hwId, number }: { readonly hwId: string; readonly number: number }): string => `${hwId}/${number}`;

/** Hubs that are there, by serial. */
export const hubsBySerial = (state: SiteState): Map<string, Hub> =>
  new Map([...state.hubs.values()].filter(({ removed }) => !removed).map((hub) => [hub.hwId, hub]));

function checkPorts(state: SiteState, matched: readonly MatchedRow[]): Omit<CheckedRows, 'notes'> {
  const hubs = hubsBySerial(state);
  const errors: RowError[] = [];
  const rowOfPort = new Map<string, ScheduleRow>();
  let good = matched.filter(({ row }) => {
    if (!row.port) return true;
    const { hwId: hub, number } = row.port;
    const other = rowOfPort.get(portKey(row.port));
    const isPort = hasPort(hubs.get(hub), hub, number);
    if (isPort && !other) rowOfPort.set(portKey(row.port), row);
    else if (isPort) errors.push(wrong(row, 'port', 'port-twice', { hub, number, other: other!.row }));
    else errors.push(wrong(row, 'port', 'no-such-port', { hub, number }));
    return isPort && !other;
  });
  // A row that turns out wrong no longer frees the port it would have left: until nothing more turns out wrong.
  for (;;) {
    const order = inBindingOrder(state, good);
    for (const { row, holder } of order.stuck) {
      const { hwId: hub, number } = row.port!;
      errors.push(wrong(row, 'port', 'port-taken', { hub, number, label: holder.label }));
    }
    if (order.stuck.length === 0) return { rows: good, errors };
    const stuck = new Set(order.stuck.map(({ row }) => row.row));
    good = good.filter(({ row }) => !stuck.has(row.row));
  }
}

function hasPort(hub: Hub | undefined, hwId: string, number: number): boolean {
  const product = productOf(hub?.hwId ?? hwId);
  return hub?.ports.has(number) === true || product === undefined || product.printed.includes(number);
}

interface BindingOrder {
  /** Each finds its port free when its turn comes. */
  readonly order: readonly MatchedRow[];
  /** Their port is another socket's, which doesn't leave it before. */
  readonly stuck: readonly { readonly row: ScheduleRow; readonly holder: Socket }[];
}

/**
 * The rows that bind, so that whoever frees a port comes before whoever takes it. Two that would trade places are stuck: nothing
 * is taken silently, and a trade is a repair (`bindings.repaired`), not a schedule's business.
 */
export function inBindingOrder(state: SiteState, matched: readonly MatchedRow[]): BindingOrder {
  const hubs = hubsBySerial(state);
  const holders = new Map<string, Socket>();
  for (const hub of hubs.values()) {
    for (const { number, socketId } of hub.ports.values()) {
      const socket = socketId === null ? undefined : state.sockets.get(socketId);
      if (socket && !socket.removed) holders.set(portKey({ hwId: hub.hwId, number }), socket);
    }
  }
  const order: MatchedRow[] = [];
  let waiting = matched.filter(({ row, socket }) => row.port !== null && !isThere(state, row, socket));
  for (;;) {
    const stuck: MatchedRow[] = [];
    for (const each of waiting) {
      if (holders.has(portKey(each.row.port!))) stuck.push(each);
      else {
        order.push(each);
        const left = each.socket?.binding;
        const hub = left && state.hubs.get(left.hubId);
        if (hub) holders.delete(portKey({ hwId: hub.hwId, number: left.number }));
      }
    }
    if (stuck.length === waiting.length || stuck.length === 0) {
      return { order, stuck: stuck.map(({ row }) => ({ row, holder: holders.get(portKey(row.port!))! })) };
    }
    waiting = stuck;
  }
}

/** The socket is on the row's port already. */
function isThere(state: SiteState, { port }: ScheduleRow, socket: Socket | null): boolean {
  const { binding } = socket ?? {};
  return !!binding && !!port && binding.number === port.number && state.hubs.get(binding.hubId)?.hwId === port.hwId;
}

function grouped<T>(things: readonly T[], key: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(key(thing));
    if (group) group.push(thing);
    else groups.set(key(thing), [thing]);
  }
  return groups;
}

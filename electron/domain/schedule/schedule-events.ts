// What a socket schedule does to a site: the locations, plans, areas, hubs and sockets that are not there yet, what it changes of
// sockets that are, and the bindings it plans. Things are found again by name, serial and label, so importing twice adds nothing,
// and what a row doesn't say stays as it is. Pure.

import type { EventDraft, PlanPicture } from '../events.ts';
import type { SiteState, Socket } from '../site-types.ts';
import type { Point } from '../units.ts';
import { checkRows, hubsBySerial, inBindingOrder, type MatchedRow } from './schedule-checks.ts';
import type { RowError } from './row-errors.ts';
import type { ScheduleRow } from './schedule-rows.ts';

export interface ScheduleImport {
  readonly rows: readonly ScheduleRow[];
  /** Pictures by `planKey`; a plan without one can't be added and its sockets stay unplaced. */
  readonly pictures: ReadonlyMap<string, PlanPicture>;
  /** false: ports are to be discovered, whatever the schedule says. */
  readonly bind: boolean;
}

export interface ScheduleEffect {
  /** Of the rows that are right. */
  readonly drafts: readonly EventDraft[];
  /** Sockets. */
  readonly added: number;
  readonly changed: number;
  readonly errors: readonly RowError[];
  readonly notes: readonly RowError[];
}

/** Whatever slashes are in the names. */
export const planKey = (location: string, plan: string): string => JSON.stringify([location, plan]);

/** Half the width of the outline drawn around an area's sockets, as a fraction of the plan. */
const areaMargin = 0.02;

export function scheduleEvents(state: SiteState, imported: ScheduleImport, newId: () => string): ScheduleEffect {
  const { pictures, bind } = imported;
  const { rows: matched, errors, notes } = checkRows(state, imported.rows, bind);
  const places = placesFor(
    state,
    matched.map(({ row }) => row),
    pictures,
    newId,
  );
  const drafts: EventDraft[] = [...places.drafts];
  const socketIds = new Map<ScheduleRow, string>();
  const changed = new Set<ScheduleRow>();
  for (const { row, socket } of matched) {
    const socketId = socket?.id ?? newId();
    socketIds.set(row, socketId);
    if (socket) {
      const edits = editsOf(state, socket, row, places);
      if (edits.length > 0) changed.add(row);
      drafts.push(...edits);
    } else drafts.push(addedSocket(row, socketId, places));
  }
  if (bind) {
    const wasThere = new Set(matched.flatMap(({ row, socket }) => (socket ? [row] : [])));
    for (const { row } of inBindingOrder(state, matched).order) {
      const [socketId, hubId] = [socketIds.get(row), places.hubs.get(row.port!.hwId)];
      if (socketId === undefined || hubId === undefined) continue;
      if (wasThere.has(row)) changed.add(row);
      const was = state.lastSetBy(`socket/${socketId}/binding`);
      const { number } = row.port!;
      drafts.push({ type: 'socket.bound', body: { socketId, hubId, number, how: 'schedule', was } });
    }
  }
  return { drafts, added: matched.filter(isNew).length, changed: changed.size, errors, notes };
}

const isNew = ({ socket }: MatchedRow): boolean => socket === null;

/** Ids of the places that rows name, there already or about to be. */
interface Places {
  readonly drafts: readonly EventDraft[];
  readonly locations: ReadonlyMap<string, string>;
  /** By `planKey`. */
  readonly plans: ReadonlyMap<string, string>;
  /** By `<planId>/<name>`. */
  readonly areas: ReadonlyMap<string, string>;
  /** By serial. */
  readonly hubs: ReadonlyMap<string, string>;
}

function placesFor(
  state: SiteState,
  rows: readonly ScheduleRow[],
  pictures: ReadonlyMap<string, PlanPicture>,
  newId: () => string,
): Places {
  const drafts: EventDraft[] = [];
  const locations = new Map(present(state.locations).map((location) => [location.name, location.id]));
  for (const { location } of rows) {
    if (locations.has(location)) continue;
    const locationId = newId();
    locations.set(location, locationId);
    drafts.push({ type: 'location.added', body: { locationId, name: location } });
  }

  const locationName = (id: string): string => state.locations.get(id)?.name ?? '';
  const plans = new Map(
    present(state.plans).map((plan) => [planKey(locationName(plan.locationId), plan.name), plan.id]),
  );
  for (const { location, plan } of rows) {
    const key = planKey(location, plan);
    const picture = pictures.get(key);
    if (plan === '' || plans.has(key) || !picture) continue;
    const planId = newId();
    plans.set(key, planId);
    const locationId = locations.get(location) ?? '';
    drafts.push({ type: 'plan.imported', body: { ...picture, planId, locationId, name: plan } });
  }

  const areas = new Map(present(state.areas).map((area) => [`${area.planId}/${area.name}`, area.id]));
  for (const [key, { planId, name, points }] of rowsByArea(rows, plans)) {
    if (areas.has(key)) continue;
    const areaId = newId();
    areas.set(key, areaId);
    drafts.push({ type: 'area.outlined', body: { areaId, planId, name, outline: outlineOf(points) } });
  }

  const hubs = new Map([...hubsBySerial(state)].map(([hwId, hub]) => [hwId, hub.id]));
  for (const { port, location, plan } of rows) {
    if (!port || hubs.has(port.hwId)) continue;
    const hubId = newId();
    hubs.set(port.hwId, hubId);
    const [locationId, planId] = [locations.get(location) ?? '', plans.get(planKey(location, plan)) ?? null];
    drafts.push({ type: 'hub.added', body: { hubId, hwId: port.hwId, locationId, planId, name: port.hwId } });
  }
  return { drafts, locations, plans, areas, hubs };
}

const present = <T extends { removed: boolean }>(things: ReadonlyMap<string, T>): T[] =>
  [...things.values()].filter((thing) => !thing.removed);

function addedSocket(row: ScheduleRow, socketId: string, { locations, plans, areas }: Places): EventDraft {
  const planId = plans.get(planKey(row.location, row.plan)) ?? null;
  return {
    type: 'socket.added',
    body: {
      socketId,
      label: row.label,
      locationId: locations.get(row.location) ?? '',
      planId,
      position: planId === null ? null : row.position,
      areaId: areas.get(`${planId}/${row.area}`) ?? null,
      expected: row.expected ?? 'open',
    },
  };
}

function editsOf(state: SiteState, socket: Socket, row: ScheduleRow, places: Places): EventDraft[] {
  const edits: EventDraft[] = [];
  const { planId, position, areaId } = whereOf(state, socket, row, places);
  const isMoved = planId !== socket.planId || !samePoint(position, socket.position);
  if (isMoved || areaId !== socket.areaId) {
    const was = state.lastSetBy(`socket/${socket.id}/position`);
    edits.push({ type: 'socket.moved', body: { socketId: socket.id, planId, position, areaId, was } });
  }
  if (row.expected !== null && row.expected !== socket.expected) {
    const was = state.lastSetBy(`socket/${socket.id}/expected`);
    edits.push({ type: 'socket.expects', body: { socketId: socket.id, expected: row.expected, was } });
  }
  return edits;
}

/** Where the row says the socket is; two plans, or areas, of the same name don't make it go from one to the other. */
function whereOf(
  state: SiteState,
  socket: Socket,
  row: ScheduleRow,
  { plans, areas }: Places,
): Pick<Socket, 'planId' | 'position' | 'areaId'> {
  const isOnIt = row.plan === '' || state.plans.get(socket.planId ?? '')?.name === row.plan;
  const planId = isOnIt ? socket.planId : plans.get(planKey(row.location, row.plan));
  if (planId === undefined) return socket;
  const stays = planId === socket.planId;
  const isInIt = row.area === '' || state.areas.get(socket.areaId ?? '')?.name === row.area;
  const named = areas.get(`${planId}/${row.area}`) ?? null;
  return {
    planId,
    position: row.position ?? (stays ? socket.position : null),
    areaId: stays && isInIt ? socket.areaId : named,
  };
}

const samePoint = (a: Point | null, b: Point | null): boolean =>
  a === b || (a !== null && b !== null && a.x === b.x && a.y === b.y);

interface AreaRows {
  readonly planId: string;
  readonly name: string;
  readonly points: Point[];
}

function rowsByArea(rows: readonly ScheduleRow[], plans: ReadonlyMap<string, string>): Map<string, AreaRows> {
  const areas = new Map<string, AreaRows>();
  for (const row of rows) {
    const planId = plans.get(planKey(row.location, row.plan));
    if (!planId || !row.area) continue;
    const key = `${planId}/${row.area}`;
    const area = areas.get(key) ?? { planId, name: row.area, points: [] };
    if (row.position) area.points.push(row.position);
    areas.set(key, area);
  }
  return areas;
}

/** The box around the points, with a margin, inside the plan; where no row says a place, one in the corner to be drawn anew. */
function outlineOf(points: readonly Point[]): Point[] {
  const within = (value: number): number => Math.min(1, Math.max(0, value));
  const [xs, ys] = [points.map((point) => point.x), points.map((point) => point.y)];
  const least = (values: readonly number[]): number => within(values.reduce((a, b) => Math.min(a, b), 1) - areaMargin);
  const most = (values: readonly number[]): number => within(values.reduce((a, b) => Math.max(a, b), 0) + areaMargin);
  const nowhere = points.length === 0;
  const [left, right] = nowhere ? [0, 2 * areaMargin] : [least(xs), most(xs)];
  const [top, bottom] = nowhere ? [0, 2 * areaMargin] : [least(ys), most(ys)];
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}

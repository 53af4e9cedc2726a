// What a socket schedule adds to a site: the locations, plans, areas, hubs and sockets that are not there yet, and the
// bindings it plans. Things are found again by name, serial and label, so importing twice adds nothing. Pure.

import type { EventDraft, PlanPicture } from '../events.ts';
import type { SiteState } from '../site-types.ts';
import type { Point } from '../units.ts';
import type { ScheduleRow } from './schedule-rows.ts';

export interface ScheduleImport {
  readonly rows: readonly ScheduleRow[];
  /** Pictures by `location/plan`; a plan without one can't be added and its sockets stay unplaced. */
  readonly pictures: ReadonlyMap<string, PlanPicture>;
  /** false: ports are to be discovered, whatever the schedule says. */
  readonly bind: boolean;
}

export const planKey = (location: string, plan: string): string => `${location}/${plan}`;

/** Half the width of the outline drawn around an area's sockets, as a fraction of the plan. */
const areaMargin = 0.02;

export function scheduleEvents(state: SiteState, imported: ScheduleImport, newId: () => string): EventDraft[] {
  const drafts: EventDraft[] = [];
  const present = <T extends { removed: boolean }>(things: ReadonlyMap<string, T>): T[] =>
    [...things.values()].filter((thing) => !thing.removed);

  const locations = new Map(present(state.locations).map((location) => [location.name, location.id]));
  for (const { location } of imported.rows) {
    if (locations.has(location)) continue;
    const locationId = newId();
    locations.set(location, locationId);
    drafts.push({ type: 'location.added', body: { locationId, name: location } });
  }

  const locationName = (id: string): string => state.locations.get(id)?.name ?? '';
  const plans = new Map(
    present(state.plans).map((plan) => [planKey(locationName(plan.locationId), plan.name), plan.id]),
  );
  for (const { location, plan } of imported.rows) {
    const key = planKey(location, plan);
    const picture = imported.pictures.get(key);
    if (plans.has(key) || !picture) continue;
    const planId = newId();
    plans.set(key, planId);
    drafts.push({
      type: 'plan.imported',
      body: { ...picture, planId, locationId: locations.get(location) ?? '', name: plan },
    });
  }

  const areas = new Map(present(state.areas).map((area) => [`${area.planId}/${area.name}`, area.id]));
  for (const [key, rows] of rowsByArea(imported.rows, plans)) {
    const [planId = '', name] = [rows.planId, rows.name];
    if (areas.has(key)) continue;
    const areaId = newId();
    areas.set(key, areaId);
    drafts.push({ type: 'area.outlined', body: { areaId, planId, name, outline: outlineOf(rows.points) } });
  }

  const hubs = new Map(present(state.hubs).map((hub) => [hub.hwId, hub.id]));
  for (const { port, location, plan } of imported.rows) {
    if (!port || hubs.has(port.hwId)) continue;
    const hubId = newId();
    hubs.set(port.hwId, hubId);
    drafts.push({
      type: 'hub.added',
      body: {
        hubId,
        hwId: port.hwId,
        locationId: locations.get(location) ?? '',
        planId: plans.get(planKey(location, plan)) ?? null,
        name: port.hwId,
      },
    });
  }

  const labels = new Set(present(state.sockets).map((socket) => socket.label));
  for (const row of imported.rows) {
    if (labels.has(row.label)) continue;
    labels.add(row.label);
    const socketId = newId();
    const planId = plans.get(planKey(row.location, row.plan)) ?? null;
    drafts.push({
      type: 'socket.added',
      body: {
        socketId,
        label: row.label,
        locationId: locations.get(row.location) ?? '',
        planId,
        position: planId === null ? null : row.position,
        areaId: areas.get(`${planId}/${row.area}`) ?? null,
        expected: row.expected,
      },
    });
    const hubId = row.port && hubs.get(row.port.hwId);
    if (imported.bind && row.port && hubId) {
      drafts.push({
        type: 'socket.bound',
        body: { socketId, hubId, number: row.port.number, how: 'schedule', was: null },
      });
    }
  }
  return drafts;
}

interface AreaRows {
  readonly planId: string;
  readonly name: string;
  readonly points: Point[];
}

function rowsByArea(rows: readonly ScheduleRow[], plans: ReadonlyMap<string, string>): Map<string, AreaRows> {
  const areas = new Map<string, AreaRows>();
  for (const row of rows) {
    const planId = plans.get(planKey(row.location, row.plan));
    if (!planId || !row.area || !row.position) continue;
    const key = `${planId}/${row.area}`;
    const area = areas.get(key) ?? { planId, name: row.area, points: [] };
    area.points.push(row.position);
    areas.set(key, area);
  }
  return areas;
}

/** The box around the points, with a margin, inside the plan. */
function outlineOf(points: readonly Point[]): Point[] {
  const within = (value: number): number => Math.min(1, Math.max(0, value));
  const [xs, ys] = [points.map((point) => point.x), points.map((point) => point.y)];
  const [left, right] = [within(Math.min(...xs) - areaMargin), within(Math.max(...xs) + areaMargin)];
  const [top, bottom] = [within(Math.min(...ys) - areaMargin), within(Math.max(...ys) + areaMargin)];
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}

// What the Site screen and the plan's outline show: locations with their plans and areas, counted; conflicts in words; people.

import type { ConflictView, LocationView, PersonView, PlanView, SiteView } from '../../contract/site-views.ts';
import { countVerdicts, liveSockets, type VerdictCounts } from '../../domain/site-queries.ts';
import type { Area, Conflict, Location, Plan, SiteState, Socket } from '../../domain/site-types.ts';
import type { SiteDocument } from '../../site/site-document.ts';

export function siteView(document: SiteDocument, people: readonly PersonView[]): SiteView {
  const { state } = document;
  const { id, name, companyId, details, procedure } = state;
  const groups = grouped(liveSockets(state));
  return {
    id,
    name,
    companyId,
    details,
    procedure,
    locations: [...state.locations.values()]
      .filter(({ removed }) => !removed)
      .map((location) => locationView(state, location, groups)),
    openIssues: [...state.issues.values()].filter((issue) => issue.state === 'open').length,
    conflicts: state.conflicts.map((conflict) => conflictView(document, conflict)),
    people,
    reports: state.reports.map(({ number, revision, digest, at }) => ({ number, revision, digest, at })),
  };
}

interface Groups {
  readonly byLocation: ReadonlyMap<string, readonly Socket[]>;
  readonly byPlan: ReadonlyMap<string, readonly Socket[]>;
  readonly byArea: ReadonlyMap<string, readonly Socket[]>;
}

const grouped = (sockets: readonly Socket[]): Groups => ({
  byLocation: by(sockets, ({ locationId }) => locationId),
  byPlan: by(sockets, ({ planId }) => planId),
  byArea: by(sockets, ({ areaId }) => areaId),
});

function by(sockets: readonly Socket[], key: (socket: Socket) => string | null): Map<string, Socket[]> {
  const groups = new Map<string, Socket[]>();
  for (const socket of sockets) {
    const name = key(socket) ?? '';
    const group = groups.get(name);
    if (group) group.push(socket);
    else groups.set(name, [socket]);
  }
  return groups;
}

const counted = (sockets: readonly Socket[] | undefined): VerdictCounts => countVerdicts(sockets ?? []);

function locationView(state: SiteState, { id, name }: Location, groups: Groups): LocationView {
  const sockets = groups.byLocation.get(id) ?? [];
  const here = new Set(sockets.map((socket) => socket.id));
  const open = [...state.issues.values()].filter((issue) => issue.state === 'open');
  return {
    id,
    name,
    counts: counted(sockets),
    unplaced: sockets.filter(({ planId }) => planId === null).length,
    openIssues: open.filter(({ on }) => on?.kind === 'socket' && here.has(on.id)).length,
    plans: [...state.plans.values()]
      .filter((plan) => !plan.removed && plan.locationId === id)
      .map((plan) => planView(state, plan, groups)),
  };
}

function planView(state: SiteState, plan: Plan, groups: Groups): PlanView {
  const { id, name, revision, mediaType, width, height, blob } = plan;
  const areas = [...state.areas.values()].filter((area) => !area.removed && area.planId === id);
  return {
    id,
    name,
    revision,
    mediaType,
    width,
    height,
    blob,
    counts: counted(groups.byPlan.get(id)),
    areas: areas.map((area: Area) => ({
      id: area.id,
      name: area.name,
      outline: area.outline,
      lockedUntil: area.lockedUntil,
      counts: counted(groups.byArea.get(area.id)),
    })),
  };
}

/** `<kind>/<id>/<field>`, and what the two events said of it. */
function conflictView(document: SiteDocument, conflict: Conflict): ConflictView {
  const [kept, lost] = [document.event(conflict.kept), document.event(conflict.lost)];
  return {
    ...conflict,
    label: labelOf(document.state, conflict.field),
    keptAuthor: kept?.author ?? '',
    lostAuthor: lost?.author ?? '',
    keptText: kept ? saidBy(kept.body) : '',
    lostText: lost ? saidBy(lost.body) : '',
  };
}

function labelOf(state: SiteState, field: string): string {
  const [kind, id = ''] = field.split('/');
  if (kind === 'socket') return state.sockets.get(id)?.label ?? id;
  const things = { location: state.locations, plan: state.plans, area: state.areas, hub: state.hubs };
  return kind && kind in things ? (things[kind as keyof typeof things].get(id)?.name ?? id) : state.name;
}

/** The body's own words: everything but the ids and what it replaced. */
const saidBy = (body: object): string =>
  Object.entries(body)
    .filter(([key, value]) => key !== 'was' && !key.endsWith('Id') && value !== null)
    .map(([, value]) => (typeof value === 'object' ? JSON.stringify(value) : String(value)))
    .join(', ');

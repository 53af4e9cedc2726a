// What the Site screen and the plan's outline show: locations with their plans and areas, counted; conflicts in words; people.

import type { LocationView, PersonView, PlanView, SiteView } from '../../contract/site-views.ts';
import { countVerdicts, liveSockets, type VerdictCounts } from '../../domain/site-queries.ts';
import type { Area, Location, Plan, SiteState, Socket } from '../../domain/site-types.ts';
import type { SiteDocument } from '../../site/site-document.ts';
import { conflictView } from './conflicts-view.ts';

export function siteView(document: SiteDocument, people: readonly PersonView[]): SiteView {
  const { state } = document;
  const { id, name, companyId, details, procedure } = state;
  const groups = grouped(state, liveSockets(state));
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
  /** Open issues by the location, and by the plan, that they are on. */
  readonly openIssues: ReadonlyMap<string, number>;
}

const grouped = (state: SiteState, sockets: readonly Socket[]): Groups => ({
  openIssues: openIssues(state),
  byLocation: by(sockets, ({ locationId }) => locationId),
  byPlan: by(sockets, ({ planId }) => planId),
  byArea: by(sockets, ({ areaId }) => areaId),
});

function openIssues(state: SiteState): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { on, state: standing } of state.issues.values()) {
    if (on === null || standing !== 'open') continue;
    const { locationId, planId } = placeOf(state, on);
    for (const id of [locationId, planId]) if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

function placeOf(
  state: SiteState,
  { kind, id }: { readonly kind: 'socket' | 'hub' | 'plan'; readonly id: string },
): { readonly locationId?: string; readonly planId?: string | null } {
  if (kind === 'plan') return { planId: id, ...onlyLocation(state.plans.get(id)) };
  return (kind === 'hub' ? state.hubs : state.sockets).get(id) ?? {};
}

const onlyLocation = (plan: Plan | undefined): { locationId?: string } => (plan ? { locationId: plan.locationId } : {});

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

function locationView(state: SiteState, { id, name, procedure }: Location, groups: Groups): LocationView {
  const sockets = groups.byLocation.get(id) ?? [];
  return {
    id,
    name,
    procedure,
    counts: counted(sockets),
    unplaced: sockets.filter(({ planId }) => planId === null).length,
    openIssues: groups.openIssues.get(id) ?? 0,
    plans: [...state.plans.values()]
      .filter((plan) => !plan.removed && plan.locationId === id)
      .map((plan) => planView(state, plan, groups)),
  };
}

function planView(state: SiteState, plan: Plan, groups: Groups): PlanView {
  const { id, name, revision, mediaType, width, height, blob, tiles, metresWide, before } = plan;
  const areas = [...state.areas.values()].filter((area) => !area.removed && area.planId === id);
  return {
    id,
    name,
    revision,
    mediaType,
    width,
    height,
    blob,
    tiles,
    metresWide,
    before,
    counts: counted(groups.byPlan.get(id)),
    openIssues: groups.openIssues.get(id) ?? 0,
    areas: areas.map((area: Area) => ({
      id: area.id,
      name: area.name,
      outline: area.outline,
      lockedUntil: area.lockedUntil,
      counts: counted(groups.byArea.get(area.id)),
    })),
  };
}

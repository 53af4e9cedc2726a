// The tree of a site as the lines that are shown: locations, their plans, the plans' areas; what is closed hides what is in it. Pure.

import type { AreaView, LocationView, PlanView } from '../../../../electron/contract/site-views.ts';
import type { VerdictCounts } from '../../../../electron/domain/site-queries.ts';

interface Place {
  readonly id: string;
  readonly name: string;
  readonly counts: VerdictCounts;
  readonly openIssues: number;
  /** 1 = location. */
  readonly level: number;
  /** Among its sisters, from 1. */
  readonly position: number;
  readonly sisters: number;
  /** null: there is nothing in it. */
  readonly open: boolean | null;
}

export type TreeRow = Place &
  (
    | { readonly kind: 'location'; readonly view: LocationView }
    | { readonly kind: 'plan'; readonly view: PlanView; readonly locationId: string }
    | { readonly kind: 'area'; readonly view: AreaView; readonly planId: string }
  );

/** `closed`: ids of locations and plans whose inside is hidden. */
export function treeRows(locations: readonly LocationView[], closed: ReadonlySet<string>): TreeRow[] {
  const opened = (id: string, inside: number): boolean | null => (inside === 0 ? null : !closed.has(id));
  return locations.flatMap((view, index) => {
    const open = opened(view.id, view.plans.length);
    const place = { ...placeOf(view, 1, index, locations.length), openIssues: view.openIssues, open };
    const plans = open === true ? view.plans.flatMap((plan, at) => planRows(plan, at, view, opened)) : [];
    return [{ ...place, kind: 'location', view }, ...plans];
  });
}

function planRows(
  view: PlanView,
  index: number,
  location: LocationView,
  opened: (id: string, inside: number) => boolean | null,
): TreeRow[] {
  const open = opened(view.id, view.areas.length);
  const place = { ...placeOf(view, 2, index, location.plans.length), openIssues: view.openIssues, open };
  const areas = (open === true ? view.areas : []).map((area, at): TreeRow => {
    return {
      ...placeOf(area, 3, at, view.areas.length),
      openIssues: 0,
      open: null,
      kind: 'area',
      view: area,
      planId: view.id,
    };
  });
  return [{ ...place, kind: 'plan', view, locationId: location.id }, ...areas];
}

const placeOf = (
  { id, name, counts }: { readonly id: string; readonly name: string; readonly counts: VerdictCounts },
  level: number,
  index: number,
  sisters: number,
): Omit<Place, 'open' | 'openIssues'> => ({ id, name, counts, level, position: index + 1, sisters });

/** What has a verdict that it can keep; nothing to verify is nothing done. */
export const verifiedShare = ({ sockets, pass, marginal }: VerdictCounts): number =>
  sockets === 0 ? 0 : (pass + marginal) / sockets;

/** The line one step out: of an area its plan, of a plan its location. */
export function outwards(rows: readonly TreeRow[], index: number): number {
  const level = rows[index]?.level ?? 1;
  for (let at = index - 1; at >= 0; at -= 1) if ((rows[at]?.level ?? 0) < level) return at;
  return index;
}

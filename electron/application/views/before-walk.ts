// What a person is shown before a walk: the hubs that were heard, and what the walk would visit, area by area. Asks the engine's
// own rule; counts only.

import type { BeforeWalk } from '../../contract/verification.ts';
import { productOf } from '../../domain/hub-products.ts';
import { hubStateOf, liveSockets, type HubState } from '../../domain/site-queries.ts';
import type { Hub, SiteState } from '../../domain/site-types.ts';
import type { Millis } from '../../domain/units.ts';
import type { VerificationSetup } from '../../domain/verification/protocol.ts';
import { sharedModes, type Person } from '../../domain/verification/division.ts';
import { isWanted } from '../../domain/verification/tasks.ts';
import { divisionOf, scopeOf, socketTask, wayThrough, type Scope } from '../verification-setup.ts';

/** A list that is read before starting; the rest is on Hubs. */
const unheardShown = 50;

export function beforeWalk(
  state: SiteState,
  { people, ...scope }: Scope & { readonly people: 1 | 2 },
  heardAt: (portKey: string) => Millis | null,
  now: Millis,
): BeforeWalk {
  const sockets = liveSockets(state);
  const areas = areasToVisit(state, scopeOf(state, scope), now);
  const sum = (count: 'walk' | 'revisit' | 'locked'): number => areas.reduce((all, area) => all + area[count], 0);
  return {
    hubs: hubsHeard(state, heardAt, now),
    areas,
    walk: sum('walk'),
    revisit: sum('revisit'),
    locked: sum('locked'),
    lamps: sockets.filter(({ expected }) => expected === 'lamp').length,
    bound: sockets.filter(({ binding }) => binding !== null).length,
    unbound: sockets.filter(({ binding }) => binding === null).length,
    ...forTwo(state, scope, people, now),
  };
}

/** The way is planned only where two were asked for: before a walk this is asked again with every change. */
function forTwo(
  state: SiteState,
  scope: Scope,
  people: 1 | 2,
  now: Millis,
): Pick<BeforeWalk, 'canBeShared' | 'halves'> {
  const setup = scopeOf(state, scope);
  const wanted = liveSockets(state).filter((socket) => isWanted(setup, socketTask(state, socket, now)));
  const patches = new Set(wanted.map(({ binding, planId, areaId }) => binding?.hubId ?? `${planId}/${areaId}`));
  const canBeShared = patches.size > 1 && sharedModes.has(scope.mode);
  if (!canBeShared || people === 1) return { canBeShared, halves: null };
  const division = divisionOf(state, { ...setup, sockets: wayThrough(state, { mode: scope.mode, pace: 1 }, now) });
  const left = (person: Person): number => {
    const { own } = division.shareOf(person, false);
    return wanted.filter(({ id }) => own.has(id)).length;
  };
  return { canBeShared, halves: [left(1), left(2)] };
}

function hubsHeard(state: SiteState, heardAt: (portKey: string) => Millis | null, now: Millis): BeforeWalk['hubs'] {
  const hubs = [...state.hubs.values()].filter((hub) => !hub.removed && speaks(hub));
  const standing = hubs.map((hub) => ({ hubId: hub.id, name: hub.name, state: hubStateOf(hub, heardAt, now) }));
  const unheard = standing.filter(({ state: how }) => !isHeard(how));
  return { all: hubs.length, heard: hubs.length - unheard.length, unheard: unheard.slice(0, unheardShown) };
}

const isHeard = (state: HubState): boolean => state === 'heard' || state === 'all-heard';
const speaks = ({ hwId }: Hub): boolean => productOf(hwId)?.online !== false;

type AreaToVisit = { -readonly [K in keyof BeforeWalk['areas'][number]]: BeforeWalk['areas'][number][K] };

function areasToVisit(state: SiteState, setup: Pick<VerificationSetup, 'mode' | 'only' | 'within'>, now: Millis) {
  const areas = new Map<string, AreaToVisit>();
  for (const socket of liveSockets(state)) {
    const task = socketTask(state, socket, now);
    if (!isWanted(setup, { ...task, locked: false })) continue;
    const area = areaOf(areas, state, task.planId, task.areaId);
    if (!isWanted(setup, task)) area.locked += 1;
    else if (task.verdict === 'untested') area.walk += 1;
    else area.revisit += 1;
  }
  return [...areas.values()].sort(byName);
}

const nameOrder = new Intl.Collator('en', { numeric: true });
const byName = (a: AreaToVisit, b: AreaToVisit): number =>
  nameOrder.compare(a.plan, b.plan) || nameOrder.compare(a.area, b.area);

function areaOf(
  areas: Map<string, AreaToVisit>,
  state: SiteState,
  planId: string | null,
  areaId: string | null,
): AreaToVisit {
  const key = `${planId}/${areaId}`;
  const known = areas.get(key);
  if (known) return known;
  const area = areaId === null ? undefined : state.areas.get(areaId);
  const made = {
    planId,
    plan: (planId === null ? undefined : state.plans.get(planId)?.name) ?? '',
    areaId,
    area: area?.name ?? '',
    walk: 0,
    revisit: 0,
    locked: 0,
    lockedUntil: area?.lockedUntil ?? null,
  };
  areas.set(key, made);
  return made;
}

// Decides how a fold is put aside and taken up again, so that a large document opens without folding its whole journal. Plain
// JSON. Domain, *The site document* ("a fold may be cached in the file, keyed by the head").

import { canonicalJson } from '../canonical-json.ts';
import type { SiteEvent } from '../events.ts';
import type { Conflict } from '../site-types.ts';
import { maskedBy, type Undo } from './undo-masks.ts';
import {
  createWorld,
  type FieldSetters,
  type MutableHub,
  type MutablePort,
  type MutableState,
  type World,
} from './world.ts';

/**
 * Raised whenever the same events fold to another state than before: older folds are then thrown away and made anew.
 * `fold-form.test.ts` fails where that was forgotten.
 */
export const foldForm = 6;

type Entries<T> = readonly (readonly [string, T])[];
type Table<K extends keyof MutableState> = MutableState[K] extends Map<string, infer T> ? Entries<T> : never;

export interface FoldSnapshot {
  readonly form: number;
  readonly count: number;
  readonly site: Pick<
    MutableState,
    'id' | 'name' | 'companyId' | 'dialect' | 'details' | 'procedure' | 'signatures' | 'reports'
  >;
  readonly locations: Table<'locations'>;
  readonly plans: Table<'plans'>;
  readonly areas: Table<'areas'>;
  readonly hubs: Entries<Omit<MutableHub, 'ports'> & { ports: readonly MutablePort[] }>;
  readonly sockets: Table<'sockets'>;
  readonly issues: Table<'issues'>;
  readonly leases: Table<'leases'>;
  readonly leftovers: Table<'leftovers'>;
  readonly setters: Readonly<Record<keyof World['setters'], Entries<FieldSetters>>>;
  readonly boundBy: Entries<string>;
  readonly conflicts: Entries<Conflict>;
  readonly undos: readonly Undo[];
  /** The latest events, oldest first: what can be undone without asking the journal. */
  readonly tail: readonly SiteEvent[];
}

export interface FoldParts {
  readonly world: World;
  readonly undos: readonly Undo[];
  readonly tail: readonly SiteEvent[];
  readonly count: number;
}

export function snapshotOf({ world, undos, tail, count }: FoldParts): FoldSnapshot {
  const { state, setters } = world;
  const { id, name, companyId, dialect, details, procedure, signatures, reports } = state;
  return {
    ...{ form: foldForm, count, undos, tail },
    site: { id, name, companyId, dialect, details, procedure, signatures, reports },
    locations: [...state.locations],
    plans: [...state.plans],
    areas: [...state.areas],
    hubs: [...state.hubs].map(([hubId, hub]) => [hubId, { ...hub, ports: [...hub.ports.values()] }]),
    sockets: [...state.sockets],
    issues: [...state.issues],
    leases: [...state.leases],
    leftovers: [...state.leftovers],
    setters: {
      site: [...setters.site],
      location: [...setters.location],
      plan: [...setters.plan],
      area: [...setters.area],
      hub: [...setters.hub],
      socket: [...setters.socket],
    },
    boundBy: [...world.boundBy],
    conflicts: [...world.conflicts],
  };
}

/** The snapshot's things become the world's own: hand in a fresh one, as read from its JSON. */
export function worldOf(snapshot: FoldSnapshot): World {
  const world = createWorld();
  const { state } = world;
  const { signatures, reports, ...site } = snapshot.site;
  Object.assign(state, site);
  state.signatures.push(...signatures);
  state.reports.push(...reports);
  fill(state.locations, snapshot.locations);
  fill(state.plans, snapshot.plans);
  fill(state.areas, snapshot.areas);
  fill(state.sockets, snapshot.sockets);
  fill(state.issues, snapshot.issues);
  fill(state.leases, snapshot.leases);
  fill(state.leftovers, snapshot.leftovers);
  for (const [id, hub] of snapshot.hubs) addHub(state, id, hub);
  for (const kind of Object.keys(world.setters) as (keyof World['setters'])[]) {
    fill(world.setters[kind], snapshot.setters[kind]);
  }
  fill(world.boundBy, snapshot.boundBy);
  fill(world.conflicts, snapshot.conflicts);
  world.masked = maskedBy(snapshot.undos);
  return world;
}

/** The text that two snapshots share exactly where they are the same fold: entries in no particular order. */
export function snapshotText(snapshot: FoldSnapshot): string {
  const { setters, undos, tail, ...rest } = snapshot;
  return canonicalJson({ ...namedEntries(rest), setters: namedEntries(setters), undos, tail });
}

function namedEntries(tables: object): Record<string, unknown> {
  const named: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(tables) as [string, unknown][]) {
    named[key] = Array.isArray(value) ? Object.fromEntries(value as Entries<unknown>) : value;
  }
  return named;
}

function addHub(state: MutableState, id: string, { ports, ...hub }: FoldSnapshot['hubs'][number][1]): void {
  state.hubs.set(id, { ...hub, ports: new Map(ports.map((port) => [port.number, port])) });
  for (const port of ports) if (port.portKey !== null) state.portsByKey.set(port.portKey, port);
}

function fill<T>(map: Map<string, T>, entries: Entries<T>): void {
  for (const [key, value] of entries) map.set(key, value);
}

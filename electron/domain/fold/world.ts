// Decides what the fold holds while it folds: the state everybody reads, and beside it who last set which field, what is in
// conflict, and what an event touched. Written only through `writes`. Domain, *The site document*.

import type { EventType, SiteEvent } from '../events.ts';
import { defaultProcedure } from '../procedure.ts';
import type {
  Area,
  Change,
  Conflict,
  Hub,
  Issue,
  Lease,
  Leftover,
  Location,
  Plan,
  Port,
  SiteState,
  Socket,
  SyncState,
} from '../site-types.ts';
import { Writes } from './writes.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export type MutablePort = Mutable<Port>;
export type MutableHub = Omit<Mutable<Hub>, 'ports'> & { ports: Map<number, MutablePort> };
export type MutableSocket = Omit<Mutable<Socket>, 'history'> & { history: string[] };
export type MutableIssue = Omit<Mutable<Issue>, 'comments' | 'photos'> & {
  comments: Issue['comments'][number][];
  photos: Issue['photos'][number][];
};

/** The same object all along; its maps too. */
export interface MutableState {
  id: string;
  name: string;
  companyId: string | null;
  dialect: SiteState['dialect'];
  details: Readonly<Record<string, string>>;
  procedure: SiteState['procedure'];
  readonly locations: Map<string, Mutable<Location>>;
  readonly plans: Map<string, Mutable<Plan>>;
  readonly areas: Map<string, Mutable<Area>>;
  readonly hubs: Map<string, MutableHub>;
  readonly sockets: Map<string, MutableSocket>;
  readonly issues: Map<string, MutableIssue>;
  readonly signatures: SiteState['signatures'][number][];
  readonly reports: SiteState['reports'][number][];
  readonly leases: Map<string, Lease>;
  readonly leftovers: Map<string, Leftover>;
  readonly portsByKey: Map<string, MutablePort>;
}

/** The kinds of thing whose fields people edit; `site` is the document itself. */
export type EditedKind = 'site' | 'location' | 'plan' | 'area' | 'hub' | 'socket';

/** Id of the event that last set each field of one thing. */
export type FieldSetters = Record<string, string>;

export interface World {
  readonly state: MutableState;
  readonly writes: Writes;
  readonly setters: Readonly<Record<EditedKind, Map<string, FieldSetters>>>;
  /** The station that last bound or unbound a socket, by socket. */
  readonly boundBy: Map<string, string>;
  /** By field. */
  readonly conflicts: Map<string, Conflict>;
  /** Ids of the events that are taken back. */
  masked: ReadonlySet<string>;
  /** What the event being folded has touched so far. */
  touched: Change[];
}

export type EventOf<T extends EventType> = Extract<SiteEvent, { type: T }>;
/** What an event of this type does to the world. Tolerant: what it speaks of may never have been, or be gone. */
export type Handlers<T extends EventType> = { readonly [K in T]: (world: World, event: EventOf<K>) => void };

export const neverSynced: SyncState = { seen: null, refusal: null };

export function createWorld(): World {
  return {
    state: emptyState(),
    writes: new Writes(),
    setters: {
      site: new Map(),
      location: new Map(),
      plan: new Map(),
      area: new Map(),
      hub: new Map(),
      socket: new Map(),
    },
    boundBy: new Map(),
    conflicts: new Map(),
    masked: new Set(),
    touched: [],
  };
}

/** Back to before the first event; the state stays the same object, and so do its maps. */
export function emptyWorld(world: World): void {
  for (const value of Object.values(world.state)) if (value instanceof Map) value.clear();
  world.state.signatures.length = 0;
  world.state.reports.length = 0;
  const { id, name, companyId, dialect, details, procedure } = emptyState();
  Object.assign(world.state, { id, name, companyId, dialect, details, procedure });
  for (const setters of Object.values(world.setters)) setters.clear();
  world.boundBy.clear();
  world.conflicts.clear();
  world.touched = [];
}

export function touch(world: World, kind: Change['kind'], id: string): void {
  world.touched.push({ kind, id });
}

function emptyState(): MutableState {
  return {
    id: '',
    name: '',
    companyId: null,
    dialect: null,
    details: {},
    procedure: defaultProcedure,
    locations: new Map(),
    plans: new Map(),
    areas: new Map(),
    hubs: new Map(),
    sockets: new Map(),
    issues: new Map(),
    signatures: [],
    reports: [],
    leases: new Map(),
    leftovers: new Map(),
    portsByKey: new Map(),
  };
}

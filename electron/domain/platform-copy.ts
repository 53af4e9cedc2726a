// Reads the platform's last seen copies in the document's own terms: document ids instead of the platform's, only the
// fields that both sides know. What cannot be translated stays visible as `remote:<id>`. Pure. A copy is the neutral form
// that `platform/` reads, with the whole object as it came under `raw`; a plan's also names the picture's `blob`.

import type { RemoteKind } from './events.ts';
import type { Seen, SiteState } from './site-types.ts';
import type { Point } from './units.ts';

/** What both the document and the platform say of a thing. */
export interface FieldsOf {
  location: { readonly name: string };
  plan: { readonly name: string; readonly locationId: string; readonly blob: string | null };
  hub: { readonly hwId: string; readonly name: string; readonly locationId: string; readonly planId: string | null };
  port: { readonly name: string; readonly planId: string | null; readonly position: Point | null };
}

/** The same, as the platform's client reads it. */
export interface RemoteFields {
  readonly name?: unknown;
  readonly locationId?: unknown;
  readonly planId?: unknown;
  readonly hwId?: unknown;
  readonly blob?: unknown;
  readonly position?: unknown;
}

/** Document ids by the platform's. */
export class RemoteIds {
  readonly #ids: Readonly<Record<RemoteKind, Map<string, string>>> = {
    location: new Map(),
    plan: new Map(),
    hub: new Map(),
    port: new Map(),
  };

  constructor(state: SiteState) {
    for (const location of state.locations.values()) this.#learn('location', location);
    for (const plan of state.plans.values()) this.#learn('plan', plan);
    for (const hub of state.hubs.values()) {
      this.#learn('hub', hub);
      for (const port of hub.ports.values()) this.#learn('port', port);
    }
  }

  add(kind: RemoteKind, remoteId: string, id: string): void {
    this.#ids[kind].set(remoteId, id);
  }

  idOf(kind: RemoteKind, remoteId: string): string | undefined {
    return this.#ids[kind].get(remoteId);
  }

  /** A reference, or how one that the document doesn't know looks; null: none. */
  reference(kind: RemoteKind, remoteId: unknown): string | null {
    if (typeof remoteId !== 'string' || remoteId === '') return null;
    return this.#ids[kind].get(remoteId) ?? `remote:${remoteId}`;
  }

  #learn(kind: RemoteKind, { id, sync }: { readonly id: string; readonly sync: { readonly seen: Seen | null } }): void {
    if (sync.seen) this.#ids[kind].set(sync.seen.remoteId, id);
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const remoteFields: {
  readonly [K in RemoteKind]: (copy: RemoteFields, ids: RemoteIds) => FieldsOf[K];
} = {
  location: ({ name }) => ({ name: text(name) }),
  plan: ({ name, locationId, blob }, ids) => ({
    name: text(name),
    locationId: ids.reference('location', locationId) ?? '',
    blob: typeof blob === 'string' ? blob : null,
  }),
  hub: ({ name, hwId, locationId, planId }, ids) => ({
    hwId: text(hwId),
    name: text(name),
    locationId: ids.reference('location', locationId) ?? '',
    planId: ids.reference('plan', planId),
  }),
  port: ({ name, planId, position }, ids) => {
    const point = pointOf(position);
    return { name: text(name), planId: ids.reference('plan', planId), position: point };
  },
};

/** The fields as last seen; null: never seen, or gone since. */
export function seenFields<K extends RemoteKind>(kind: K, seen: Seen | null, ids: RemoteIds): FieldsOf[K] | null {
  return seen && !seen.gone ? remoteFields[kind](seen.copy, ids) : null;
}

/** The id of a thing that came from the platform: made from the platform's own, UUID version 5 (`sync/born-id.ts`). */
export const isBornThere = (id: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-5/.test(id);

/** A name that nobody gave: empty, or what a platform writes into a new port by itself. */
export const isUnnamed = (name: string): boolean => /^\s*(port[\s_-]*\d{0,2}\s*)?$/i.test(name);

/** The name of a port without a socket: a PUT without a name is refused. */
export const emptyPortName = (printed: number): string => `Port ${printed}`;

/** The pixels in which a place is counted, where the plan is known. */
export interface PlanSize {
  readonly width: number;
  readonly height: number;
}

/** Half a pixel is no difference: `operated` counts whole ones. */
export function samePlace(a: FieldsOf['port'], b: FieldsOf['port'], size: PlanSize | undefined, pixels = 0.5): boolean {
  if (a.position === null || b.position === null) return a.position === b.position;
  if (a.planId !== b.planId) return false;
  const { width, height } = size ?? { width: 1e6, height: 1e6 };
  const near = (one: number, other: number, count: number): boolean => Math.abs(one - other) * count <= pixels + 1e-6;
  return near(a.position.x, b.position.x, width) && near(a.position.y, b.position.y, height);
}

function pointOf(position: unknown): Point | null {
  if (typeof position !== 'object' || position === null) return null;
  const { x, y } = position as { x?: unknown; y?: unknown };
  return typeof x === 'number' && typeof y === 'number' ? { x, y } : null;
}

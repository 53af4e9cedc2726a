// The Ochno platform as the rest of the product sees it, whatever its generation: a neutral form of its objects, each with
// the whole object as it came (`raw`), so that a write keeps every field nobody here knows. Platform contract, *REST*.

import type { Result } from '../domain/failures.ts';
import type { Millis, Point } from '../domain/units.ts';

export type Raw = Readonly<Record<string, unknown>>;

export interface RemoteCompany {
  readonly id: string;
  readonly name: string;
  readonly raw: Raw;
}
export interface RemoteLocation {
  readonly id: string;
  readonly companyId: string;
  readonly name: string;
  readonly raw: Raw;
}
export interface RemotePlan {
  readonly id: string;
  readonly locationId: string;
  readonly name: string;
  /** Where the picture is to be had: a data URL or an address; null: none. */
  readonly image: string | null;
  readonly raw: Raw;
  /**
   * In the answer to a change of picture: where the ports stand now that stood where they were last seen. Places that are
   * counted in pixels are rounded anew.
   */
  readonly places?: ReadonlyMap<string, Point>;
}
export interface RemoteHub {
  readonly id: string;
  readonly hwId: string;
  readonly locationId: string | null;
  readonly planId: string | null;
  readonly name: string;
  readonly firmware: string | null;
  readonly raw: Raw;
}
export interface RemotePort {
  readonly id: string;
  readonly hubId: string;
  readonly locationId: string | null;
  readonly planId: string | null;
  /** `operated`: the space it is an item of. */
  readonly spaceId: string | null;
  /** Order in its hub, from 1: from the object, else from the end of its hwId, else its place in the list. */
  readonly order: number;
  readonly name: string;
  readonly position: Point | null;
  readonly raw: Raw;
}

export interface LocationDraft {
  readonly name: string;
  readonly companyId: string;
}
export interface PlanDraft {
  readonly locationId: string;
  readonly name: string;
  readonly picture: Picture;
}
export interface Picture {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}
export interface HubDraft {
  readonly hwId: string;
  readonly locationId: string;
  readonly planId: string | null;
  readonly name: string;
}

/**
 * What may be changed of a thing; absent fields stay. Everything else of the object is written back as it was read.
 * `base`: the fields as last seen. Where the platform now says something else than that, and not what is wished either,
 * somebody else changed it: nothing is written, `platform.changed-meanwhile`.
 */
export interface LocationChange {
  readonly name?: string;
  readonly base?: { readonly name?: string };
}
export interface PlanChange {
  readonly name?: string;
  readonly picture?: Picture;
  /** Where the ports on it were last seen, by port. */
  readonly places?: ReadonlyMap<string, Point>;
  readonly base?: { readonly name?: string };
}
export interface HubChange {
  readonly name?: string;
  readonly locationId?: string;
  readonly planId?: string | null;
  readonly base?: { readonly name?: string; readonly locationId?: string | null; readonly planId?: string | null };
}
export interface PortChange {
  readonly base?: { readonly name?: string; readonly planId?: string | null; readonly position?: Point | null };
  readonly name?: string;
  readonly planId?: string | null;
  readonly position?: Point | null;
  /** The plan's picture size in pixels: `operated` counts positions in them. `image`: where the picture of this size was. */
  readonly plan?: { readonly width: number; readonly height: number; readonly image?: string };
}

/** Credentials for one MQTT connection, valid until `expiresAt`. Secret: never logged, never stored. */
export interface LiveCredentials {
  readonly accessKeyId: string;
  readonly secretKey: string;
  readonly sessionToken: string;
  readonly expiresAt: Millis;
  readonly region: string;
  /** May carry a port. */
  readonly host: string;
  readonly clientId?: string;
}

export interface MetricPoint {
  readonly at: Millis;
  readonly value: number;
}

export interface Platform {
  /** Whether this generation can say on which plan a hub hangs. */
  readonly hubsHavePlans: boolean;
  /** Also done by itself on the first call and after a 401. */
  signIn(): Promise<Result<void>>;
  signOut(): Promise<Result<void>>;
  companies(): Promise<Result<readonly RemoteCompany[]>>;
  renameCompany(id: string, name: string): Promise<Result<RemoteCompany>>;

  locations(companyId: string): Promise<Result<readonly RemoteLocation[]>>;
  addLocation(draft: LocationDraft): Promise<Result<RemoteLocation>>;
  /** Every change reads the object just before, merges `change` over it, and writes the whole back. `seen` is the base. */
  changeLocation(id: string, change: LocationChange): Promise<Result<RemoteLocation>>;
  removeLocation(id: string): Promise<Result<void>>;

  plans(locationId: string): Promise<Result<readonly RemotePlan[]>>;
  addPlan(draft: PlanDraft): Promise<Result<RemotePlan>>;
  changePlan(id: string, change: PlanChange): Promise<Result<RemotePlan>>;
  removePlan(id: string): Promise<Result<void>>;
  /** The picture's bytes, and its size read from them. Null: the plan has none. `platform.bad-picture`: can't be read. */
  picture(plan: RemotePlan): Promise<Result<Picture | null>>;

  hubs(locationId: string): Promise<Result<readonly RemoteHub[]>>;
  /** Claims the box. A retried claim whose first try reached the server finds it by hwId. */
  addHub(draft: HubDraft): Promise<Result<RemoteHub>>;
  changeHub(id: string, change: HubChange): Promise<Result<RemoteHub>>;
  removeHub(id: string): Promise<Result<void>>;

  ports(of: { hubId: string } | { locationId: string }): Promise<Result<readonly RemotePort[]>>;
  changePort(id: string, change: PortChange): Promise<Result<RemotePort>>;
  /**
   * The same change for many ports, in the order given: read in as few requests as the dialect has, written one by one (or
   * as one space in `operated`). One result per entry.
   */
  changePorts(
    changes: readonly { id: string; hubId: string; change: PortChange }[],
  ): Promise<readonly Result<RemotePort>[]>;

  /** Null where the platform has no metrics (404). */
  metrics(
    portId: string,
    metric: 'power' | 'temperature',
    from: Millis,
    to: Millis,
  ): Promise<Result<readonly MetricPoint[] | null>>;
  /** New credentials on every call. `scopeId` is the company (`documented`) or the location's space (`operated`). */
  liveCredentials(scopeId: string): Promise<Result<LiveCredentials>>;
  /** Server's clock minus ours by the last answer's Date header, in ms. */
  clockOffset(): Millis | null;
  /** Ends every request under way. */
  close(): void;
}

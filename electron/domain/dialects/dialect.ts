// The shape of a dialect: how one generation of the Ochno platform names its endpoints, topics and payload fields.
// Data only, chosen and overridable per connection profile. Sources stand at each fact in the dialects themselves.

/** Endpoint templates; `{id}` and friends are filled in, then percent-encoded. */
export interface Endpoints {
  readonly signIn: string;
  readonly signOut: string;
  readonly companies: string;
  readonly company: string;
  readonly iotAccess: string;
  readonly locations: string;
  readonly location: string;
  readonly plans: string;
  readonly plan: string;
  readonly hubs: string;
  readonly hub: string;
  readonly ports: string;
  readonly port: string;
  readonly metrics: string;
}

/** Topics: `{companyId}`, `{locationId}`, `{hubId}`, `{spaceId}`, `{portKey}` are the segments' names. */
export interface Topics {
  /**
   * One port's updates, e.g. `/ports/{companyId}/{locationId}/{hubId}/{portKey}`. The first is always heard; further ones
   * only for the ports in front of the technician.
   */
  readonly updates: readonly string[];
  readonly action: string;
  /** Deepest segment that ports share, by which subscriptions are dealt out to connections. */
  readonly sharedBy: 'hubId' | 'spaceId';
}

/**
 * `path`: keys (or list indexes) joined by dots; two paths joined by a colon give the text `a:b` where both are there.
 * `scale` multiplies a number. `rule` turns what stands there into the field; what does not fit counts as not there.
 * - `presence`: null or an empty object is false, any key besides `lamp` is true, `lamp` alone is not said.
 * - `present-unless-false`: true or false; absent is true in a whole object, not said in a message.
 * - `boolean`: true, false, or a number (above 0 is true). `flag`: the same as 1 or 0.
 */
export interface FieldSource {
  readonly path: string;
  readonly scale?: number;
  readonly rule?: 'presence' | 'present-unless-false' | 'boolean' | 'number' | 'text' | 'flag';
}

/** For each field of a reading an ordered list; the first that is there wins. Compiled once, no schema per message. */
export interface PayloadMap {
  readonly present: readonly FieldSource[];
  readonly deviceType: readonly FieldSource[];
  readonly deviceName: readonly FieldSource[];
  readonly deviceId: readonly FieldSource[];
  readonly watts: readonly FieldSource[];
  readonly volts: readonly FieldSource[];
  readonly lampLevel: readonly FieldSource[];
  readonly sensors: Readonly<Record<string, readonly FieldSource[]>>;
  readonly fanRpm: readonly FieldSource[];
  readonly fanTarget: readonly FieldSource[];
  readonly button: readonly FieldSource[];
  readonly dimmer: readonly FieldSource[];
}

/** JSON templates: a string that is exactly `{level}`, `{target}` or `{seconds}` becomes that number; other `{name}` are text. */
export interface ActionTemplates {
  readonly lamp: unknown;
  readonly fan: unknown;
  /** Null: there is none. */
  readonly reportOften: unknown;
}

export interface LiveDialect {
  readonly topics: Topics;
  readonly payload: PayloadMap;
  readonly actions: ActionTemplates;
}

/** What is behaviour rather than data: one small adapter in `platform/`, named here. */
export type PlatformAdapter = 'documented' | 'operated';

export interface Dialect {
  readonly name: 'documented' | 'operated';
  readonly adapter: PlatformAdapter;
  readonly endpoints: Endpoints;
  readonly live: LiveDialect;
}

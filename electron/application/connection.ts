// Joins a profile to the platform and the live stream: which credentials, which dialect, which ports are to be heard.

import { readFileSync } from 'node:fs';

import { dialectFor } from '../domain/dialects/dialects.ts';
import type { Dialect } from '../domain/dialects/dialect.ts';
import { done, failed, type Result } from '../domain/failures.ts';
import type { BrokerProfile, OchnoProfile, Profile } from '../domain/profile.ts';
import type { Baseline, PortAddress, PortKey } from '../domain/reading.ts';
import type { SiteState } from '../domain/site-types.ts';
import type { Outside } from '../environment/outside.ts';
import { createLiveSession, type LiveSource } from '../live/live-session.ts';
import type { LeaseHooks } from '../live/leases.ts';
import type { LiveSession } from '../live/live.ts';
import { compilePayloadMap } from '../live/payload-map.ts';
import { createPlatform } from '../platform/create-platform.ts';
import type { Platform } from '../platform/platform.ts';
import { mayNotRead } from '../platform/profile-file.ts';
import { portAddresses } from './port-addresses.ts';

/** Looks a named secret up: an environment variable on the command line, the keychain in the window. */
export type Secrets = (name: string) => string | undefined;

export interface Connection {
  readonly profile: Profile;
  readonly dialect: Dialect;
  /** Null where there is only a broker. */
  readonly platform: Platform | null;
  /** To the site's ports. Not started yet. */
  liveSession(state: SiteState, options: LiveOptions): LiveSession;
  /** To any ports, with the credentials of the scope that they are in. Not started yet. */
  listenTo(ports: readonly PortAddress[], scopeId: string, options: LiveOptions): LiveSession;
  /** The platform's own copy of every port's last state; empty where there is no platform. */
  baselines(state: SiteState): Promise<Result<ReadonlyMap<PortKey, Baseline>>>;
  close(): void;
}

export interface LiveOptions {
  readonly plan: 'lanes' | 'single';
  readonly leases: LeaseHooks;
}

/** Failures: `shell.wrong-use` for a password that isn't there or a certificate that can't be read. */
export function connect(profile: Profile, secrets: Secrets, outside: Outside): Result<Connection> {
  const dialect = dialectFor(profile.dialect, profile.overrides);
  return profile.kind === 'ochno'
    ? toPlatform(profile, dialect, secrets, outside)
    : toBroker(profile, dialect, secrets, outside);
}

function toPlatform(profile: OchnoProfile, dialect: Dialect, secrets: Secrets, outside: Outside): Result<Connection> {
  const password = secrets(profile.passwordEnv);
  if (password === undefined) {
    return failed('shell.wrong-use', { what: `The environment variable ${profile.passwordEnv} holds no password.` });
  }
  const ca = optionalFile(profile.ca);
  if (!ca.ok) return ca;
  const authority = ca.value === undefined ? {} : { ca: ca.value };
  const platform = createPlatform({ ...outside, profile, password, ...authority });
  const listenTo: Connection['listenTo'] = (ports, scopeId, options) =>
    session(ports, profile, dialect, outside, options, {
      kind: 'signed',
      credentials: () => platform.liveCredentials(scopeId),
      ...authority,
    });
  return done({
    profile,
    dialect,
    platform,
    listenTo,
    liveSession: (state, options) =>
      listenTo(portAddresses(state, profile.companyId), credentialScope(state, profile), options),
    baselines: (state) => readBaselines(platform, state, dialect, outside),
    close: () => platform.close(),
  });
}

function toBroker(profile: BrokerProfile, dialect: Dialect, secrets: Secrets, outside: Outside): Result<Connection> {
  const password = profile.passwordEnv === undefined ? undefined : secrets(profile.passwordEnv);
  if (profile.passwordEnv !== undefined && password === undefined) {
    return failed('shell.wrong-use', { what: `The environment variable ${profile.passwordEnv} holds no password.` });
  }
  const key = profile.keyEnv === undefined ? optionalFile(profile.key) : done(secrets(profile.keyEnv));
  const files = { ca: optionalFile(profile.ca), cert: optionalFile(profile.cert), key };
  for (const file of Object.values(files)) if (!file.ok) return file;
  const read = Object.fromEntries(
    Object.entries(files).flatMap(([name, file]) => (file.ok && file.value !== undefined ? [[name, file.value]] : [])),
  );
  const source: LiveSource = {
    kind: 'broker',
    url: profile.url,
    ...(profile.username === undefined ? {} : { username: profile.username }),
    ...(password === undefined ? {} : { password }),
    ...read,
  };
  const listenTo: Connection['listenTo'] = (ports, _scopeId, options) =>
    session(ports, profile, dialect, outside, options, source);
  return done({
    profile,
    dialect,
    platform: null,
    listenTo,
    liveSession: (state, options) => listenTo(portAddresses(state, profile.companyId), profile.companyId, options),
    baselines: () => Promise.resolve(done(new Map())),
    close() {},
  });
}

function session(
  ports: readonly PortAddress[],
  profile: Profile,
  dialect: Dialect,
  outside: Outside,
  options: LiveOptions,
  source: LiveSource,
): LiveSession {
  return createLiveSession({
    ...outside,
    ...options,
    dialect: dialect.live,
    companyId: profile.companyId,
    target: { ports },
    source,
    quotas: profile.kind === 'ochno' ? (profile.quotas ?? 'aws') : 'off',
  });
}

/** Whose live credentials: the company's, or in `operated` those of the site's space. */
export function credentialScope(state: SiteState, profile: OchnoProfile): string {
  if (profile.dialect === 'documented') return profile.companyId;
  const spaces = [...state.locations.values()].flatMap((location) => location.sync.seen?.remoteId ?? []);
  return spaces[0] ?? profile.companyId;
}

async function readBaselines(
  platform: Platform,
  state: SiteState,
  dialect: Dialect,
  outside: Outside,
): Promise<Result<ReadonlyMap<PortKey, Baseline>>> {
  const read = compilePayloadMap(dialect.live.payload);
  const baselines = new Map<PortKey, Baseline>();
  for (const location of state.locations.values()) {
    const remoteId = location.sync.seen?.remoteId;
    if (location.removed || remoteId === undefined) continue;
    const ports = await platform.ports({ locationId: remoteId });
    if (!ports.ok) return ports;
    const at = outside.clock.now();
    for (const port of ports.value) {
      const reading = read(port.raw, port.id, at, true);
      const message = { topic: `REST ports/${port.id}`, raw: Buffer.from(JSON.stringify(port.raw)), at };
      if (reading) baselines.set(port.id, { reading: reading.asReading(), message });
    }
  }
  return done(baselines);
}

function optionalFile(path: string | undefined): Result<string | undefined> {
  // The screens keep the PEM itself: the renderer names no path.
  if (path === undefined || path.startsWith('-----BEGIN')) return done(path);
  try {
    return done(readFileSync(path, 'utf8'));
  } catch (cause) {
    if (mayNotRead(cause)) return failed('site.not-readable', { path }, cause);
    return failed('shell.wrong-use', { what: `The file ${path} named in the profile can't be read.` }, cause);
  }
}

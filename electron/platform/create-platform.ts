// Composes the platform client of a connection: the REST client of its address, and the adapter of its dialect.

import { dialectFor } from '../domain/dialects/dialects.ts';
import type { OchnoProfile } from '../domain/profile.ts';
import type { Millis } from '../domain/units.ts';
import type { Chance } from '../environment/chance.ts';
import type { Clock } from '../environment/clock.ts';
import type { Log } from '../environment/log.ts';
import { documentedPlatform } from './documented/documented-platform.ts';
import { baseOf } from './http/address.ts';
import { RestClient } from './http/rest-client.ts';
import type { RetrySchedule } from './http/retry.ts';
import { nowhere } from './nowhere.ts';
import { operatedPlatform } from './operated/operated-platform.ts';
import type { Platform } from './platform.ts';

export interface PlatformOptions {
  readonly profile: OchnoProfile;
  /** Kept in memory only; never in a failure, a log or a document. */
  readonly password: string;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  /** PEM of an authority to trust beside the well-known ones. */
  readonly ca?: string;
  readonly retries?: RetrySchedule;
  /** For one try; 30 s unless told otherwise. */
  readonly timeoutMs?: Millis;
}

/** Nothing is asked before the first call. A base URL that is none makes every call fail with `platform.bad-address`. */
export function createPlatform(options: PlatformOptions): Platform {
  const { profile, password, ...rest } = options;
  const dialect = dialectFor(profile.dialect, profile.overrides);
  const base = baseOf(profile.baseUrl);
  if (!base) return nowhere(profile.baseUrl);
  const { endpoints, adapter } = dialect;
  const client = new RestClient({
    ...rest,
    base,
    account: { email: profile.email, password },
    paths: { signIn: endpoints.signIn, signOut: endpoints.signOut },
    unknownIdIs400: adapter === 'operated',
  });
  return adapter === 'operated'
    ? operatedPlatform(client, base, endpoints)
    : documentedPlatform(client, base, endpoints);
}

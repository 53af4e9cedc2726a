// A connection profile: which platform or broker, as whom, in which dialect. The CLI reads it from a JSON file with a
// published schema; the screens keep it in settings. Secrets are named here, never held.

import type { ActionTemplates, Endpoints, PayloadMap, Topics } from './dialects/dialect.ts';

export type DialectName = 'documented' | 'operated';

/** Parts of a dialect that this connection does otherwise. */
export interface DialectOverrides {
  readonly endpoints?: Partial<Endpoints>;
  readonly topics?: Partial<Topics>;
  readonly payload?: Partial<PayloadMap>;
  readonly actions?: Partial<ActionTemplates>;
}

export interface OchnoProfile {
  readonly kind: 'ochno';
  readonly dialect: DialectName;
  readonly baseUrl: string;
  readonly email: string;
  /** Name of the environment variable that holds the password. */
  readonly passwordEnv: string;
  readonly companyId: string;
  /** Path of a PEM with an authority to trust beside the system's. */
  readonly ca?: string;
  readonly overrides?: DialectOverrides;
  /** Quotas of the broker behind the platform; `aws` unless told otherwise. */
  readonly quotas?: 'aws' | 'off';
  /** Sockets have a lamp of their own even where a port has not reported one. */
  readonly socketsHaveLamps?: boolean;
}

export interface BrokerProfile {
  readonly kind: 'broker';
  readonly dialect: DialectName;
  /** mqtt, mqtts, ws or wss. */
  readonly url: string;
  readonly companyId: string;
  readonly username?: string;
  readonly passwordEnv?: string;
  readonly ca?: string;
  readonly cert?: string;
  /** Path of the certificate's key. */
  readonly key?: string;
  /** The key itself is a secret of this name: what the screens keep. */
  readonly keyEnv?: string;
  readonly overrides?: DialectOverrides;
  readonly socketsHaveLamps?: boolean;
}

export type Profile = OchnoProfile | BrokerProfile;

// Makes the way in for one link: credentials of its own, a signature of this moment, a random id. A clock that is off is
// corrected by the server's own, as told with its refusal. Platform contract, *Live stream*.

import { done, failed, type Result } from '../domain/failures.ts';
import type { Millis } from '../domain/units.ts';
import type { Clock } from '../environment/clock.ts';
import type { Ids } from '../environment/ids.ts';
import type { Access } from './connection.ts';
import { signedUrl } from './sign-url.ts';
import { isBrokerUrl, type Refusal, type TlsMaterial } from './stream.ts';

/** Credentials for one MQTT connection. Secret. The same shape as `platform`'s; the rooms don't know each other. */
export interface SigningCredentials {
  readonly accessKeyId: string;
  readonly secretKey: string;
  readonly sessionToken: string;
  readonly expiresAt: Millis;
  readonly region: string;
  /** May carry a port. */
  readonly host: string;
  readonly clientId?: string;
}

/** The platform's own stream: new credentials on every call. */
export interface SignedSource extends Pick<TlsMaterial, 'ca'> {
  readonly kind: 'signed';
  readonly credentials: () => Promise<Result<SigningCredentials>>;
}

/** A broker of one's own; PEM texts, not paths. */
export interface BrokerSource extends TlsMaterial {
  readonly kind: 'broker';
  readonly url: string;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}

export type LiveSource = SignedSource | BrokerSource;

export interface AccessMaker {
  /** Failures: those of `credentials`, `live.bad-address`. */
  access(): Promise<Result<Access>>;
  /** A server refused: what it says of the time is believed from now on. */
  learn(refusal: Refusal | null): void;
}

/** So many requests for credentials at a time: sixteen lanes start together. */
const askedAtOnce = 4;
/** Smaller differences do not make a signature stale, and an answer takes its time. */
const worthCorrecting: Millis = 60_000;

/** `onSameId`: the platform names the same client id again; two connections would end each other. [aws] */
export function createAccessMaker(
  source: LiveSource,
  { clock, ids }: { readonly clock: Clock; readonly ids: Ids },
  onSameId: () => void,
): AccessMaker {
  let lastId: string | undefined;
  let serverMinusOurs: Millis = 0;
  const inTurn = gate(askedAtOnce);

  const signed = async (credentials: SignedSource['credentials']): Promise<Result<Access>> => {
    const given = await inTurn(() => credentialsOr(credentials));
    if (!given.ok) return given;
    const { clientId = ownId(ids), expiresAt } = given.value;
    if (clientId === lastId) onSameId();
    lastId = clientId;
    const url = signedUrl(given.value, clock.now() + serverMinusOurs);
    if (!isBrokerUrl(url)) return failed('live.bad-address', { url: given.value.host });
    return done({ url, clientId, expiresAt: expiresAt - serverMinusOurs });
  };
  return {
    async access() {
      if (source.kind === 'signed') return signed(source.credentials);
      const { url, username, password } = source;
      if (!isBrokerUrl(url)) return failed('live.bad-address', { url: withoutPassword(url) });
      return done({ url, clientId: ownId(ids), username, password, expiresAt: null });
    },
    learn(refusal) {
      if (refusal?.date == null) return;
      const off = refusal.date - clock.now();
      serverMinusOurs = Math.abs(off) > worthCorrecting ? off : 0;
    },
  };
}

/** What is thrown is a defect, but a lane must not wait for ever because of it. */
async function credentialsOr(credentials: SignedSource['credentials']): Promise<Result<SigningCredentials>> {
  try {
    return await credentials();
  } catch (cause) {
    return failed('live.no-credentials', {}, cause);
  }
}

/** A second connection with the same id would end the first: every one has its own. [aws] */
const ownId = (ids: Ids): string => `commissioner-${ids()}`;

const withoutPassword = (url: string): string => url.replace(/\/\/[^/@]*@/, '//');

/** Runs at most `atOnce` of them at a time, the rest in order. */
function gate(atOnce: number): <T>(run: () => Promise<T>) => Promise<T> {
  let running = 0;
  const queue: (() => void)[] = [];
  return async (run) => {
    if (running >= atOnce) await new Promise<void>((resolve) => queue.push(resolve));
    running += 1;
    try {
      return await run();
    } finally {
      running -= 1;
      queue.shift()?.();
    }
  };
}

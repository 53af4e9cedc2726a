// Says what a broken or refused link means, as one of `live`'s failures. Never carries an address's query: it is signed.
// Sources: MQTT 3.1.1 table 3.1 (CONNACK), Node's TLS error codes, platform contract (*What AWS IoT Core allows*).

import { failed, type Failure, type FailureCode } from '../domain/failures.ts';
import type { Millis } from '../domain/units.ts';
import type { Refusal } from './stream.ts';

/** More than this between two clocks, and a signature is taken for stale. [aws] some minutes. */
const skewMs: Millis = 4 * 60_000;

const untrusted = /^(DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|CERT_|ERR_TLS_|HOSTNAME_MISMATCH|INVALID_CA)/;

/** Host and port only. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** From what the stream or the client threw; `refusal`: what the server said to the upgrade, `signedAt`: our clock then. */
export function linkFailure(
  url: string,
  error: Error | null,
  refusal: Refusal | null,
  opened: boolean,
  signedAt: Millis,
): Failure {
  const host = hostOf(url);
  if (refusal !== null) return refused(host, refusal, signedAt);
  const code = error !== null && 'code' in error ? error.code : undefined;
  if (code === 4 || code === 5) return fail('live.refused', { host }, error);
  if (typeof code === 'string' && untrusted.test(code)) return fail('live.untrusted', { host, reason: code }, error);
  return fail(opened ? 'live.lost' : 'live.unreachable', { host }, error);
}

function refused(host: string, { status, date }: Refusal, signedAt: Millis): Failure {
  if (status !== 401 && status !== 403) return fail('live.unreachable', { host, status }, null);
  if (date !== null && Math.abs(date - signedAt) > skewMs)
    return fail('live.clock-skew', { host, seconds: Math.round(Math.abs(signedAt - date) / 1_000) }, null);
  return fail('live.refused', { host, status }, null);
}

/** A failure by itself, for states and events that carry one. */
export function fail(code: FailureCode, params: Failure['params'], cause: unknown): Failure {
  const result = failed(code, params, cause ?? undefined);
  return result.ok ? { code, params } : result.failure;
}

// Decides which failure it is when no answer came at all: by the error code of Node and OpenSSL. The cause keeps code and
// message only, so that no header (and so no token) can follow it into a log.

import { failed, type Result } from '../../domain/failures.ts';

const unknownHost = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME']);
const unreachable = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'EADDRNOTAVAIL']);
const timedOut = new Set(['ETIMEDOUT', 'ESOCKETTIMEDOUT']);
const tls = /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/;

export function networkFailure(error: unknown, host: string, timeoutSeconds: number): Result<never> {
  const { code, message } = plain(error);
  const cause = { code, message };
  if (unknownHost.has(code)) return failed('platform.unknown-host', { host }, cause);
  if (unreachable.has(code)) return failed('platform.unreachable', { host }, cause);
  if (timedOut.has(code)) return failed('platform.no-answer', { host, seconds: timeoutSeconds }, cause);
  if (tls.test(code)) return failed('platform.untrusted', { host, reason: code }, cause);
  return failed('platform.cut-off', { host }, cause);
}

/** Happy-eyeballs gathers several errors: the first one speaks for them. */
function plain(error: unknown): { code: string; message: string } {
  const { code, message, errors } = error as { code?: unknown; message?: unknown; errors?: unknown };
  const [first] = Array.isArray(errors) ? (errors as unknown[]) : [];
  if (typeof code !== 'string' && first !== undefined) return plain(first);
  return { code: typeof code === 'string' ? code : 'unknown', message: typeof message === 'string' ? message : '' };
}

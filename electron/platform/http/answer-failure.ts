// Decides which failure a not-OK answer is: by status, with what the server said about it. Platform contract, *REST*
// (Not-OK answers). `operated` says `{code, message}`; proxies say HTML, which is never shown.

import { failed, type Result } from '../../domain/failures.ts';

export interface NotOk {
  readonly status: number;
  readonly text: string;
  readonly host: string;
  /** What was asked, for the sentence: `PUT /api/ports/7`. Never a body, never a header. */
  readonly what: string;
  /** How long the server asks us to wait, in seconds. */
  readonly seconds: number;
}

const longestDetail = 200;

export function answerFailure({ status, text, host, what, seconds }: NotOk): Result<never> {
  const detail = detailOf(text);
  if (status >= 300 && status < 400) return failed('platform.moved', { host });
  if (status === 401) return failed('platform.signed-out', { host });
  if (status === 403) return failed('platform.no-permission', { what, detail });
  if (status === 404 || status === 410) return failed('platform.not-found', { what, detail });
  if (status === 409) return failed('platform.conflict', { what, detail });
  if (status === 412) return failed('platform.changed-meanwhile', { what });
  if (status === 413) return failed('platform.too-large', { what });
  if (status === 429) return failed('platform.too-many', { host, seconds });
  if (status === 408 || status >= 500) return failed('platform.trouble', { host, status });
  return failed('platform.not-accepted', { what, detail });
}

/** The server's own sentence, one line of it; nothing where it is a web page or says nothing. */
function detailOf(text: string): string {
  if (/^\s*</.test(text)) return 'no reason given';
  const said = messageIn(text) ?? text;
  const line = [...said.replace(/[\p{C}\s]+/gu, ' ').trim()].slice(0, longestDetail).join('');
  return line === '' ? 'no reason given' : line;
}

function messageIn(text: string): string | undefined {
  try {
    const { message, error } = (JSON.parse(text) ?? {}) as { message?: unknown; error?: unknown };
    const said = message ?? error;
    return typeof said === 'string' ? said : undefined;
  } catch {
    return undefined;
  }
}

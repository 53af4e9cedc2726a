// Reads the body of an OK answer as JSON: empty, cut off and web pages are told apart. Platform contract, *REST* (Not-OK
// answers): proxies answer 200 with HTML, and connections end in the middle of a body.

import { done, failed, type Result } from '../../domain/failures.ts';

export interface Answer {
  readonly status: number;
  readonly bytes: Buffer;
  readonly etag: string | null;
  /** Without parameters, in lower case; empty where the server doesn't say. */
  readonly mediaType: string;
}

/** `undefined` for an empty body: a 204, or a server that says no more than OK. */
export function jsonOf(answer: Answer, host: string, what: string): Result<unknown> {
  const text = answer.bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') return done(undefined);
  try {
    return done(JSON.parse(text) as unknown);
  } catch {
    const page = answer.mediaType === 'text/html' || /^\s*</.test(text);
    return page ? failed('platform.not-json', { host }) : failed('platform.broken-answer', { host, what });
  }
}

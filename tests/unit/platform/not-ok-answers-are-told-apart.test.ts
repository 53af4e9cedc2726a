import { describe, expect, it } from 'vitest';

import { wordsOf, type Result } from '../../../electron/domain/failures.ts';
import { answerFailure } from '../../../electron/platform/http/answer-failure.ts';
import { jsonOf } from '../../../electron/platform/http/answer.ts';
import { networkFailure } from '../../../electron/platform/http/network-failure.ts';

const host = 'platform.example';
const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.failure.code);
const sayOf = (result: Result<unknown>): string => (result.ok ? '' : wordsOf(result.failure).say);
const answered = (status: number, text = ''): Result<never> =>
  answerFailure({ status, text, host, what: 'PUT /api/ports/7', seconds: 3 });

describe('an answer that is not OK', () => {
  it.each([
    [302, 'platform.moved'],
    [400, 'platform.not-accepted'],
    [401, 'platform.signed-out'],
    [403, 'platform.no-permission'],
    [404, 'platform.not-found'],
    [408, 'platform.trouble'],
    [409, 'platform.conflict'],
    [410, 'platform.not-found'],
    [412, 'platform.changed-meanwhile'],
    [413, 'platform.too-large'],
    [422, 'platform.not-accepted'],
    [429, 'platform.too-many'],
    [500, 'platform.trouble'],
    [502, 'platform.trouble'],
    [504, 'platform.trouble'],
  ])('with status %i is %s', (status, code) => {
    expect(codeOf(answered(status))).toBe(code);
  });

  it.each([
    ['{"message":"The name is missing"}', 'The name is missing'],
    ['{"code":400,"message":"No port has that id"}', 'No port has that id'],
    ['{"error":"Bad Request"}', 'Bad Request'],
    ['plain words', 'plain words'],
    ['', 'no reason given'],
    ['{}', '{}'],
    ['<html><script>alert(1)</script></html>', 'no reason given'],
    ['{"message":"two\\nlines\\u0007 and \\u202Ea bell"}', 'two lines and a bell'],
  ])('says what the server said: %s', (text, said) => {
    expect(sayOf(answered(400, text))).toBe(`The platform does not accept what was sent (PUT /api/ports/7): ${said}`);
  });

  it('is cut to one short line', () => {
    expect(sayOf(answered(400, 'x'.repeat(5_000))).length).toBeLessThan(300);
  });
});

describe('no answer at all', () => {
  it.each([
    ['ENOTFOUND', 'platform.unknown-host'],
    ['EAI_AGAIN', 'platform.unknown-host'],
    ['ECONNREFUSED', 'platform.unreachable'],
    ['ENETUNREACH', 'platform.unreachable'],
    ['ETIMEDOUT', 'platform.no-answer'],
    ['ECONNRESET', 'platform.cut-off'],
    ['EPIPE', 'platform.cut-off'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'platform.untrusted'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'platform.untrusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'platform.untrusted'],
    ['CERT_HAS_EXPIRED', 'platform.untrusted'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'platform.untrusted'],
    ['ERR_BAD_RESPONSE', 'platform.cut-off'],
  ])('for %s is %s', (code, expected) => {
    expect(codeOf(networkFailure({ code, message: 'x' }, host, 30))).toBe(expected);
  });

  it('says nothing in the words of a library', () => {
    expect(sayOf(networkFailure({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT', message: 'x' }, host, 30))).not.toContain(
      'DEPTH',
    );
  });

  it('is read out of the errors that happy eyeballs gathers', () => {
    const errors = [{ code: 'ECONNREFUSED', message: 'connect' }];
    expect(codeOf(networkFailure({ errors, message: '' }, host, 30))).toBe('platform.unreachable');
  });

  it('keeps no header in its cause', () => {
    const error = { code: 'ECONNRESET', message: 'reset', config: { headers: { authorization: 'JWT secret' } } };
    expect(JSON.stringify(networkFailure(error, host, 30))).not.toContain('secret');
  });
});

describe('an OK answer', () => {
  const body = (text: string, mediaType = 'application/json') =>
    jsonOf({ status: 200, bytes: Buffer.from(text), etag: null, mediaType }, host, 'GET /api/hubs');

  it.each([
    ['{"a":1}', 'application/json', 'ok'],
    ['\uFEFF[]', 'application/json', 'ok'],
    ['', 'application/json', 'ok'],
    ['{"a":', 'application/json', 'platform.broken-answer'],
    ['<!doctype html><p>Sign in', 'text/html', 'platform.not-json'],
    ['  <html>', 'application/json', 'platform.not-json'],
  ])('of %s (%s) is %s', (text, mediaType, code) => {
    expect(codeOf(body(text, mediaType))).toBe(code);
  });
});

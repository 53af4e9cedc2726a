import { expect, test } from 'vitest';
import { hostOf, linkFailure } from '../../../electron/live/link-failure.ts';

const url = 'wss://broker.example:8443/mqtt?X-Amz-Signature=secret';
const at = 1_800_000_000_000;
const coded = (code: string | number): Error => Object.assign(new Error('x'), { code });
const codeOf = (...rest: Parameters<typeof linkFailure> extends [string, ...infer R] ? R : never): string =>
  linkFailure(url, ...rest).code;

test('a refusal by a server whose clock agrees is a refusal', () =>
  expect(codeOf(null, { status: 403, date: at + 60_000 }, false, at)).toBe('live.refused'));
test('a refusal by a server whose clock does not is a clock that is off, by so many seconds', () =>
  expect(linkFailure(url, null, { status: 403, date: at - 7_200_000 }, false, at)).toEqual({
    code: 'live.clock-skew',
    params: { host: 'broker.example:8443', seconds: 7_200 },
  }));
test('a refusal that tells no time is a refusal', () =>
  expect(codeOf(null, { status: 401, date: null }, false, at)).toBe('live.refused'));
test('a proxy’s error page is no refusal', () =>
  expect(codeOf(null, { status: 502, date: at }, false, at)).toBe('live.unreachable'));
for (const code of [4, 5])
  test(`CONNACK ${code}`, () => expect(codeOf(coded(code), null, false, at)).toBe('live.refused'));
for (const code of ['SELF_SIGNED_CERT_IN_CHAIN', 'ERR_TLS_CERT_ALTNAME_INVALID', 'CERT_HAS_EXPIRED'])
  test(code, () => expect(codeOf(coded(code), null, false, at)).toBe('live.untrusted'));
for (const code of ['ECONNREFUSED', 'ENOTFOUND', 'ECONNRESET', 'EPROTO'])
  test(code, () => expect(codeOf(coded(code), null, false, at)).toBe('live.unreachable'));
test('closed after it was open', () => expect(codeOf(null, null, true, at)).toBe('live.lost'));
test('only the host is ever told', () => {
  expect(hostOf(url)).toBe('broker.example:8443');
  expect(JSON.stringify(linkFailure(url, null, null, true, at))).not.toContain('secret');
});

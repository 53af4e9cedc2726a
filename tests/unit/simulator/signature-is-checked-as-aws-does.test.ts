// Plan: the documented client's own signature is accepted, and nothing that differs from it in one respect.

import awsIot from 'aws-iot-device-sdk';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { VirtualClock } from '../../../electron/environment/clock.ts';
import { Accounts, region } from '../../../electron/simulator/accounts.ts';
import { checkSignature } from '../../../electron/simulator/broker/signature-check.ts';

const now = Date.UTC(2026, 0, 2, 3, 4, 5);
const host = 'Localhost:8443';

function signed() {
  const accounts = new Accounts(new VirtualClock(now), 3_600_000, 3_600_000);
  const issued = accounts.issue('company');
  const { accessKeyId, secretKey, sessionToken } = issued;
  const url = awsIot.device.prepareWebSocketUrl({ host, region }, accessKeyId, secretKey, sessionToken);
  const target = url.slice(`wss://${host}`.length);
  const check = (asked = target, header = host, at = now) =>
    checkSignature(asked, header, at, (id) => accounts.credentials(id));
  return { accounts, issued, target, check };
}

describe('a signed URL', () => {
  beforeEach(() => void vi.useFakeTimers({ now }));
  afterEach(() => void vi.useRealTimers());

  it('of the documented client is accepted, whatever the case of the host', () => {
    const { check, issued, target } = signed();
    expect(check()).toEqual({ ok: true, credentials: issued });
    expect(check(target, host.toLowerCase())).toMatchObject({ ok: true });
  });

  const changes: readonly (readonly [string, (target: string) => string, string])[] = [
    ['another path', (target) => target.replace('/mqtt', '/other'), 'the path is not /mqtt'],
    ['another date', (target) => target.replace('T030405Z', 'T030406Z'), 'the signature is wrong'],
    ['another region', (target) => target.replace(region, 'us-east-1'), 'the scope is wrong'],
    ['an unknown key', (target) => target.replace(/ASIA..../, 'ASIAXXXX'), 'the access key is not known'],
    ['another token', (target) => target.replace(/.$/, 'x'), 'the session token is wrong'],
    ['no token', (target) => target.replace(/&X-Amz-Security-Token=.*/, ''), 'the session token is wrong'],
    ['another signature', (target) => target.replace(/(Signature=)..../, '$1zzzz'), 'the signature is wrong'],
    ['one more parameter', (target) => `${target}&X-Amz-Expires=60`, 'the signature is wrong'],
    ['no query at all', () => '/mqtt', 'the algorithm is not AWS4-HMAC-SHA256'],
  ];

  it.each(changes)('with %s is refused', (_what, change, why) => {
    const { check, target } = signed();
    expect(check(change(target))).toEqual({ ok: false, why });
  });

  it('for another host is refused', () => {
    const { check, target } = signed();
    expect(check(target, 'localhost:8444')).toEqual({ ok: false, why: 'the signature is wrong' });
  });

  it('is stale after five minutes, and so is one from the future', () => {
    const { check, target } = signed();
    expect(check(target, host, now + 299_000)).toMatchObject({ ok: true });
    expect(check(target, host, now + 301_000)).toEqual({ ok: false, why: 'the date is too far from now' });
    expect(check(target, host, now - 301_000)).toEqual({ ok: false, why: 'the date is too far from now' });
  });

  it('does not outlive its credentials', () => {
    const { accounts, check } = signed();
    accounts.expireCredentials();
    expect(check()).toEqual({ ok: false, why: 'the credentials have expired' });
  });
});

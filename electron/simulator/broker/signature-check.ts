// Checks the signature of a WebSocket upgrade as AWS IoT does: Signature V4, service `iotdevicegateway`, the session token
// outside the signed part. Pure but for the hashes. Source: stack.md, *The signed URL*; platform contract, *Live stream*.

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

import { region } from '../accounts.ts';
import type { MqttCredentials } from '../accounts.ts';
import type { Millis } from '../../domain/units.ts';

/** A signed URL goes stale after so long, and may be so far ahead. */
const freshFor = 5 * 60_000;
const service = 'iotdevicegateway';
const unsigned = new Set(['X-Amz-Signature', 'X-Amz-Security-Token']);

export type SignatureVerdict =
  { readonly ok: true; readonly credentials: MqttCredentials } | { readonly ok: false; readonly why: string };

/** `target` is the request's path with its query as it came, `host` its Host header. */
export function checkSignature(
  target: string,
  host: string,
  now: Millis,
  credentialsOf: (accessKeyId: string) => MqttCredentials | undefined,
): SignatureVerdict {
  const no = (why: string): SignatureVerdict => ({ ok: false, why });
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  if (path !== '/mqtt') return no('the path is not /mqtt');
  const pairs = mark < 0 ? [] : target.slice(mark + 1).split('&');
  const query = new Map(pairs.map((pair) => [pair.split('=', 1)[0] ?? '', decoded(pair.slice(pair.indexOf('=') + 1))]));
  const [accessKeyId = '', ...scope] = (query.get('X-Amz-Credential') ?? '').split('/');
  const stamp = query.get('X-Amz-Date') ?? '';
  if (query.get('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256') return no('the algorithm is not AWS4-HMAC-SHA256');
  if (query.get('X-Amz-SignedHeaders') !== 'host') return no('the signed headers are not host');
  if (scope.join('/') !== `${stamp.slice(0, 8)}/${region}/${service}/aws4_request`) return no('the scope is wrong');
  if (!(Math.abs(timeOf(stamp) - now) <= freshFor)) return no('the date is too far from now');
  const credentials = credentialsOf(accessKeyId);
  if (!credentials) return no('the access key is not known');
  if (credentials.expiresAt <= now) return no('the credentials have expired');
  if (query.get('X-Amz-Security-Token') !== credentials.sessionToken) return no('the session token is wrong');
  const signed = pairs.filter((pair) => !unsigned.has(pair.split('=', 1)[0] ?? '')).sort();
  const expected = signatureOf(credentials.secretKey, stamp, canonicalRequest(signed.join('&'), host));
  return same(expected, query.get('X-Amz-Signature') ?? '') ? { ok: true, credentials } : no('the signature is wrong');
}

function canonicalRequest(query: string, host: string): string {
  return `GET\n/mqtt\n${query}\nhost:${host.toLowerCase()}\n\nhost\n${sha256('')}`;
}

function signatureOf(secretKey: string, stamp: string, canonical: string): string {
  const day = stamp.slice(0, 8);
  const scope = `${day}/${region}/${service}/aws4_request`;
  const key = [day, region, service, 'aws4_request'].reduce<Buffer | string>(hmac, `AWS4${secretKey}`);
  return hmac(key, `AWS4-HMAC-SHA256\n${stamp}\n${scope}\n${sha256(canonical)}`).toString('hex');
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** `20260102T030405Z` as milliseconds since the epoch; NaN where it is not that. */
function timeOf(stamp: string): Millis {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp);
  if (!parts) return Number.NaN;
  const [, year, month, day, hour, minute, second] = parts;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

// Signs the address of one MQTT connection over WebSocket: AWS Signature V4 for `iotdevicegateway`, equal byte for byte to
// what `aws-iot-device-sdk` (prepareWebSocketUrl) makes. Platform contract, *Live stream* [aws].

import { createHash, createHmac } from 'node:crypto';
import type { Millis } from '../domain/units.ts';

/** What a signature is made of. `host` may carry a port itself, or have it beside. */
export interface SigningMaterial {
  readonly accessKeyId: string;
  readonly secretKey: string;
  readonly sessionToken?: string | null;
  readonly region: string;
  readonly host: string;
  readonly port?: number;
}

const service = 'iotdevicegateway';

/**
 * The `wss://` address, good for some minutes from `at` (the server's time): sign anew for every connection. The session
 * token is appended after signing. It is a secret: never logged.
 */
export function signedUrl(material: SigningMaterial, at: Millis): string {
  const host = withPort(material.host, material.port);
  const stamp = `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const day = stamp.slice(0, 8);
  const scope = [day, material.region, service, 'aws4_request'];
  // Joined, not encoded: so does the oracle, and keys and regions are plain letters and digits.
  const query =
    `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${[material.accessKeyId, ...scope].join('%2F')}` +
    `&X-Amz-Date=${stamp}&X-Amz-SignedHeaders=host`;
  // The case of the host is kept in the address and lowered only in what is signed.
  const request = `GET\n/mqtt\n${query}\nhost:${host.toLowerCase()}\n\nhost\n${sha256('')}`;
  const signed = `AWS4-HMAC-SHA256\n${stamp}\n${scope.join('/')}\n${sha256(request)}`;
  const signature = hmac(signingKey(material.secretKey, scope), signed).toString('hex');
  return `wss://${host}/mqtt?${query}&X-Amz-Signature=${signature}${tokenPart(material.sessionToken)}`;
}

const withPort = (host: string, port: number | undefined): string =>
  port === undefined || port === 443 ? host : `${host}:${port}`;

const tokenPart = (token: string | null | undefined): string =>
  token === undefined || token === null ? '' : `&X-Amz-Security-Token=${encodeURIComponent(token)}`;

const signingKey = (secretKey: string, scope: readonly string[]): Buffer =>
  scope.reduce<Buffer>((key, part) => hmac(key, part), Buffer.from(`AWS4${secretKey}`));

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

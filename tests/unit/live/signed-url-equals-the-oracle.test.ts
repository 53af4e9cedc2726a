import { createRequire } from 'node:module';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { signedUrl, type SigningMaterial } from '../../../electron/live/sign-url.ts';

interface OracleOptions {
  host: string;
  port?: number;
  region: string;
}
type Oracle = (options: OracleOptions, id: string, secret: string, token?: string | null) => string;

// The documented client itself; it signs for the machine's date.
const { prepareWebSocketUrl } = createRequire(import.meta.url)('aws-iot-device-sdk/device') as {
  prepareWebSocketUrl: Oracle;
};

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

const plain = {
  accessKeyId: 'ASIAEXAMPLE0123456789',
  secretKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY=',
  sessionToken: 'FwoGZXIvYXdzEB4aD//w+a==/ åäö&?#%',
  region: 'eu-west-1',
  host: 'abc123-ats.iot.eu-west-1.amazonaws.com',
};

const cases: Readonly<Record<string, SigningMaterial>> = {
  'a plain host': plain,
  'a port beside the host': { ...plain, port: 8443 },
  'port 443, which is not named': { ...plain, port: 443 },
  'a port within the host': { ...plain, host: '127.0.0.1:9443' },
  'a host in mixed case': { ...plain, host: 'ABC123-Ats.IoT.eu-WEST-1.amazonaws.com' },
  'no session token': { ...plain, sessionToken: null },
  'an undefined session token': { ...plain, sessionToken: undefined as never },
  'an empty session token': { ...plain, sessionToken: '' },
  'an empty secret': { ...plain, secretKey: '' },
  'another region': { ...plain, region: 'cn-north-1' },
  'a secret beyond ASCII': { ...plain, secretKey: 'nyckel-åäö-🔌' },
};

const dates = ['2026-01-02T03:04:05.678Z', '2024-02-29T23:59:59.999Z', '2031-12-31T00:00:00.000Z'];

for (const [name, material] of Object.entries(cases))
  for (const date of dates)
    test(`${name}, at ${date}`, () => {
      vi.setSystemTime(new Date(date));
      const { host, port, region, accessKeyId, secretKey, sessionToken } = material;
      const oracle = prepareWebSocketUrl(
        { host, region, ...(port !== undefined && { port }) },
        accessKeyId,
        secretKey,
        sessionToken,
      );
      expect(signedUrl(material, Date.parse(date))).toBe(oracle);
    });

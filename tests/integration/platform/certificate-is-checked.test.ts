import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { systemOutside } from '../../../electron/environment/outside.ts';
import { createPlatform } from '../../../electron/platform/create-platform.ts';
import { makeAuthority, type Authority } from '../../../electron/simulator/broker/authority.ts';
import { hasty } from '../../support/platform/platform-in-test.ts';

let folder: string;
let authority: Authority;
let server: Server;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'authority-'));
  authority = await makeAuthority(folder);
  server = createServer({ key: authority.key, cert: authority.cert }, (request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(request.url === '/auth/jwt' ? '{"token":"t"}' : '[]');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

const companies = async (ca?: string) => {
  const baseUrl = `https://localhost:${(server.address() as AddressInfo).port}`;
  const profile = { kind: 'ochno', dialect: 'documented', email: 'a@b', passwordEnv: 'X', companyId: 'c' } as const;
  const options = { ...systemOutside(), profile: { ...profile, baseUrl }, password: 'p', retries: hasty };
  const platform = createPlatform(ca === undefined ? options : { ...options, ca });
  const answered = await platform.companies();
  platform.close();
  return answered;
};

describe('a platform whose authority nobody knows', () => {
  it('is not trusted, and nothing is sent to it', async () => {
    const answered = await companies();
    expect(answered).toMatchObject({ ok: false, failure: { code: 'platform.untrusted' } });
  });

  it('is trusted where the profile names the authority', async () => {
    expect(await companies(authority.cert)).toEqual({ ok: true, value: [] });
  });

  it('is not trusted for an authority that is none', async () => {
    expect(await companies('-----BEGIN CERTIFICATE-----\nnone\n-----END CERTIFICATE-----')).toMatchObject({
      ok: false,
    });
  });
});

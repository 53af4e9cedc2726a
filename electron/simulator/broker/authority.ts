// Makes the authority and certificate of the signed listener: one certificate that is its own authority, for loopback only.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { generate } from 'selfsigned';

export interface Authority {
  readonly key: string;
  readonly cert: string;
  /** Where the authority's PEM lies. */
  readonly path: string;
}

/** Whatever day the simulation's clock shows, the other side looks at its own. */
const validFrom = new Date('2020-01-01T00:00:00Z');
const validTo = new Date('2049-01-01T00:00:00Z');

export async function makeAuthority(folder: string): Promise<Authority> {
  const pems = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: validFrom,
    notAfterDate: validTo,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'authority.pem');
  await writeFile(path, pems.cert);
  return { key: pems.private, cert: pems.cert, path };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { Application } from '../../../electron/application/application.ts';
import { applyEdit } from '../../../electron/application/apply-edit.ts';
import { scrubbed } from '../../../electron/application/scrubbed.ts';
import { createSiteFile } from '../../../electron/application/site-files.ts';
import { bundleName, supportBundle } from '../../../electron/application/support-bundle.ts';
import type { Edit } from '../../../electron/contract/edits.ts';
import { done } from '../../../electron/domain/failures.ts';
import { testShell } from '../../support/test-shell.ts';

const password = 'correct horse battery';
const key = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----';

let folder: string;
let application: Application;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'support-'));
  const shell = testShell({ writer: { author: 'Eva Lindqvist', station: 'station-1' } });
  application = new Application({
    ...shell,
    desk: { ...shell.desk, newSite: (name) => Promise.resolve(done(join(folder, `${name}.ochno-site`))) },
  });
  const { kept, secrets } = application.shell;
  secrets.set('profile/cloud', password, false);
  kept.set('settings', { ...application.settings, author: 'Eva Lindqvist' });
  kept.set('profiles', {
    [`eva@kajen.example · api.ochno.example, ${password}`]: {
      kind: 'ochno',
      dialect: 'documented',
      baseUrl: `https://eva:${password}@api.ochno.example/v2?token=s3cr3tt0k3n`,
      email: 'eva@kajen.example',
      passwordEnv: 'profile/cloud',
      companyId: 'company-4711',
    },
    'Simulated Estates · 127.0.0.1': {
      kind: 'broker',
      dialect: 'operated',
      url: 'mqtts://installer:hunter2@broker.local:8883',
      companyId: 'company-4711',
      username: 'installer',
      ca: key,
      key,
    },
  });
});
afterEach(async () => {
  await application.close();
  rmSync(folder, { recursive: true, force: true });
});

const hidden = [
  password,
  'hunter2',
  's3cr3tt0k3n',
  'MIIEvQ',
  'PRIVATE KEY',
  'eva@',
  'Lindqvist',
  'installer',
  'company-4711',
  'Simulated Estates',
  'Villa Ekman',
  'Doctor Ekman',
  'B1-F2-07',
  'p3_0a1b2c',
];

async function openedSite(): Promise<void> {
  const path = await createSiteFile(application, 'Villa Ekman');
  if (!path.ok || path.value === null) throw new Error('no site');
  const opened = await application.openPath(path.value);
  if (!opened.ok) throw new Error(opened.failure.code);
  const locationId = edited({ kind: 'add-location', name: 'Villa Ekman' });
  const place = { locationId, planId: null, position: null, areaId: null, expected: 'open' as const };
  edited({ kind: 'add-sockets', sockets: [{ label: 'B1-F2-07', ...place }] });
  edited({ kind: 'add-hub', hwId: 'p3_0a1b2c', locationId, planId: null, name: 'Hub of Doctor Ekman' });
  edited({ kind: 'set-details', details: { client: 'Doctor Ekman' } });
  edited({ kind: 'open-issue', on: null, text: 'Doctor Ekman wants it higher' });
}

function edited(edit: Edit): string {
  const { document, shell } = application;
  const result = applyEdit(document!, edit, shell.outside.ids);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value.created[0] ?? '';
}

test('no password, key, token or name is in it, whatever is kept here', async () => {
  await openedSite();
  application.timeline.note({ kind: 'joined', name: 'eva@kajen.example · api.ochno.example' });
  const detail = `Villa Ekman refused ${password}`;
  application.timeline.note({
    kind: 'trouble',
    failure: { code: 'platform.not-accepted', params: { what: 'hub p3_0a1b2c', detail } },
  });
  const text = supportBundle(application);
  for (const secret of hidden) expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
});

test('it tells what is needed to find a fault', async () => {
  await openedSite();
  application.timeline.note({ kind: 'lost', failure: { code: 'live.lost', params: { host: 'a1.iot.example' } } });
  const bundle = JSON.parse(supportBundle(application)) as object;
  expect(bundle).toMatchObject({
    product: { name: 'Commissioner', version: '0.0.0', shell: 'browser' },
    machine: { node: process.versions.node },
    settings: { language: 'en', nameIsSet: true },
    connections: [
      { kind: 'ochno', address: 'https://…@api.ochno.example/v2?token=…', hasPassword: true, quotas: 'aws' },
      { name: 'connection 2', kind: 'broker', needsPassword: false, ownAuthority: true },
    ],
    live: { line: 'none', messages: 0 },
    timeline: [{ kind: 'lost', code: 'live.lost', host: 'a1.iot.example' }],
    site: { counts: { sockets: 1, untested: 1 }, hubs: [{ product: 'O-PC-3', firmware: null, hubs: 1 }] },
  });
});

test('without a site it says so', () => {
  expect(JSON.parse(supportBundle(application))).toMatchObject({ site: null, timeline: [] });
});

test('its name says when', () => {
  expect(bundleName(Date.UTC(2026, 4, 3, 7, 9))).toBe('commissioner-support-2026-05-03-0709.json');
});

const texts: readonly [string, string][] = [
  ['https://api.ochno.example/v2', 'https://api.ochno.example/v2'],
  ['mail bo@example.com or eva.l@kajen.example', 'mail …@example.com or …@kajen.example'],
  ['Authorization: Bearer abc.def', 'Authorization: Bearer …'],
  ['eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abcdefghij', '…'],
  ['wss://host/mqtt?X-Amz-Signature=77aa&x=1', 'wss://host/mqtt?X-Amz-Signature=…&x=…'],
];
test.each(texts)('%s', (text, left) => expect(scrubbed(text)).toBe(left));

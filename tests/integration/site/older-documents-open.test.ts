import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { migrate, migrations } from '../../../electron/site/migrations.ts';
import { schemaVersion } from '../../../electron/site/schema.ts';
import { openDatabase } from '../../../electron/site/sqlite.ts';
import { verifySite } from '../../../electron/site/verify-site.ts';
import { FolderInTest, labelled } from '../../support/site/folder-in-test.ts';
import { valueOf } from '../../support/value-of.ts';

let folder: FolderInTest;
let path: string;
beforeEach(() => {
  folder = new FolderInTest();
  path = folder.file('old');
});
afterEach(() => folder.forget());

const fixture = (version: number): string =>
  fileURLToPath(new URL(`../../support/fixtures/site-v${version}.ochno-site`, import.meta.url));
const forms = Array.from({ length: schemaVersion }, (_, index) => index + 1);

describe('a document of every released form', () => {
  it.each(forms)('form %i has a fixture, and below the last a migration', (version) => {
    expect(existsSync(fixture(version))).toBe(true);
    expect(Object.hasOwn(migrations, version)).toBe(version < schemaVersion);
  });

  it.each(forms)('form %i opens, verifies and can be written', (version) => {
    copyFileSync(fixture(version), path);
    const document = folder.open('old');
    const { sockets, plans, name } = document.state;
    const shown = [...sockets.values()].map(({ label, verdict }) => `${label} ${verdict.verdict}`);
    expect(shown).toEqual(['01 pass', '02 pass', '03 pass', '04 untested', 'Å-5 untested']);
    expect(name).toBe('Fixture');
    expect(new TextDecoder().decode(valueOf(document.blob(plans.get('p1')!.blob)))).toBe('a picture');
    valueOf(document.append([labelled(document, 's1', 'X')]));
    document.close();
    expect(valueOf(verifySite(path)).ok).toBe(true);
    expect(readdirSync(folder.path).length).toBe(version < schemaVersion ? 2 : 1);
  });
});

describe('a migration', () => {
  const next = schemaVersion + 1;
  const versionOf = (file: string): number => readFileSync(file).readUInt32BE(60);
  beforeEach(() => copyFileSync(fixture(schemaVersion), path));

  it('writes a backup beside the document first, and never over another', () => {
    const steps = { [schemaVersion]: 'CREATE TABLE more (a)', [next]: 'CREATE TABLE most (a)' };
    expect(migrate(path, steps, next + 1).ok).toBe(true);
    expect(versionOf(path)).toBe(next + 1);
    const backup = folder.file(`old.form-${schemaVersion}`);
    expect(versionOf(backup)).toBe(schemaVersion);
    expect(valueOf(verifySite(backup)).ok).toBe(true);

    copyFileSync(fixture(schemaVersion), path);
    expect(migrate(path, steps, next).ok).toBe(true);
    expect(existsSync(folder.file(`old.form-${schemaVersion}-2`))).toBe(true);
  });

  it('that fails leaves the document as it was, and says where the backup lies', () => {
    const failing = { [schemaVersion]: 'CREATE TABLE more (a); CREATE TABLE chains (a)' };
    const result = migrate(path, failing, next);
    const backup = folder.file(`old.form-${schemaVersion}`);
    expect(result).toMatchObject({ ok: false, failure: { code: 'site.migration-failed', params: { backup } } });
    expect(versionOf(path)).toBe(schemaVersion);
    const database = openDatabase(path, true);
    expect(database.prepare("SELECT name FROM sqlite_master WHERE name = 'more'").all()).toEqual([]);
    database.close();
    folder.open('old').close();
  });
});

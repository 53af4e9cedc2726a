import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { Application } from '../../../electron/application/application.ts';
import { takeSiteFile } from '../../../electron/application/site-files.ts';
import { sitesFolder } from '../../../electron/browser/sites-folder.ts';
import { createSite } from '../../../electron/site/open-site.ts';
import { testShell } from '../../support/test-shell.ts';
import { valueOf } from '../../support/value-of.ts';

let folder: string;
let application: Application;
const at = (name: string): string => join(folder, `${name}.ochno-site`);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'opened-'));
  application = new Application(testShell({ desk: sitesFolder(join(folder, 'sites')) }));
  const { outside, writer } = application.shell;
  for (const name of ['House', 'Annex']) valueOf(createSite({ ...outside, ...writer, path: at(name), name })).close();
  writeFileSync(at('Broken'), 'x'.repeat(10_000));
  valueOf(await application.openPath(at('House')));
});

afterEach(async () => {
  await application.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ['Broken', 'site.not-a-document'],
  ['Missing', 'site.not-found'],
])('%s', async (name, code) => {
  let closed = false;
  application.onClose(() => (closed = true));
  expect(await application.openPath(at(name))).toMatchObject({ failure: { code } });
  expect([application.document?.state.name, closed]).toEqual(['House', false]);
});

test('another that can be opened takes its place', async () => {
  valueOf(await application.openPath(at('Annex')));
  expect(application.document?.state.name).toBe('Annex');
  valueOf(await application.openPath(at('House')));
});

test('of two that are opened at once only the last stays open', async () => {
  await application.close();
  const [house, annex] = await Promise.all(['House', 'Annex'].map((name) => application.openPath(at(name))));
  expect([house?.ok, annex?.ok, application.document?.state.name]).toEqual([true, true, 'Annex']);
  // Whoever has a document open keeps others out of it.
  valueOf(await application.openPath(at('House')));
});

test('the same under another name is open already', async () => {
  symlinkSync(at('House'), at('Link'));
  expect(valueOf(await application.openPath(at('Link'))).name).toBe('House');
});

test('what a page sent up is kept where it opens, and only there', async () => {
  const sent = (name: string): File => new File([readFileSync(at(name))], `${name}.ochno-site`);
  expect(await takeSiteFile(application, sent('Broken'))).toMatchObject({ failure: { code: 'site.not-a-document' } });
  expect(readdirSync(join(folder, 'sites'))).toEqual([]);
  expect(existsSync(valueOf(await takeSiteFile(application, sent('Annex'))))).toBe(true);
});

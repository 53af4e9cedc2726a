// What a demonstration does to what was there before it, and what it leaves behind.

import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { Application } from '../../electron/application/application.ts';
import type { ApplicationShell } from '../../electron/application/shell.ts';
import { startDemo } from '../../electron/demo/start-demo.ts';
import { failed } from '../../electron/domain/failures.ts';
import { createSite } from '../../electron/site/open-site.ts';
import { testShell } from '../support/test-shell.ts';
import { valueOf } from '../support/value-of.ts';

let folder: string;
let application: Application;

type Begin = NonNullable<ApplicationShell['startDemo']>;

const demonstrating = (begun: Begin): Application => new Application(testShell({ startDemo: begun }));
const begin: Begin = (building) => {
  const { outside, writer } = application.shell;
  return startDemo(building, { outside, writer });
};
const recents = (): readonly string[] => application.shell.kept.get('recents').map(({ name }) => name);

async function openHouse(): Promise<void> {
  const { outside, writer } = application.shell;
  const path = join(folder, 'House.ochno-site');
  valueOf(createSite({ ...outside, ...writer, path, name: 'House' })).close();
  valueOf(await application.openPath(path));
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demonstration-'));
  vi.stubEnv('TMPDIR', folder);
});

afterEach(async () => {
  await application.close();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test('one that cannot begin leaves the site open, and what runs in it', async () => {
  application = demonstrating(() => Promise.resolve(failed('simulator.options-wrong', { what: 'The seed' })));
  await openHouse();
  let closed = false;
  application.onClose(() => (closed = true));
  expect(await application.startDemo({ sockets: 4 })).toMatchObject({ failure: { code: 'simulator.options-wrong' } });
  expect([application.document?.state.name, closed]).toEqual(['House', false]);
});

test('one in which nothing was done goes with its folders, and from the list of sites', async () => {
  application = demonstrating(begin);
  await openHouse();
  valueOf(await application.startDemo({ sockets: 4 }));
  expect(readdirSync(folder)).toHaveLength(3);
  await application.close();
  expect(readdirSync(folder)).toEqual(['House.ochno-site']);
  expect(recents()).toEqual(['House']);
});

test('one in which something was done can be opened again', async () => {
  application = demonstrating(begin);
  valueOf(await application.startDemo({ sockets: 4 }));
  const document = application.document!;
  valueOf(document.append([{ type: 'site.configured', body: { details: { customer: 'Mine' }, was: null } }]));
  await application.close();
  expect(existsSync(document.path)).toBe(true);
  expect(recents()).toEqual(['Building 1']);
});

test('one that begins while the program ends is let begin, and goes', async () => {
  application = demonstrating(begin);
  const beginning = application.startDemo({ sockets: 4 });
  await application.end();
  valueOf(await beginning);
  expect([application.document, readdirSync(folder)]).toEqual([null, []]);
});

test('one after another: the first ends, and the second can be connected to', async () => {
  application = demonstrating(begin);
  valueOf(await application.startDemo({ sockets: 4 }));
  valueOf(await application.startDemo({ sockets: 8 }));
  expect(application.document?.state.sockets.size).toBe(8);
  expect(application.online?.profile.name).toBe('Demonstration');
  expect(readdirSync(folder)).toHaveLength(2);
});

// What is burnt in, what is configured and what is documented: three places that have to say the same.

import { readFileSync } from 'node:fs';

import { FuseV1Options } from '@electron/fuses';
import { expect, test } from 'vitest';

import { configuredFuses, differences } from '../../../scripts/fuses.ts';

const text = (file: string): string => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
const configured = configuredFuses(text('electron-builder.yml'));

test('the configuration names every fuse as Electron does, but the one it leaves alone', () => {
  const electrons = Object.keys(FuseV1Options).filter((name) => !/^\d+$/.test(name) && name !== 'WasmTrapHandlers');
  expect(Object.keys(configured).toSorted()).toEqual(electrons.toSorted());
});

test('the documentation says of each whether it is on', () => {
  const rows = [...text('docs/security.md').matchAll(/^\| `(\w+)` +\| (on|off) /gm)];
  expect(Object.fromEntries(rows.map(([, name, said]) => [name, said === 'on']))).toEqual(configured);
});

test('a fuse that differs, or is missing, is named', () => {
  const burnt = { ...configured, RunAsNode: true };
  delete (burnt as Record<string, boolean>)['OnlyLoadAppFromAsar'];
  expect(differences(configured, configured)).toEqual([]);
  expect(differences(configured, burnt)).toEqual([
    'RunAsNode should be off and is on',
    'OnlyLoadAppFromAsar should be on and is missing',
  ]);
});

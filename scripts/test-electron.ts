// Finds an Electron to test the window with, or says in one sentence why there is none. The product's own binary is not in
// the package registry (it is fetched at first run), so a test may be lent another one: a folder in
// ELECTRON_OVERRIDE_DIST_PATH, or a program that prints such a folder.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type TestElectron =
  | {
      readonly found: true;
      /** Holds the executable: what ELECTRON_OVERRIDE_DIST_PATH takes. */
      readonly folder: string;
      readonly executable: string;
      readonly version: string;
      readonly from: string;
    }
  | { readonly found: false; readonly why: string };

const executableName = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' } as const;
const nameHere =
  process.platform === 'darwin' || process.platform === 'win32' ? executableName[process.platform] : 'electron';

/** Looks in this order: the environment, a program that lends one, the product's own binary if it was fetched before. */
export function findTestElectron(root: string): TestElectron {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (named) return inFolder(named, 'ELECTRON_OVERRIDE_DIST_PATH');
  const lender = lenders(root).find((program) => existsSync(program));
  if (lender) return lent(lender);
  const own = path.join(root, 'node_modules/electron/dist');
  if (existsSync(path.join(own, nameHere))) return inFolder(own, 'node_modules/electron');
  return {
    found: false,
    why: "Electron's binary is not on this machine and none is lent (ELECTRON_OVERRIDE_DIST_PATH).",
  };
}

const lenders = (root: string): string[] => [
  ...(process.env['COMMISSIONER_ELECTRON_PREPARE'] ? [process.env['COMMISSIONER_ELECTRON_PREPARE']] : []),
  // Where the team's machines keep it: beside the checkout, or at a fixed place.
  path.resolve(root, '../shared/electron/prepare'),
  '/work/shared/electron/prepare',
];

function lent(program: string): TestElectron {
  const run = spawnSync(program, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (run.status === 0) return inFolder(run.stdout.trim(), program);
  const said = run.stderr.trim().split('\n').at(-1) ?? '';
  return {
    found: false,
    why: `${program} could not make an Electron ready (${said || (run.error?.message ?? 'no reason')}).`,
  };
}

function inFolder(folder: string, from: string): TestElectron {
  const executable = path.join(folder, nameHere);
  if (!existsSync(executable)) return { found: false, why: `There is no ${nameHere} in ${folder} (${from}).` };
  const versionFile = path.join(folder, 'version');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : 'of unknown version';
  return { found: true, folder, executable, version, from };
}

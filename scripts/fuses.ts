// `node scripts/fuses.ts EXECUTABLE`: reads the fuses of a packed program back from its file and compares them with what
// electron-builder.yml says is burnt in. A release that differs is none. https://www.electronjs.org/docs/latest/tutorial/fuses

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/** By Electron's name for each, as `FuseV1Options` has it. */
export type Fuses = Readonly<Record<string, boolean>>;

/** What the configuration says, with Electron's own names (the configuration writes the first letter small, some with "enable"). */
export function configuredFuses(yaml: string): Fuses {
  const [, block = ''] = /^electronFuses:\n((?: {2}.*\n?)+)/m.exec(yaml) ?? [];
  const lines = [...block.matchAll(/^ {2}(\w+): (true|false)$/gm)];
  return Object.fromEntries(
    lines.map(([, name = '', value]) => [`${name[0]?.toUpperCase()}${name.slice(1)}`, value === 'true']),
  );
}

/** What is burnt into the file; a fuse that this Electron does not have is left out. */
export async function burntFuses(executable: string): Promise<Fuses> {
  const wire: Readonly<Record<string, unknown>> = { ...(await getCurrentFuseWire(executable)) };
  const burnt = Object.entries(FuseV1Options).flatMap(([name, index]) => {
    const state = wire[String(index)];
    const known = state === FuseState.ENABLE || state === FuseState.DISABLE;
    return known ? [[name, state === FuseState.ENABLE] as const] : [];
  });
  return Object.fromEntries(burnt);
}

/** Each difference in a line; empty: as configured. */
export const differences = (configured: Fuses, burnt: Fuses): string[] =>
  Object.entries(configured).flatMap(([name, on]) =>
    burnt[name] === on ? [] : [`${name} should be ${said(on)} and is ${said(burnt[name])}`],
  );

const said = (on: boolean | undefined): string => (on === undefined ? 'missing' : on ? 'on' : 'off');

async function main(executable: string | undefined): Promise<number> {
  if (executable === undefined) {
    console.error('Which program? Name its executable (on macOS the .app).');
    return 2;
  }
  const root = fileURLToPath(new URL('..', import.meta.url));
  const configured = configuredFuses(readFileSync(path.join(root, 'electron-builder.yml'), 'utf8'));
  const burnt = await burntFuses(executable);
  for (const [name, on] of Object.entries(burnt)) console.log(`${name}: ${said(on)}`);
  const wrong = differences(configured, burnt);
  for (const line of wrong) console.error(line);
  return wrong.length === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = await main(process.argv[2]);

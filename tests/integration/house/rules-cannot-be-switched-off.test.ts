// The linter's rules of the house bite where they should, spare what they should, and no comment switches them off.

import { fileURLToPath } from 'node:url';

import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const eslint = new ESLint({ cwd: root });

/** What the linter says of `text` if it stood in `file`, which must exist so that types are known. */
async function rulesAgainst(file: string, text: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(`${text}\n`, { filePath: `${root}/${file}` });
  return (result?.messages ?? []).map((message) => message.ruleId);
}

const domain = 'electron/domain/units.ts';
const live = 'electron/live/live.ts';
const clock = 'electron/environment/clock.ts';
const window = 'electron/main/window.ts';

describe('the linter', () => {
  test.each([
    ['time in the domain', domain, 'export const at = Date.now();', 'no-restricted-properties'],
    ['a date of now', domain, 'export const at = new Date();', 'no-restricted-syntax'],
    ['chance in the domain', domain, 'export const x = Math.random();', 'no-restricted-properties'],
    ['a timer in the domain', domain, 'setTimeout(() => undefined, 1);', 'no-restricted-globals'],
    ['the process in the domain', domain, 'export const all = process.argv;', 'no-restricted-globals'],
    ['a file in the domain', domain, "export { readFile } from 'node:fs';", 'no-restricted-imports'],
    ['time in a room', live, 'export const at = Date.now();', 'no-restricted-properties'],
    ['a timer in a room', live, 'setInterval(() => undefined, 1);', 'no-restricted-globals'],
    ['a timer by another door', live, "export { setTimeout } from 'node:timers/promises';", 'no-restricted-imports'],
    ['SQLite in a room', live, "export { DatabaseSync } from 'node:sqlite';", 'no-restricted-imports'],
    ['MQTT in the window', window, "export { connect } from 'mqtt';", 'no-restricted-imports'],
    ['any', live, 'export const x: any = 1;', '@typescript-eslint/no-explicit-any'],
    ['an enum', live, 'export enum Line { Lost }', 'no-restricted-syntax'],
    ['a promise nobody waits for', live, 'void 0; Promise.resolve(1);', '@typescript-eslint/no-floating-promises'],
    ['a silenced compiler', live, '// @ts-expect-error: no\nexport const x = 1;', '@typescript-eslint/ban-ts-comment'],
    ['a note to self', live, `// ${'TO'}${'DO'}: later\nexport const x = 1;`, 'no-warning-comments'],
    [
      'a silenced rule',
      live,
      '// eslint-disable-next-line\nexport const x: any = 1;',
      '@typescript-eslint/no-explicit-any',
    ],
  ])('stops %s', async (_what, file, text, rule) => expect(await rulesAgainst(file, text)).toContain(rule));

  test.each([
    ['the time where it comes from', clock, 'export const at = Date.now();'],
    ['a date of a given time', domain, 'export const day = (at: number): Date => new Date(at);'],
    ['MQTT where it is spoken', live, "export { connect } from 'mqtt';"],
    ['Electron in its shell', window, "export { app } from 'electron';"],
  ])('spares %s', async (_what, file, text) => expect(await rulesAgainst(file, text)).toEqual([]));
});

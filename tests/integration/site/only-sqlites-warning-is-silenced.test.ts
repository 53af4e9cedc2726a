import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

test('opening a database says nothing on standard error, and other warnings are still said', () => {
  const sqlite = fileURLToPath(new URL('../../../electron/site/sqlite.ts', import.meta.url));
  const program = `
    const { openDatabase } = await import(${JSON.stringify(sqlite)});
    openDatabase(':memory:', false).close();
    process.emitWarning('another', 'ExperimentalWarning');
  `;
  // Type stripping has a warning of its own; it is not what is looked for here.
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  expect(status).toBe(0);
  expect(stderr).not.toContain('SQLite');
  expect(stderr).toContain('another');
});

// Every property test with examples that no run has seen before.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';

const times = 20;

export function propertiesHold(): Promise<string> {
  const files = globSync('tests/unit/**/*.test.ts').filter((file) =>
    readFileSync(file, 'utf8').includes("'fast-check'"),
  );
  assert.ok(files.length > 0, 'no property tests were found; run it in the checkout');
  for (let time = 0; time < times; time += 1) {
    const seed = String(randomInt(2 ** 31));
    const run = spawnSync('vitest', ['run', '--project', 'unit', '--testTimeout', '60000', ...files], {
      env: { ...process.env, PROPERTY_SEED: seed },
      encoding: 'utf8',
    });
    assert.equal(run.status, 0, `PROPERTY_SEED=${seed}\n${run.stdout}${run.stderr}`);
  }
  return Promise.resolve(`${files.length} files of property tests, ${times} times with new examples, hold`);
}

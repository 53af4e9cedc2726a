// Ten buildings with every fault, in walk with and without slips, in both dialects: what is found equals the truth.

import assert from 'node:assert/strict';

import { comparable, runDemo, truthOf } from '../support/demo-process.ts';

const seeds = [1, 2, 3, 4, 5, 6, 8, 9, 10, 12];
const faults = ['--faults', 'swap:2,offbyone:1,reverse:1,exchange:1,dead:3,weak:2,loose:1'];
const variants = [[], ['--slips', '0.03'], ['--dialect', 'operated'], ['--put', 'merge']];

export async function manyBuildings(): Promise<string> {
  for (const seed of seeds) {
    for (const variant of variants) {
      const run = await runDemo(['--sockets', '200', '--seed', `${seed}`, ...faults, ...variant]);
      const what = `seed ${seed} ${variant.join(' ')}`;
      assert.ok(run.summary, `${what}: no summary: ${run.stderr}`);
      assert.deepEqual(comparable(run.summary), comparable(truthOf(run)), what);
      run.forget();
    }
    process.stderr.write(`many-buildings: seed ${seed} is right\n`);
  }
  return `${seeds.length} buildings in ${variants.length} variants, all findings equal the truth`;
}

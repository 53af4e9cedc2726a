// 10,000 sockets from an empty site to a report: under five minutes, under 1 GB.

import assert from 'node:assert/strict';

import { comparable, runDemo, truthOf } from '../support/demo-process.ts';

export async function tenThousandSockets(): Promise<string> {
  const faults = 'swap:2,offbyone:1,reverse:1,exchange:1,dead:3,weak:2,loose:1';
  const began = performance.now();
  const run = await runDemo(['--sockets', '10000', '--seed', '7', '--faults', faults]);
  const seconds = (performance.now() - began) / 1000;
  assert.ok(run.summary, `no summary: ${run.stderr}`);
  assert.deepEqual(comparable(run.summary), comparable(truthOf(run)));
  assert.ok(seconds < 300, `${seconds} s`);
  assert.ok(run.peakMb < 1024, `${run.peakMb} MB`);
  run.forget();
  return `${run.summary.pass} of ${run.summary.sockets} pass, ${Math.round(seconds)} s, ${Math.round(run.peakMb)} MB`;
}

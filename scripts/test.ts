// `npm test`: every kind of test and check, what measures no time side by side, past failures, so that all are counted. The last line says
// how many passed and failed. Arguments choose steps by name: `npm test -- lint "unit tests"`.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { closingLine, sum, type Counts } from './test-counts.ts';
import { buildName, steps, type Place, type Step } from './test-steps.ts';

/** Of a failed step's words, repeated where a log that is cut still has them: as many as its failures take. */
const lastLines = 60;

async function main(chosen: readonly string[]): Promise<number> {
  const unknown = chosen.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(`No such step: ${unknown.join(', ')}. Steps: ${steps.map((step) => step.name).join(', ')}.`);
    return 2;
  }
  const reports = mkdtempSync(path.join(tmpdir(), 'commissioner-test-'));
  const wanted = steps.filter((step) => chosen.length === 0 || chosen.includes(step.name));
  const builds = wanted.some(({ name }) => name === buildName);
  const place = { root: fileURLToPath(new URL('..', import.meta.url)), reports, builds };
  const counted: Awaited<ReturnType<typeof told>>[] = [];
  for (const group of groups(wanted)) {
    counted.push(...(await Promise.all(group.map((step) => told(step, place)))));
  }
  rmSync(reports, { recursive: true, force: true });

  for (const { step, counts, said } of counted) {
    if (counts.failed > 0)
      console.log(`\n… ${step.name} failed; it said last:\n${said.split('\n').slice(-lastLines).join('\n')}`);
  }
  console.log('\nstep                  passed  failed  skipped  seconds');
  for (const { step, counts, seconds } of counted) console.log(row(step.name, counts, seconds));
  const total = sum(counted.map(({ counts }) => counts));
  console.log(`\n${closingLine(total)}`);
  return total.failed === 0 ? 0 : 1;
}

/** Neighbours that may run side by side, together; every other step alone. */
function groups(all: readonly Step[]): Step[][] {
  const made: Step[][] = [];
  for (const step of all) {
    const last = made.at(-1);
    if (step.alongside && last?.[0]?.alongside) last.push(step);
    else made.push([step]);
  }
  return made;
}

async function told(step: Step, place: Omit<Place, 'tell'>) {
  console.log(`\n… ${step.name}`);
  const began = performance.now();
  let said = '';
  const tell = (more: string) => {
    console.log(more);
    said += more;
  };
  const counts = await step.run({ ...place, tell });
  return { step, counts, said, seconds: Math.round((performance.now() - began) / 1000) };
}

const row = (name: string, { passed, failed, skipped }: Counts, seconds: number): string =>
  `${name.padEnd(20)}  ${[passed, failed, skipped, seconds].map((count) => String(count).padStart(6)).join('  ')}`;

process.exitCode = await main(process.argv.slice(2));

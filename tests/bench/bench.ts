// `npm run bench`: every figure of the product, each measured five times; medians are told. With `--json` the last line of
// standard output is one object of figures. `--only NAME` measures one part; `--runs N` otherwise than five times.

import { parseArgs } from 'node:util';

/** One part of the bench: figures by name. Loaded when it is its turn, so that one part's memory is not another's. */
type Measure = () => Promise<Readonly<Record<string, number>>>;

const parts: Readonly<Record<string, () => Promise<Measure>>> = {
  pipeline: async () => (await import('./pipeline-bench.ts')).measurePipeline,
  site: async () => (await import('./site-bench.ts')).measureSite,
  verdict: async () => (await import('./verdict-bench.ts')).measureVerdicts,
  reconnect: async () => (await import('./reconnect-bench.ts')).measureReconnect,
  screen: async () => (await import('./screen-bench.ts')).measureScreen,
  plan: async () => (await import('./plan-bench.ts')).measurePlans,
  electron: async () => (await import('./electron-bench.ts')).measureElectron,
  diagnosis: async () => (await import('./diagnosis-bench.ts')).measureDiagnosis,
  motion: async () => (await import('./motion-bench.ts')).measureMotion,
  exceptions: async () => (await import('./exceptions-bench.ts')).measureExceptions,
  lamps: async () => (await import('./lamps-bench.ts')).measureLamps,
  report: async () => (await import('./report-bench.ts')).measureReports,
};

/** Seeded and in virtual time: the same figures at every run, so one is enough. */
const sameEveryRun = new Set(['diagnosis', 'motion', 'exceptions', 'lamps']);

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, only: { type: 'string' }, runs: { type: 'string', default: '5' } },
});
const runs = Math.max(1, Number(values.runs));
const figures: Record<string, number> = {};

for (const [name, load] of Object.entries(parts)) {
  if (values.only !== undefined && values.only !== name) continue;
  const measure = await load();
  const measured: Readonly<Record<string, number>>[] = [];
  const times = sameEveryRun.has(name) ? 1 : runs;
  for (let run = 1; run <= times; run += 1) {
    process.stderr.write(`${name} ${run}/${times}\n`);
    measured.push(await measure());
  }
  for (const figure of Object.keys(measured[0] ?? {})) {
    figures[figure] = rounded(median(measured.map((each) => each[figure] ?? NaN)));
    process.stderr.write(`  ${figure}: ${figures[figure]}\n`);
  }
}
process.stdout.write(values.json ? `${JSON.stringify(figures)}\n` : table(figures));

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

function table(all: Readonly<Record<string, number>>): string {
  return Object.entries(all)
    .map(([name, value]) => `${name.padEnd(28)} ${value}\n`)
    .join('');
}

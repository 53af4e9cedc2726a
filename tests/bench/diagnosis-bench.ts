// How well the walk tells wiring faults from slips: seeded buildings, walked to their end by a technician who answers at a
// neighbouring label 3 times in 100. What was found is held against what the simulator built in. Virtual time.

import { seededChance } from '../../electron/environment/chance.ts';
import { PaperFloor } from '../support/paper-floor.ts';
import { walkToTheEnd, type Walked } from '../support/paper-walk.ts';

const kinds = ['swap', 'offbyone', 'reverse', 'exchange', 'dead', 'weak', 'loose'] as const;
const single = { buildings: 252, sockets: 100 };
const mixed = { buildings: 500, sockets: 200 };
const discovered = { buildings: 50, sockets: 100 };
const slips = 0.03;

export function measureDiagnosis(): Promise<Record<string, number>> {
  const ones = range(single.buildings).map((seed) => walked(seed, single.sockets, `${kinds[seed % kinds.length]}:1`));
  const many = range(mixed.buildings).map((seed) => walked(seed, mixed.sockets, mixture(seed)));
  const mapped = range(discovered.buildings).map((seed) => walked(seed, discovered.sockets, '', 'discover'));
  const all = [...ones, ...many];
  const sum = (of: (walk: Walked) => readonly string[], walks: readonly Walked[] = all): number =>
    walks.reduce((total, walk) => total + of(walk).length, 0);
  return Promise.resolve({
    diagnosisPrecisionSingle: precision(ones),
    diagnosisRecallSingle: recall(ones),
    diagnosisPrecision: precision(many),
    diagnosisRecall: recall(many),
    slipTakenForFault: sum((walk) => walk.slipsTakenForFaults),
    silentWrongBindings: sum((walk) => walk.silentlyWrong),
    silentWrongBindingsDiscover: sum((walk) => walk.silentlyWrong, mapped),
  });
}

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** Two to eleven faults of mixed kinds. */
function mixture(seed: number): string {
  const chance = seededChance(seed * 31);
  const upTo = (most: number): number => Math.floor(chance() * (most + 1));
  const counts = [1 + upTo(1), upTo(1), upTo(1), upTo(1), 1 + upTo(2), upTo(2), upTo(1)];
  return kinds.map((kind, index) => `${kind}:${counts[index]}`).join();
}

function walked(seed: number, sockets: number, faults: string, mode: 'walk' | 'discover' = 'walk'): Walked {
  const walk = walkToTheEnd(new PaperFloor({ seed, sockets, faults }), { slips, seed, mode });
  const wrong = [
    ...walk.found.filter((name) => !walk.truth.includes(name)).map((name) => `found ${name}`),
    ...walk.truth.filter((name) => !walk.found.includes(name)).map((name) => `missed ${name}`),
    ...walk.silentlyWrong.map((label) => `silently wrong ${label}`),
  ];
  for (const line of wrong) process.stderr.write(`  ${mode} ${sockets} sockets, seed ${seed}: ${line}\n`);
  return walk;
}

const right = (walks: readonly Walked[]): number =>
  walks.reduce((sum, { found, truth }) => sum + found.filter((name) => truth.includes(name)).length, 0);
const precision = (walks: readonly Walked[]): number => right(walks) / total(walks, ({ found }) => found);
const recall = (walks: readonly Walked[]): number => right(walks) / total(walks, ({ truth }) => truth);
const total = (walks: readonly Walked[], of: (walk: Walked) => readonly string[]): number =>
  walks.reduce((sum, walk) => sum + of(walk).length, 0);

// Walks a seeded building to its end with the simulator's technician, who knows what a person knows: the label, the lamp and
// what the application says. Tells what was found, in the words of the truth.

import { defaultProcedure } from '../../electron/domain/procedure.ts';
import { planRoute } from '../../electron/domain/route.ts';
import type { SocketTask, VerificationMode, VerificationSetup } from '../../electron/domain/verification/protocol.ts';
import { seededChance } from '../../electron/environment/chance.ts';
import { createTechnician } from '../../electron/simulator/technician/technician.ts';
import { PaperEngine } from './paper-engine.ts';
import type { PaperFloor } from './paper-floor.ts';

/** A day on site at most: a walk that does not end is a defect. */
const longestMs = 24 * 60 * 60_000;
export const paperLoad = { type: 'load', name: 'Test load 30 W', watts: 30 };

export function setupOf(
  site: PaperFloor,
  mode: VerificationMode,
  sockets: readonly SocketTask[] = planRoute(site.tasks),
): VerificationSetup {
  return {
    mode,
    procedure: defaultProcedure,
    pace: 1,
    sockets: mode === 'discover' ? sockets.map((task) => ({ ...task, portKey: null })) : sockets,
    ports: site.ports,
    testLoad: { type: paperLoad.type, name: paperLoad.name },
    socketsHaveLamps: false,
    lampAnswers: false,
    only: new Set(),
  };
}

/** The stream of the building, from its baselines on, into an engine. */
export function begin(site: PaperFloor, engine: PaperEngine): void {
  for (const { reading, message } of site.baselines())
    engine.feed({ type: 'baseline', at: site.clock.now(), portKey: reading.portKey, reading, message });
  engine.feed({ type: 'line', at: site.clock.now(), line: 'caught-up' });
}

export interface Walked {
  readonly engine: PaperEngine;
  /** `swap:A01>p7,A05>p3` or `dead:A01`, sorted. */
  readonly found: readonly string[];
  readonly truth: readonly string[];
  /** Of what was found: repairs of sockets that are all wired right, fails of sockets that are all right. */
  readonly slipsTakenForFaults: readonly string[];
  readonly silentlyWrong: readonly string[];
}

export function walkToTheEnd(
  site: PaperFloor,
  options: { readonly slips: number; readonly seed: number; readonly mode?: 'walk' | 'discover' },
): Walked {
  const { clock } = site;
  const engine = new PaperEngine(setupOf(site, options.mode ?? 'walk'), clock);
  site.onReading = (reading, message) => engine.feed({ type: 'reading', reading, message });
  const technician = createTechnician({
    floor: site.floor,
    load: paperLoad,
    slips: options.slips,
    chance: seededChance(options.seed + 1),
    clock,
    pace: { betweenPlugsMs: 4_000, againMs: 2_500, reactionMs: 500 },
    act: (action) => engine.act(action),
    socketIdOf: (label) => label,
    labels: () => [],
  });
  engine.onSay = (utterance) => technician.hear(utterance);
  begin(site, engine);
  for (let waited = 0; !engine.done && waited < longestMs; waited += 10_000) clock.advance(10_000);
  technician.stop();
  if (!engine.done) throw new Error(`the walk does not end: ${JSON.stringify(engine.said.slice(-6))}`);
  return judged(site, engine);
}

function judged(site: PaperFloor, engine: PaperEngine): Walked {
  const { truth } = site;
  const repairs = engine.repairs.map(({ kind, sockets, ports }) => ({
    name: wiringName(kind, sockets, ports),
    sockets,
  }));
  const fails = (
    [
      ['dead', 'no-response'],
      ['weak', 'power'],
      ['loose', 'unstable'],
    ] as const
  ).flatMap(([kind, reason]) =>
    [...engine.standing]
      .filter(([, { verdict, reason: why }]) => verdict === 'fail' && why === reason)
      .map(([label]) => ({ name: `${kind}:${label}`, sockets: [label] })),
  );
  const faulty = new Set([
    ...truth.miswired.flatMap(({ sockets }) => sockets),
    ...[...truth.dead, ...truth.weak, ...truth.loose],
  ]);
  return {
    engine,
    found: [...repairs, ...fails].map(({ name }) => name).sort(),
    truth: [
      ...truth.miswired.map(({ kind, sockets, ports }) => wiringName(kind, sockets, ports)),
      ...(['dead', 'weak', 'loose'] as const).flatMap((kind) => truth[kind].map((label) => `${kind}:${label}`)),
    ].sort(),
    slipsTakenForFaults: [...repairs, ...fails]
      .filter(({ sockets }) => !sockets.some((label) => faulty.has(label)))
      .map(({ name }) => name),
    silentlyWrong: silentlyWrong(site, engine),
  };
}

const wiringName = (kind: string, sockets: readonly string[], ports: readonly string[]): string =>
  `${kind}:${sockets
    .map((label, index) => `${label}>${ports[index]}`)
    .sort()
    .join()}`;

/** Bound to another port than the true one, the place better than by route, and nothing open that would say so. */
export function silentlyWrong(site: PaperFloor, engine: PaperEngine): string[] {
  return site.tasks.flatMap(({ label }) => {
    const bound = engine.boundTo(label);
    const standing = engine.standing.get(label);
    if (bound === null || bound === site.reaches(label) || !standing) return [];
    const claims = standing.place === 'measured' || standing.place === 'observed';
    const open = !['pass', 'marginal'].includes(standing.verdict);
    return claims && !open ? [label] : [];
  });
}

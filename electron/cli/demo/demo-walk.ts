// Walks a demonstration's building: the scripted technician hears what the application says and acts on the floor; every
// verdict is printed once it is durable.

import type { Connection } from '../../application/connection.ts';
import type { VerdictLine } from '../../application/verdict-line.ts';
import { VerificationRun } from '../../application/verification-run.ts';
import { done, type Failure, type Result } from '../../domain/failures.ts';
import { defaultProcedure } from '../../domain/procedure.ts';
import { liveSockets } from '../../domain/site-queries.ts';
import type { LiveSession } from '../../live/live.ts';
import { seededChance } from '../../environment/chance.ts';
import type { Simulator } from '../../simulator/simulator.ts';
import { createTechnician, type TechnicianPace } from '../../simulator/technician/technician.ts';
import type { SiteDocument } from '../../site/site-document.ts';
import { demoLoad } from '../../demo/demo-site.ts';
import type { Output } from '../output.ts';
import { outside } from '../outside.ts';
import type { Pace } from './pace.ts';

export interface DemoWalk {
  readonly output: Output;
  readonly document: SiteDocument;
  readonly connection: Connection;
  readonly live: LiveSession;
  readonly simulator: Simulator;
  readonly pace: Pace;
  readonly mode: 'walk' | 'discover';
  readonly slips: number;
  readonly seed: number;
}

export async function demoWalk(walk: DemoWalk): Promise<Result<void>> {
  const { output, document, connection, live, simulator, pace } = walk;
  const run = new VerificationRun({
    document,
    live,
    baselines: () => connection.baselines(document.state),
    request: {
      mode: walk.mode,
      only: [],
      testLoad: { type: demoLoad.type, name: demoLoad.name },
      pace: pace.engine,
      lampAnswers: true,
      socketsHaveLamps: false,
    },
    outside,
  });
  const sockets = liveSockets(document.state);
  const ids = new Map(sockets.map(({ label, id }) => [label, id]));
  const lamps = sockets.filter(({ expected }) => expected === 'lamp').map(({ label }) => label);
  const technician = createTechnician({
    floor: simulator.floor,
    load: demoLoad,
    slips: walk.slips,
    chance: seededChance(walk.seed + 1),
    clock: outside.clock,
    pace: technicianPace(pace),
    act: (action) => run.act(action),
    socketIdOf: (label) => ids.get(label),
    labels: () => lamps,
  });
  const progress = output.progress(walk.mode === 'walk' ? 'Walking' : 'Discovering');
  const verdicts = new Set<string>();
  const total = document.state.sockets.size;
  const ended = new Promise<Failure | null>((resolve) => {
    run.listen({
      onVerdict: (line: VerdictLine) => {
        output.line(line);
        verdicts.add(line.socketId);
        progress.at(verdicts.size, total);
      },
      onSay: (utterance) => {
        technician.hear(utterance);
        if (utterance.say === 'done') resolve(null);
      },
      onTrouble: resolve,
    });
  });
  await run.start();
  const trouble = await ended;
  technician.stop();
  run.stop();
  progress.end();
  return trouble ? { ok: false, failure: trouble } : done(undefined);
}

/** A person takes a second to react and two to be sure; a machine is as much faster as the engine is. */
function technicianPace({ engine, betweenPlugsMs, human }: Pace): TechnicianPace {
  return {
    betweenPlugsMs: human ? 10_000 : betweenPlugsMs,
    againMs: (defaultProcedure.againMs * 1.25) / engine,
    reactionMs: human ? 1_000 : 0,
  };
}

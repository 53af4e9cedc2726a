// From a plug-in published to its verdict durable, while 10,000 sockets say 5,000 messages a second on a plain broker.
// Published: the moment before the simulator, in a process of its own, is told to plug.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { connect } from '../../electron/application/connection.ts';
import { startLive } from '../../electron/application/live-site.ts';
import { pullSite } from '../../electron/application/sync-site.ts';
import { VerificationRun } from '../../electron/application/verification-run.ts';
import { systemOutside } from '../../electron/environment/outside.ts';
import { createSite } from '../../electron/site/open-site.ts';
import { plugControl } from '../support/plug-control.ts';
import { simulatorProcess } from '../support/simulator-process.ts';
import { valueOf } from '../support/value-of.ts';

const socketCount = 10_000;
/** 10,000 ports every two seconds: 5,000 messages a second. */
const heartbeatSeconds = 2;
const plugs = 100;

export async function measureVerdicts(): Promise<{ verdictMsP95: number; verdictMsP50: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'verdict-bench-'));
  const simulator = await simulatorProcess([
    '--sockets',
    `${sockets}`,
    '--heartbeat',
    `${heartbeatSeconds}`,
    '--seed',
    '3',
  ]);
  const outside = systemOutside();
  const { rest: baseUrl, plain: url, email, password, companyId, ca, control } = simulator.addresses;
  const secrets = (): string => password;
  const sockets = plugControl(control);
  const document = valueOf(
    createSite({ ...outside, author: 'bench', station: 'bench', path: join(folder, 'a.ochno-site'), name: 'Bench' }),
  );
  try {
    const ochno = { kind: 'ochno', dialect: 'documented', baseUrl, email, passwordEnv: 'P', companyId, ca } as const;
    const platform = valueOf(connect(ochno, secrets, outside));
    valueOf(await pullSite(document, platform));
    const broker = valueOf(connect({ kind: 'broker', dialect: 'documented', url, companyId }, secrets, outside));
    const live = valueOf(await startLive(document, broker, outside));
    const run = new VerificationRun({
      document,
      live,
      baselines: () => platform.baselines(document.state),
      request: { mode: 'walk', only: [], testLoad: null, pace: 40, lampAnswers: false, socketsHaveLamps: false },
      outside,
    });
    const times: number[] = [];
    let verdictOf: (socketId: string) => void = () => {};
    run.listen({ onVerdict: ({ socketId }) => verdictOf(socketId) });
    await run.start();
    while (times.length < plugs) {
      const socketId = run.view().proposed;
      const portId = socketId === null ? null : portOf(document, socketId);
      if (socketId === null || portId === null) break;
      const began = performance.now();
      const verdict = new Promise<void>((resolve) => {
        verdictOf = (decided) => decided === socketId && resolve();
      });
      await sockets.plug(portId);
      await verdict;
      times.push(performance.now() - began);
      await sockets.unplug(portId);
      while (run.view().proposed === socketId) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    run.stop();
    await live.stop();
    platform.close();
    broker.close();
    times.sort((a, b) => a - b);
    return {
      verdictMsP95: times[Math.floor(times.length * 0.95)] ?? NaN,
      verdictMsP50: times[times.length >> 1] ?? NaN,
    };
  } finally {
    document.close();
    await simulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function portOf(
  document: { state: import('../../electron/domain/site-types.ts').SiteState },
  socketId: string,
): string | null {
  const binding = document.state.sockets.get(socketId)?.binding;
  return (binding && document.state.hubs.get(binding.hubId)?.ports.get(binding.number)?.portKey) ?? null;
}

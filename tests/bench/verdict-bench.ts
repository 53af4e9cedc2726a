// From a plug-in published to its verdict durable, while 10,000 sockets say 5,000 messages a second on a plain broker.
// Published: the moment before the simulator, in a process of its own, is told to plug.

import { setTimeout as pause } from 'node:timers/promises';

import { VerificationRun } from '../../electron/application/verification-run.ts';
import { boundPort } from '../../electron/domain/site-queries.ts';
import { benchSite, type BenchSite } from '../support/bench-site.ts';

/** 10,000 ports every two seconds: 5,000 messages a second. */
const flags = ['--sockets', '10000', '--heartbeat', '2', '--seed', '3'];
const plugs = 100;

export async function measureVerdicts(): Promise<{ verdictMsP50: number; verdictMsP95: number }> {
  const site = await benchSite(flags);
  try {
    const times = await walked(site);
    times.sort((a, b) => a - b);
    const at = (share: number): number => times[Math.floor(times.length * share)] ?? NaN;
    return { verdictMsP50: at(0.5), verdictMsP95: at(0.95) };
  } finally {
    await site.end();
  }
}

async function walked({ document, live, platform, outside, control }: BenchSite): Promise<number[]> {
  const run = new VerificationRun({
    document,
    live,
    baselines: () => platform.baselines(document.state),
    request: { mode: 'walk', only: [], testLoad: null, pace: 40, lampAnswers: false, socketsHaveLamps: false },
    outside,
  });
  let decided: (socketId: string) => void = () => {};
  run.listen({ onVerdict: ({ socketId }) => decided(socketId) });
  await run.start();
  const times: number[] = [];
  while (times.length < plugs) {
    const socketId = run.view().proposed;
    const socket = socketId === null ? undefined : document.state.sockets.get(socketId);
    const portKey = socket && boundPort(document.state, socket)?.portKey;
    if (!portKey) throw new Error('the walk proposes nothing that could be plugged');
    const verdict = new Promise<void>((resolve) => {
      decided = (id) => id === socketId && resolve();
    });
    const began = performance.now();
    await control.plug(portKey);
    await verdict;
    times.push(performance.now() - began);
    // Pulled sooner it would have to be plugged again.
    while (run.view().proposed === socketId) await pause(2);
    await control.unplug(portKey);
  }
  run.stop();
  return times;
}

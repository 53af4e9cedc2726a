// `commissioner simulate`: an Ochno platform on loopback, until a signal.

import { startSimulator } from '../../simulator/start-simulator.ts';
import { exitCodeOf, exitCodes, type ExitCode } from '../exit-codes.ts';
import type { Output } from '../output.ts';
import { simulatorOptions, type SimulatorFlags } from '../simulator-options.ts';

export async function simulate(output: Output, flags: SimulatorFlags): Promise<ExitCode> {
  const started = await startSimulator({ ...simulatorOptions(flags, 'aws'), commissioned: true });
  if (!started.ok) {
    output.failure(started.failure);
    return exitCodeOf(started.failure);
  }
  const { addresses } = started.value;
  output.line(addresses);
  if (!output.json) for (const [name, value] of Object.entries(addresses)) output.tell(`${name.padEnd(10)} ${value}`);
  output.warn('Running. Ctrl+C ends it.');
  await signal();
  await started.value.stop();
  return exitCodes.done;
}

const signal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => resolve());
  });

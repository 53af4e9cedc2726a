// `commissioner simulate`: an Ochno platform on loopback, until a signal.

import { startSimulator } from '../../simulator/start-simulator.ts';
import { exitCodeOf, exitCodes, type ExitCode } from '../exit-codes.ts';
import type { Output } from '../output.ts';
import { untilSignal } from '../until-signal.ts';
import { simulatorOptions, type SimulatorFlags } from '../simulator-options.ts';

export async function simulate(output: Output, flags: SimulatorFlags): Promise<ExitCode> {
  // Who ends it while it starts is heard too.
  const over = untilSignal();
  const started = await startSimulator({ ...simulatorOptions(flags, 'aws'), commissioned: true });
  if (!started.ok) {
    output.failure(started.failure);
    return exitCodeOf(started.failure);
  }
  const { addresses } = started.value;
  output.line(addresses);
  if (!output.json) for (const [name, value] of Object.entries(addresses)) output.tell(`${name.padEnd(10)} ${value}`);
  output.warn('Running. Ctrl+C ends it.');
  await over;
  await started.value.stop();
  return exitCodes.done;
}

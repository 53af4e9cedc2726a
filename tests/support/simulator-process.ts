// The simulator as a process of its own, as a user starts it: `commissioner simulate --json …`.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import type { SimulatorAddresses } from '../../electron/simulator/simulator.ts';

/** A full test run has built the program just now and tests that; by itself a test runs the source. */
const program = process.env['COMMISSIONER_BUILT'] ? 'out/main/commissioner.js' : 'electron/cli/commissioner.ts';
const commissionerFile = fileURLToPath(new URL(`../../${program}`, import.meta.url));
/** The runtime that runs the tests, with the one warning silenced that a user's npm script silences too. */
export const nodeArguments = ['--disable-warning=ExperimentalWarning', commissionerFile];

export async function simulatorProcess(
  flags: readonly string[],
): Promise<{ addresses: SimulatorAddresses; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [...nodeArguments, 'simulate', '--json', ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const first = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([line]) => String(line)),
    ended.then(([code]) => Promise.reject(new Error(`the simulator ended with ${String(code)}`))),
  ]);
  return {
    addresses: JSON.parse(first) as SimulatorAddresses,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

// The options that `simulate` and `demo` share, and how they become the simulator's.

import { Option, type Command } from 'commander';

import type { SimulatorOptions } from '../simulator/simulator.ts';
import { seconds, share, wholeNumber } from './options.ts';

export interface SimulatorFlags {
  seed: number;
  sockets: number;
  faults: string;
  heartbeat: number;
  fixed: number;
  lamp: 'socket' | 'device' | 'both';
  dialect: 'documented' | 'operated';
  quotas?: 'aws' | 'off';
  put: 'replace' | 'merge';
  etags: boolean;
  restPort: number;
  mqttPort: number;
  plainPort: number;
  broker?: string;
}

const anyPort = wholeNumber(0, 65_535);

export function addSimulatorOptions(command: Command): Command {
  return command
    .option('--seed <S>', 'the building: the same seed is the same building', wholeNumber(0, 2 ** 31 - 1), 1)
    .option('--sockets <N>', 'how many sockets', wholeNumber(1, 100_000), 200)
    .option('--faults <LIST>', 'swap:n,offbyone:n,reverse:n,exchange:n,dead:n,weak:n,loose:n', '')
    .option('--heartbeat <S>', 'seconds between unasked reports of a port', seconds, 300)
    .option('--fixed <SHARE>', 'share of sockets with a fixed lamp, sensor, fan, button …', share, 0)
    .addOption(new Option('--lamp <WHERE>', 'whose lamp it is').choices(['socket', 'device', 'both']).default('both'))
    .addOption(
      new Option('--dialect <NAME>', 'generation of the platform')
        .choices(['documented', 'operated'])
        .default('documented'),
    )
    .addOption(new Option('--quotas <WHICH>', 'quotas of the signed broker').choices(['aws', 'off']))
    .addOption(
      new Option('--put <HOW>', 'what a PUT does to fields left out').choices(['replace', 'merge']).default('replace'),
    )
    .option('--etags', 'the platform gives ETags and checks If-Match', false)
    .option('--rest-port <P>', 'REST port (0: any free one)', anyPort, 0)
    .option('--mqtt-port <P>', 'signed MQTT port (0: any free one)', anyPort, 0)
    .option('--plain-port <P>', 'plain MQTT port (0: any free one)', anyPort, 0)
    .option('--broker <URL>', 'let the sockets live on this broker');
}

export function simulatorOptions(flags: SimulatorFlags, quotas: 'aws' | 'off'): Partial<SimulatorOptions> {
  const { broker, quotas: asked, ...rest } = flags;
  return { ...rest, quotas: asked ?? quotas, ...(broker === undefined ? {} : { broker }) };
}

// Puts the simulated platform together and starts it: world, REST, broker, control. The only place where the parts meet; its
// form is `simulator.ts`.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { done, failed } from '../domain/failures.ts';
import { systemClock } from '../environment/clock.ts';
import type { Cancel, Clock } from '../environment/clock.ts';
import { floorFor } from './floor.ts';
import { startHeartbeat } from './heartbeat.ts';
import { commission } from './populate.ts';
import { csvOf, plansOf, scheduleOf } from './schedule.ts';
import { startServers } from './servers.ts';
import type { Servers } from './servers.ts';
import type { Simulator, SimulatorOptions, StartSimulator } from './simulator.ts';
import { chanceFor, shuffled } from './stable-ids.ts';
import type { Voice } from './voice.ts';
import { makeWorld } from './world.ts';
import type { World } from './world.ts';

const socketsAtMost = 100_000;

const simulatorDefaults: SimulatorOptions = {
  seed: 1,
  sockets: 200,
  faults: '',
  heartbeat: 300,
  fixed: 0,
  lamp: 'both',
  dialect: 'documented',
  quotas: 'aws',
  put: 'replace',
  etags: false,
  restPort: 0,
  mqttPort: 0,
  plainPort: 0,
  commissioned: true,
  pace: 1,
};

/** Starts a platform with its building. Ends with `simulator.faults-do-not-fit` and the like before anything listens. */
export const startSimulator: StartSimulator = async (given, clock = systemClock) => {
  const options = { ...simulatorDefaults, ...given };
  const wrong = whatIsWrong(options);
  if (wrong !== null) return failed('simulator.options-wrong', { what: wrong });
  const world = makeWorld(options, clock);
  if (!world.ok) return world;
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'commissioner-simulator-')));
  const tidy = async (): Promise<void> => {
    if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
  };
  const started = await startServers(options, world.value, folder, clock);
  if (!started.ok) {
    await tidy();
    return started;
  }
  return done(handleOf(world.value, started.value, clock, options, tidy));
};

function whatIsWrong(options: SimulatorOptions): string | null {
  const { seed, sockets, heartbeat, fixed, pace } = options;
  if (!Number.isSafeInteger(seed)) return `The seed ${seed}`;
  if (!Number.isInteger(sockets) || sockets < 1 || sockets > socketsAtMost) return `The number of sockets ${sockets}`;
  if (!(heartbeat >= 0)) return `The heartbeat ${heartbeat}`;
  if (!(fixed >= 0 && fixed <= 1)) return `The share of fixed devices ${fixed}`;
  if (!(pace > 0)) return `The pace ${pace}`;
  return null;
}

/** Lets the building come to life, and hands out what its users may do with it. */
function handleOf(
  world: World,
  servers: Servers,
  clock: Clock,
  options: SimulatorOptions,
  tidy: () => Promise<void>,
): Simulator {
  const { building, site, model, own } = world;
  const { addresses, heard } = servers;
  const plans = plansOf(building);
  if (options.commissioned) commission(model, own.companyId, building, plans, addresses.rest);
  site.plugFixedDevices();
  const endHeartbeat = letReport(world, servers.voice, options, clock);
  const schedule = scheduleOf(building);
  return {
    addresses,
    company: own.companyId,
    otherCompany: world.other,
    schedule,
    scheduleCsv: csvOf(schedule),
    plans,
    get truth() {
      return site.wiring.truth;
    },
    floor: floorFor(building, site),
    fault: world.fault,
    transportFault: servers.transportFault,
    saw: (match, within) => heard.saw(match, within),
    harmed: () => model.records.harmed(),
    async stop() {
      endHeartbeat();
      await servers.stop();
      await tidy();
    },
  };
}

function letReport(world: World, voice: Voice, options: SimulatorOptions, clock: Clock): Cancel {
  const ports = shuffled([...world.site.ports.values()], chanceFor(options.seed, 'heartbeat'));
  return startHeartbeat(ports, options.heartbeat * 1_000, clock, (port) => voice.report(port));
}

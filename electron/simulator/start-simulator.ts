// Puts the simulated platform together and starts it: world, REST, broker, control. The only place where the parts meet; its
// form is `simulator.ts`.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { FastifyInstance } from 'fastify';

import { done, failed } from '../domain/failures.ts';
import type { Result } from '../domain/failures.ts';
import { systemClock } from '../environment/clock.ts';
import type { Cancel, Clock } from '../environment/clock.ts';
import { makeAuthority } from './broker/authority.ts';
import { Broker } from './broker/broker.ts';
import { readTransportFault } from './broker/transport-faults.ts';
import { controlServer } from './control.ts';
import { floorFor } from './floor.ts';
import { Heard } from './heard.ts';
import { startHeartbeat } from './heartbeat.ts';
import { Obedience } from './obedience.ts';
import { OutsideBroker } from './outside-broker.ts';
import { commission } from './populate.ts';
import { restFor } from './rest/rest-server.ts';
import { csvOf, plansOf, scheduleOf } from './schedule.ts';
import type { Simulator, SimulatorAddresses, SimulatorOptions, StartSimulator } from './simulator.ts';
import { chanceFor, shuffled } from './stable-ids.ts';
import { Voice } from './voice.ts';
import { makeWorld } from './world.ts';
import type { World } from './world.ts';

const loopback = '127.0.0.1';
const socketsAtMost = 100_000;

export const simulatorDefaults: SimulatorOptions = {
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

interface Servers {
  readonly broker: Broker;
  readonly voice: Voice;
  readonly heard: Heard;
  readonly addresses: SimulatorAddresses;
  readonly transportFault: Simulator['transportFault'];
  readonly stop: () => Promise<void>;
}

async function startServers(
  options: SimulatorOptions,
  world: World,
  folder: string,
  clock: Clock,
): Promise<Result<Servers>> {
  const { site, accounts, model } = world;
  const heard = new Heard(clock);
  const obedience = new Obedience(site, model.wire, clock, (port) => voice.stream(port));
  const published = (topic: string, payload: Buffer): void => {
    const body = parsed(payload);
    heard.note({ kind: 'publish', what: topic, body });
    obedience.hear(topic, body);
  };
  const authority = await makeAuthority(folder);
  const chance = chanceFor(options.seed, 'transport');
  const { wire } = model;
  const broker = new Broker({ authority, accounts, wire, quotas: options.quotas, clock, chance, published });
  const outside = await outsideBroker(options.broker, wire.actionFilter, published);
  if (!outside.ok) return outside;
  const voice = new Voice(wire, outside.value ?? broker.air);
  world.speakThrough(voice);

  const transportFault: Simulator['transportFault'] = (asked) => {
    const read = readTransportFault(asked);
    if (!read.ok) return read;
    broker.transportFault(read.value);
    return done(undefined);
  };
  const at = { rest: '', mqttHost: '' };
  const rest = restFor(options, world, at, clock, (what, body) => heard.note({ kind: 'rest', what, body }));
  const topicOf = voice.topicOf.bind(voice);
  const control = controlServer({ site, topicOf, fault: world.fault, transportFault });
  const stop = async (): Promise<void> => {
    obedience.stop();
    site.stop();
    await Promise.all([broker.stop(), rest.close(), control.close(), outside.value?.stop()]);
  };
  const listening = await listenAll(options, broker, rest, control);
  if (!listening.ok) {
    await stop();
    return listening;
  }
  at.rest = listening.value.rest;
  at.mqttHost = `localhost:${listening.value.signed}`;
  const addresses = addressesOf(options, world, listening.value, authority.path);
  return done({ broker, voice, heard, addresses, transportFault, stop });
}

async function outsideBroker(
  url: string | undefined,
  actionFilter: string,
  published: (topic: string, payload: Buffer) => void,
): Promise<Result<OutsideBroker | null>> {
  return url === undefined ? done(null) : OutsideBroker.connect(url, actionFilter, published);
}

interface Listening {
  readonly signed: number;
  readonly plain: number;
  readonly rest: string;
  readonly control: string;
}

async function listenAll(
  options: SimulatorOptions,
  broker: Broker,
  rest: FastifyInstance,
  control: FastifyInstance,
): Promise<Result<Listening>> {
  try {
    const { signed, plain } = await broker.listen(options.mqttPort, options.plainPort);
    const restUrl = await rest.listen({ host: loopback, port: options.restPort });
    const controlUrl = await control.listen({ host: loopback, port: 0 });
    return done({ signed, plain, rest: restUrl, control: controlUrl });
  } catch (cause) {
    const { port = 0 } = cause as { port?: number };
    return failed('simulator.port-in-use', { port }, cause);
  }
}

function addressesOf(options: SimulatorOptions, world: World, at: Listening, ca: string): SimulatorAddresses {
  const { email, password, companyId } = world.own;
  return {
    rest: at.rest,
    mqtt: `wss://localhost:${at.signed}/mqtt`,
    plain: options.broker ?? `mqtt://${loopback}:${at.plain}`,
    ca,
    email,
    password,
    companyId,
    control: at.control,
  };
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

function parsed(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8')) as unknown;
  } catch {
    return payload.toString('utf8');
  }
}

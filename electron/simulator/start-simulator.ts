// Puts the simulated platform together and starts it: building, sockets, REST, broker, control. The only place where the
// parts meet; its form is `simulator.ts`.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { FastifyInstance } from 'fastify';

import { done, failed } from '../domain/failures.ts';
import type { Result } from '../domain/failures.ts';
import { systemClock } from '../environment/clock.ts';
import type { Clock } from '../environment/clock.ts';
import { Accounts } from './accounts.ts';
import { generateBuilding } from './building.ts';
import { makeAuthority } from './broker/authority.ts';
import { Broker } from './broker/broker.ts';
import { readTransportFault } from './broker/transport-faults.ts';
import { controlServer } from './control.ts';
import { floorFor } from './floor.ts';
import { Heard } from './heard.ts';
import { startHeartbeat } from './heartbeat.ts';
import { Obedience } from './obedience.ts';
import { OutsideBroker } from './outside-broker.ts';
import { PlatformModel } from './platform-model.ts';
import { addCompanies, commission, foreignHub, furnish } from './populate.ts';
import { Records } from './records.ts';
import { documentedRoutes } from './rest/documented-routes.ts';
import type { RestContext } from './rest/documented-routes.ts';
import { operatedRoutes } from './rest/operated-routes.ts';
import { restServer } from './rest/rest-server.ts';
import { csvOf, plansOf, scheduleOf } from './schedule.ts';
import type { Simulator, SimulatorOptions, StartSimulator } from './simulator.ts';
import { SiteFloor } from './site-floor.ts';
import { chanceFor, shuffled, stableIds } from './stable-ids.ts';
import { Voice } from './voice.ts';
import { documentedWire } from './wire-documented.ts';
import { operatedWire } from './wire-operated.ts';

const hour = 3_600_000;
const loopback = '127.0.0.1';

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

/** Starts a platform with its building. `clock` is the sockets' and tokens' time. */
export const startSimulator: StartSimulator = async (given, clock = systemClock) => {
  const options = { ...simulatorDefaults, ...given };
  const wrong = whatIsWrong(options);
  if (wrong) return failed('simulator.options-wrong', { what: wrong });
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'commissioner-simulator-')));
  const started = await assemble(options, folder, clock);
  if (!started.ok && options.folder === undefined) await rm(folder, { recursive: true, force: true });
  return started;
};

function whatIsWrong(options: SimulatorOptions): string | null {
  const { seed, sockets, heartbeat, fixed, pace } = options;
  if (!Number.isSafeInteger(seed)) return `The seed ${seed}`;
  if (!Number.isInteger(sockets) || sockets < 1 || sockets > 100_000) return `The number of sockets ${sockets}`;
  if (!(heartbeat >= 0)) return `The heartbeat ${heartbeat}`;
  if (!(fixed >= 0 && fixed <= 1)) return `The share of fixed devices ${fixed}`;
  if (!(pace > 0)) return `The pace ${pace}`;
  return null;
}

async function assemble(options: SimulatorOptions, folder: string, clock: Clock): Promise<Result<Simulator>> {
  const ids = stableIds(options.seed);
  const chance = (concern: string) => chanceFor(options.seed, concern);
  const wire = options.dialect === 'operated' ? operatedWire : documentedWire;
  const building = generateBuilding(options);
  const around = { pace: options.pace, lamp: options.lamp };
  const tell: ConstructorParameters<typeof SiteFloor>[3] = (port, say) => voice?.tell(port, say);
  const site = new SiteFloor(building, around, clock, tell);
  const faultChance = chance('faults');
  const faulted = site.fault(options.faults, faultChance);
  if (!faulted.ok) return faulted;

  const accounts = new Accounts(clock, options.tokenLifeMs ?? hour, options.credentialLifeMs ?? hour);
  const model = new PlatformModel(new Records(options.put), site, wire, ids);
  const { own, other } = addCompanies(model, accounts);
  furnish(model, other.companyId, 'Elsewhere', site.addBox(foreignHub(model), around, clock, tell));
  const heard = new Heard(clock);
  const obedience = new Obedience(site, wire, clock, (port) => voice?.stream(port));
  const published = (topic: string, payload: Buffer): void => {
    const body = parsed(payload);
    heard.note({ kind: 'publish', what: topic, body });
    obedience.hear(topic, body);
  };

  const authority = await makeAuthority(folder, clock.now());
  const broker = new Broker({
    authority,
    accounts,
    wire,
    quotas: options.quotas,
    clock,
    chance: chance('transport'),
    published,
  });
  const outside =
    options.broker === undefined ? null : await OutsideBroker.connect(options.broker, wire.actionFilter, published);
  if (outside && !outside.ok) return outside;
  const voice = new Voice(wire, outside ? outside.value : broker.air);

  const addresses = { rest: '', mqttHost: '' };
  const context: RestContext = {
    model,
    accounts,
    mqttHost: () => addresses.mqttHost,
    restUrl: () => addresses.rest,
    etags: options.etags,
    now: () => clock.now(),
  };
  const operated = options.dialect === 'operated';
  const rest = restServer({
    context,
    routes: operated ? operatedRoutes(context) : documentedRoutes(context),
    notOk: (status, message) => (operated ? { code: status, message } : { status, message }),
    statusOf: (status) => (operated && status === 404 ? 400 : status),
    heard: (what, body) => heard.note({ kind: 'rest', what, body }),
  });
  const fault = (text: string): Result<void> => site.fault(text, faultChance);
  const transportFault: Simulator['transportFault'] = (asked) => {
    const read = readTransportFault(asked);
    if (!read.ok) return read;
    broker.transportFault(read.value);
    return done(undefined);
  };
  const control = controlServer({ site, topicOf: (port) => voice.topicOf(port), fault, transportFault });

  const listening = await listenAll(options, broker, rest, control);
  if (!listening.ok) {
    await Promise.all([broker.stop(), rest.close(), control.close(), outside?.value.stop()]);
    return listening;
  }
  const { signed, plain, restPort, controlPort } = listening.value;
  addresses.rest = `http://${loopback}:${restPort}`;
  addresses.mqttHost = `localhost:${signed}`;
  const plans = plansOf(building);
  if (options.commissioned) {
    commission(model, own.companyId, building, plans, (id) => pictureUrl(addresses.rest, operated, id));
  }
  site.plugFixedDevices();
  const ports = shuffled([...site.ports.values()], chance('heartbeat'));
  const endHeartbeat = startHeartbeat(ports, options.heartbeat * 1_000, clock, (port) => {
    if (port.socket.report()) voice.report(port);
  });
  const schedule = scheduleOf(building);

  return done({
    addresses: {
      rest: addresses.rest,
      mqtt: `wss://localhost:${signed}/mqtt`,
      plain: options.broker ?? `mqtt://${loopback}:${plain}`,
      ca: authority.path,
      email: own.email,
      password: own.password,
      companyId: own.companyId,
      control: `http://${loopback}:${controlPort}`,
    },
    company: own.companyId,
    otherCompany: other,
    schedule,
    scheduleCsv: csvOf(schedule),
    plans,
    get truth() {
      return site.wiring.truth;
    },
    floor: floorFor(building, site),
    fault,
    transportFault,
    saw: (match, within) => heard.saw(match, within),
    harmed: () => model.records.harmed(),
    async stop() {
      endHeartbeat();
      obedience.stop();
      site.stop();
      await Promise.all([broker.stop(), rest.close(), control.close(), outside?.value.stop()]);
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
    },
  });
}

const pictureUrl = (rest: string, operated: boolean, id: string): string =>
  operated ? `${rest}/images/${id}` : `${rest}/api/floorPlans/${id}/image`;

interface Listening {
  readonly signed: number;
  readonly plain: number;
  readonly restPort: number;
  readonly controlPort: number;
}

async function listenAll(
  options: SimulatorOptions,
  broker: Broker,
  rest: FastifyInstance,
  control: FastifyInstance,
): Promise<Result<Listening>> {
  try {
    const { signed, plain } = await broker.listen(options.mqttPort, options.plainPort);
    const restPort = portOf(await rest.listen({ host: loopback, port: options.restPort }));
    const controlPort = portOf(await control.listen({ host: loopback, port: 0 }));
    return done({ signed, plain, restPort, controlPort });
  } catch (cause) {
    const { port = 0 } = cause as { port?: number };
    return failed('simulator.port-in-use', { port }, cause);
  }
}

const portOf = (address: string): number => Number(new URL(address).port);

function parsed(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8')) as unknown;
  } catch {
    return payload.toString('utf8');
  }
}

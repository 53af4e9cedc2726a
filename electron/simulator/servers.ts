// Starts the servers of a simulated platform on loopback: REST, the broker with its two listeners, the control interface.
// What stands behind them is `world.ts`'s matter.

import type { FastifyInstance } from 'fastify';

import { done, failed } from '../domain/failures.ts';
import type { Result } from '../domain/failures.ts';
import type { Clock } from '../environment/clock.ts';
import { makeAuthority } from './broker/authority.ts';
import { Broker } from './broker/broker.ts';
import { readTransportFault } from './broker/transport-faults.ts';
import { controlServer } from './control.ts';
import { Heard } from './heard.ts';
import { Obedience } from './obedience.ts';
import { OutsideBroker } from './outside-broker.ts';
import { restFor } from './rest/rest-server.ts';
import type { Simulator, SimulatorAddresses, SimulatorOptions } from './simulator.ts';
import { chanceFor } from './stable-ids.ts';
import { Voice } from './voice.ts';
import type { World } from './world.ts';

const loopback = '127.0.0.1';

export interface Servers {
  readonly voice: Voice;
  readonly heard: Heard;
  readonly addresses: SimulatorAddresses;
  readonly transportFault: Simulator['transportFault'];
  readonly stop: () => Promise<void>;
}

/** Ends with a failure where a port is taken or the outside broker does not answer; nothing listens then. */
export async function startServers(
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
    heard.stop();
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
  return done({ voice, heard, addresses, transportFault, stop });
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

function parsed(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8')) as unknown;
  } catch {
    return payload.toString('utf8');
  }
}

// Clients as the tests of the simulator need them: one that speaks REST with a token, and MQTT ones over both listeners.

import { readFileSync } from 'node:fs';

import awsIot from 'aws-iot-device-sdk';
import mqtt from 'mqtt';
import type { MqttClient } from 'mqtt';
import { expect, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';

import type { Clock } from '../../../electron/environment/clock.ts';
import type { Simulator, SimulatorOptions } from '../../../electron/simulator/simulator.ts';
import { startSimulator } from '../../../electron/simulator/start-simulator.ts';

export type Json = Record<string, unknown>;

export const load = { type: 'load', name: 'Test load', watts: 30 };

/** A simulator that ends with the test. */
export async function simulator(options: Partial<SimulatorOptions>, clock?: Clock): Promise<Simulator> {
  const started = await startSimulator(options, clock);
  if (!started.ok) throw new Error(started.failure.code, { cause: started.failure.cause });
  onTestFinished(() => started.value.stop());
  return started.value;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, or the text. */
  readonly body: unknown;
}

export interface RestVisitor {
  readonly token: string;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  /** Expects a 200. */
  list(path: string): Promise<Json[]>;
  one(path: string): Promise<Json>;
}

export async function signedIn(
  sim: Simulator,
  who: { email: string; password: string } = sim.addresses,
): Promise<RestVisitor> {
  const { email, password } = who;
  const reply = await call(sim, '', 'POST', '/auth/jwt', { email, password });
  const { token } = reply.body as { token: string };
  const get = async (path: string): Promise<unknown> => {
    const answer = await call(sim, token, 'GET', path);
    expect(answer.status, path).toBe(200);
    return answer.body;
  };
  return {
    token,
    call: (method, path, body, headers) => call(sim, token, method, path, body, headers),
    list: async (path) => (await get(path)) as Json[],
    one: async (path) => (await get(path)) as Json,
  };
}

export async function call(
  sim: Simulator,
  token: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const form = body instanceof FormData;
  const response = await fetch(`${sim.addresses.rest}${path}`, {
    method,
    headers: {
      accept: 'application/json',
      ...(token !== '' && { authorization: `JWT ${token}` }),
      ...(body !== undefined && !form && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  let read: unknown = text;
  try {
    read = JSON.parse(text);
  } catch {
    // Not JSON: pictures, empty answers.
  }
  return { status: response.status, headers: response.headers, body: read };
}

export interface Heard {
  readonly client: MqttClient;
  readonly messages: { topic: string; payload: Json }[];
  /** Waits until so many messages are there. */
  reaches(count: number): Promise<void>;
  closed(): Promise<void>;
}

function hearing(client: MqttClient): Heard {
  const messages: Heard['messages'] = [];
  client.on('message', (topic, payload) => messages.push({ topic, payload: parse(payload.toString()) }));
  client.on('error', () => {});
  onTestFinished(() => void client.end(true));
  return {
    client,
    messages,
    reaches: (count) => vi.waitFor(() => expect(messages.length).toBeGreaterThanOrEqual(count), 5_000),
    closed: () => vi.waitFor(() => expect(client.connected).toBe(false), 5_000),
  };
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return { broken: text };
  }
}

export async function plainVisitor(sim: Simulator): Promise<Heard> {
  return hearing(await mqtt.connectAsync(sim.addresses.plain, { reconnectPeriod: 0 }, false));
}

export interface Keys {
  readonly accessKeyId: string;
  readonly secretKey: string;
  readonly sessionToken: string;
  readonly region: string;
  readonly host: string;
}

export async function keysOf(rest: RestVisitor, companyId: string): Promise<Keys> {
  return (await rest.one(`/api/companies/${companyId}/iotAccess`)) as unknown as Keys;
}

/** The HTTP status with which the signed listener answers an upgrade to this URL; 101 where it lets it in. */
export async function knock(sim: Simulator, url: string): Promise<number> {
  const socket = new WebSocket(url, 'mqtt', { ca: readFileSync(sim.addresses.ca) });
  socket.on('error', () => {});
  return new Promise((resolve) => {
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    socket.on('open', () => {
      resolve(101);
      socket.close();
    });
  });
}

export function signedUrl(keys: Keys): string {
  const { host, region, accessKeyId, secretKey, sessionToken } = keys;
  return awsIot.device.prepareWebSocketUrl({ host, region }, accessKeyId, secretKey, sessionToken);
}

/** Over the signed listener, signed by the documented client's own function. */
export async function signedVisitor(sim: Simulator, keys: Keys, options: Json = {}): Promise<Heard> {
  const ca = readFileSync(sim.addresses.ca);
  return hearing(
    await mqtt.connectAsync(signedUrl(keys), { ca, protocolVersion: 4, reconnectPeriod: 0, ...options }, false),
  );
}

export interface ControlPort {
  readonly portId: string;
  readonly hubId: string;
  readonly locationId: string | null;
  readonly topic: string;
  readonly label: string | null;
  readonly device: Json | null;
  readonly lamp: number | null;
}

export async function stateOf(sim: Simulator): Promise<readonly ControlPort[]> {
  const response = await fetch(`${sim.addresses.control}/state`);
  return ((await response.json()) as { ports: ControlPort[] }).ports;
}

export async function control(sim: Simulator, path: string, body: unknown): Promise<{ status: number; text: string }> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${sim.addresses.control}${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

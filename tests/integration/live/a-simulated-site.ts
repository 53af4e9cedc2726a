// A simulated building with a signed live session on it: the technician's hand is the simulator's control, everything else
// goes over real sockets.

import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { documentedLive } from '../../../electron/domain/dialects/documented-live.ts';
import { operatedLive } from '../../../electron/domain/dialects/operated-live.ts';
import { done, failed } from '../../../electron/domain/failures.ts';
import type { PortAddress, PortKey } from '../../../electron/domain/reading.ts';
import type { LiveSource, SignedSource } from '../../../electron/live/access.ts';
import type { LiveSessionOptions } from '../../../electron/live/live-session.ts';
import type { Simulator, SimulatorOptions } from '../../../electron/simulator/simulator.ts';
import { startSimulator } from '../../../electron/simulator/start-simulator.ts';
import { sessionWith, type HeardSession } from './a-site-in-test.ts';

export interface SimulatedSite extends HeardSession {
  readonly simulator: Simulator;
  readonly ports: readonly PortAddress[];
  plug(portKey: PortKey): Promise<void>;
  unplug(portKey: PortKey): Promise<void>;
  /** Empty, then plugged: seen so often, port by port. */
  plugs(): ReadonlyMap<PortKey, number>;
  /** From now on every port counts as empty: the baseline. */
  baselineEmpty(): void;
  end(): Promise<void>;
}

interface ControlPort {
  readonly portId: string;
  readonly hubId: string;
  readonly topic: string;
}

export async function simulatedSite(
  given: Partial<SimulatorOptions>,
  live: Partial<LiveSessionOptions> = {},
  changed: (source: SignedSource) => LiveSource = (source) => source,
): Promise<SimulatedSite> {
  const dialect = given.dialect ?? 'documented';
  const started = await startSimulator({ seed: 7, heartbeat: 300, quotas: 'aws', ...given });
  if (!started.ok) throw new Error(started.failure.code);
  const simulator = started.value;
  const { control } = simulator.addresses;
  const { ports: known } = (await (await fetch(`${control}/state`)).json()) as { ports: ControlPort[] };
  const ports = known.map((port) => addressOf(port, dialect));
  const heard = sessionWith({
    source: changed(await signedSource(simulator, dialect, ports[0]!)),
    ports,
    companyId: simulator.addresses.companyId,
    dialect: dialect === 'operated' ? operatedLive : documentedLive,
    quotas: 'aws',
    ...live,
  });
  const present = new Map<PortKey, boolean>();
  const plugs = new Map<PortKey, number>();
  heard.live.onReading((reading) => {
    if (reading.present === undefined) return;
    if (reading.present && present.get(reading.portKey) === false)
      plugs.set(reading.portKey, (plugs.get(reading.portKey) ?? 0) + 1);
    present.set(reading.portKey, reading.present);
  });
  const command = async (path: string, body: object): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(control + path, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(answer.status).toBe(204);
  };
  return {
    ...heard,
    simulator,
    ports,
    plug: (portId) => command('/plug', { portId, device: { type: 'laptop', name: 'load' } }),
    unplug: (portId) => command('/unplug', { portId }),
    plugs: () => plugs,
    baselineEmpty() {
      for (const { portKey } of ports) present.set(portKey, false);
    },
    async end() {
      await heard.live.stop();
      await simulator.stop();
    },
  };
}

function addressOf({ portId, hubId, topic }: ControlPort, dialect: 'documented' | 'operated'): PortAddress {
  const [companyId = '', locationId = '', third = ''] = topic.replace(/^\/ports\/|^p\//, '').split('/');
  const address = { portKey: portId, companyId, locationId, hubId };
  return dialect === 'operated' ? { ...address, spaceId: third } : address;
}

async function signedSource(
  { addresses }: Simulator,
  dialect: 'documented' | 'operated',
  port: PortAddress,
): Promise<SignedSource> {
  const { rest, email, password, ca } = addresses;
  const signIn = await fetch(`${rest}/auth/jwt`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const { token } = (await signIn.json()) as { token: string };
  const scope = dialect === 'operated' ? `spaces/${port.spaceId}` : `companies/${port.companyId}`;
  return {
    kind: 'signed',
    ca: readFileSync(ca, 'utf8'),
    async credentials() {
      const answer = await fetch(`${rest}/api/${scope}/iotAccess`, { headers: { authorization: `JWT ${token}` } });
      if (!answer.ok) return failed('live.refused', { host: rest });
      const access = (await answer.json()) as IotAccess;
      return done({ ...access, expiresAt: Date.parse(access.expiration) });
    },
  };
}

interface IotAccess {
  readonly accessKeyId: string;
  readonly secretKey: string;
  readonly sessionToken: string;
  readonly expiration: string;
  readonly region: string;
  readonly host: string;
}

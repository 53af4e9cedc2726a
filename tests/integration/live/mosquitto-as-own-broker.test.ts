import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { BrokerSource } from '../../../electron/live/access.ts';
import { until } from '../../support/until.ts';
import { empty, plugged, sessionWith, someports, topicOf, type HeardSession } from './a-site-in-test.ts';

// Debian's own broker, as sites without internet have it. `apt-get install mosquitto mosquitto-clients`.
const program = '/usr/sbin/mosquitto';
const isThere = existsSync(program) && existsSync('/usr/bin/mosquitto_pub');
if (!isThere) process.stderr.write(`skipped: ${program} or mosquitto_pub is not installed\n`);

const ports = someports(4);
const topic = topicOf(ports[0]!);
let folder: string;
let listeners: Readonly<Record<'mqtt' | 'mqtts' | 'ws' | 'wss', number>>;
let broker: ChildProcess;
let site: HeardSession;
let pem: { readonly ca: string; readonly cert: string; readonly key: string };

describe.skipIf(!isThere)('mosquitto', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'commissioner-mosquitto-'));
    pem = await certificate();
    const free = await Promise.all([1, 2, 3, 4].map(freePort));
    listeners = { mqtt: free[0]!, mqtts: free[1]!, ws: free[2]!, wss: free[3]! };
    writeConfiguration();
    await startBroker();
  });
  afterEach(() => site.live.stop());
  afterAll(async () => {
    await stopBroker();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const protocol of ['mqtt', 'mqtts', 'ws', 'wss'] as const)
    test(`${protocol}: an empty and then a plugged reading, sent by mosquitto_pub`, async () => {
      site = sessionWith({ source: source(protocol), ports });
      expect(await site.live.start()).toMatchObject({ ok: true });
      publish(empty());
      publish(plugged());
      await until(() => site.live.last('p1')?.present === true, 'the plug');
      expect(site.readings.map(({ present }) => present)).toEqual([false, true]);
    });

  test('a wrong password is refused', async () => {
    site = sessionWith({ source: { ...source('mqtt'), password: 'wrong' }, ports });
    expect(await site.live.start()).toMatchObject({ failure: { code: 'live.refused' } });
  });

  test('an authority that is not known, and a client certificate that is missing', async () => {
    site = sessionWith({ source: { ...source('mqtts'), ca: undefined }, ports });
    expect(await site.live.start()).toMatchObject({ failure: { code: 'live.untrusted' } });
    site = sessionWith({ source: { ...source('mqtts'), cert: undefined, key: undefined }, ports });
    expect(await site.live.start()).toMatchObject({ ok: false });
  });

  test('a retained message is a level, and the restart of the broker a gap', async () => {
    publish(empty(), '-r');
    site = sessionWith({ source: source('mqtt'), ports });
    await site.live.start();
    await until(() => site.messages.length === 1, 'the retained message');
    expect(site.messages[0]!.retained).toBe(true);
    await stopBroker();
    await until(() => site.live.line().line === 'lost', 'the loss');
    await startBroker();
    await until(() => site.live.line().line === 'connected', 'the line');
    expect(site.lines.map(({ line }) => line)).toEqual(['connected', 'lost', 'back']);
    publish(plugged());
    await until(() => site.live.last('p1')?.present === true, 'the plug');
  });
});

function source(protocol: keyof typeof listeners): BrokerSource {
  const url = `${protocol}://localhost:${listeners[protocol]}`;
  return { kind: 'broker', url, username: 'technician', password: 'secret', ...pem };
}

function publish(payload: string, ...more: readonly string[]): void {
  const at = ['-h', '127.0.0.1', '-p', String(listeners.mqtt), '-u', 'technician', '-P', 'secret'];
  execFileSync('/usr/bin/mosquitto_pub', [...at, '-t', topic, '-m', payload, ...more]);
}

function writeConfiguration(): void {
  for (const [name, text] of Object.entries(pem)) writeFileSync(join(folder, `${name}.pem`), text);
  execFileSync('/usr/bin/mosquitto_passwd', ['-c', '-b', join(folder, 'passwords'), 'technician', 'secret']);
  const tls = [`cafile ${folder}/ca.pem`, `certfile ${folder}/cert.pem`, `keyfile ${folder}/key.pem`];
  const lines = [
    'per_listener_settings false',
    'allow_anonymous false',
    `password_file ${folder}/passwords`,
    'user root',
    // The default of 1,000 loses most of a retained snapshot of a large site.
    'max_queued_messages 100000',
    `listener ${listeners.mqtt} 127.0.0.1`,
    `listener ${listeners.mqtts} 127.0.0.1`,
    ...tls,
    'require_certificate true',
    `listener ${listeners.ws}`,
    'protocol websockets',
    `listener ${listeners.wss}`,
    'protocol websockets',
    ...tls,
  ];
  writeFileSync(join(folder, 'mosquitto.conf'), `${lines.join('\n')}\n`);
}

async function startBroker(): Promise<void> {
  broker = spawn(program, ['-c', join(folder, 'mosquitto.conf')], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  broker.stderr?.on('data', (bytes: Buffer) => (said += bytes.toString()));
  await until(() => said.includes('running') || broker.exitCode !== null, 'mosquitto to run');
  if (broker.exitCode !== null) throw new Error(`mosquitto did not start: ${said}`);
}

async function stopBroker(): Promise<void> {
  const gone = new Promise((resolve) => broker.once('exit', resolve));
  broker.kill('SIGTERM');
  await gone;
}

async function certificate(): Promise<typeof pem> {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
    ],
  });
  return { ca: made.cert, cert: made.cert, key: made.private };
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    }),
  );
}

import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { afterEach, expect, test } from 'vitest';

import { commissioner, starting } from '../../support/commissioner.ts';
import { simulatorProcess } from '../../support/simulator-process.ts';

// Debian's own broker and its own client: nothing of ours makes the messages.
const program = '/usr/sbin/mosquitto';
const isThere = existsSync(program) && existsSync('/usr/bin/mosquitto_pub');
if (!isThere) process.stderr.write(`skipped: ${program} or mosquitto_pub is not installed\n`);

let folder: string;
let broker: ChildProcess | null = null;
afterEach(() => {
  broker?.kill();
  rmSync(folder, { recursive: true, force: true });
});

test.skipIf(!isThere)('mosquitto_pub of an empty and then a plugged reading makes a verdict', async () => {
  folder = mkdtempSync(join(tmpdir(), 'mosquitto-'));
  const site = join(folder, 'a.ochno-site');
  const [profile, brokerProfile] = [join(folder, 'ochno.json'), join(folder, 'broker.json')];
  const simulator = await simulatorProcess(['--sockets', '12', '--seed', '4']);
  const { rest: baseUrl, email, companyId, ca, password } = simulator.addresses;
  const ochno = { kind: 'ochno', dialect: 'documented', baseUrl, email, passwordEnv: 'MOSQUITTO_TEST', companyId, ca };
  writeFileSync(profile, JSON.stringify(ochno));
  expect((await commissioner(['site', 'pull', site, '--profile', profile], { MOSQUITTO_TEST: password })).code).toBe(0);
  await simulator.stop();

  const port = await startMosquitto();
  writeFileSync(
    brokerProfile,
    JSON.stringify({ kind: 'broker', dialect: 'documented', url: `mqtt://127.0.0.1:${port}`, companyId }),
  );
  const [socket] = (await commissioner(['site', 'sockets', site])).lines;
  const [label, topic, portId] = [String(socket?.['label']), String(socket?.['topic']), String(socket?.['portId'])];
  const verify = starting([
    'verify',
    site,
    '--profile',
    brokerProfile,
    '--mode',
    'plug',
    '--sockets',
    label,
    '--timeout',
    '30',
    '--json',
  ]);
  await verify.said('GO TO');
  const publish = (data: object): void => {
    const message = JSON.stringify({ id: portId, data: { portId, ...data } });
    execFileSync('mosquitto_pub', ['-h', '127.0.0.1', '-p', `${port}`, '-t', topic, '-m', message]);
  };
  publish({ device: null, power: { watts: 0 } });
  publish({ device: { type: 'laptop', name: 'A laptop' }, power: { watts: 31.5, volts: 20 } });
  const { code, lines } = await verify.ended;
  expect(code).toBe(0);
  expect(lines).toMatchObject([{ socket: label, verdict: 'pass', works: 'measured', place: 'measured', portId }]);
});

async function startMosquitto(): Promise<number> {
  const port = await freePort();
  const configuration = join(folder, 'mosquitto.conf');
  writeFileSync(configuration, `listener ${port} 127.0.0.1\nallow_anonymous true\nuser root\npersistence false\n`);
  broker = spawn(program, ['-c', configuration], { stdio: 'ignore' });
  for (let tries = 0; !(await answers(port)); tries += 1) {
    if (tries > 500) throw new Error('mosquitto does not answer');
    await pause(20);
  }
  return port;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });

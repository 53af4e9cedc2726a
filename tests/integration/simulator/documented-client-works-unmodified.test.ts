// The example client of Ochno's documentation (axios, aws-iot-device-sdk 2.2) works against the simulator: it hears a port
// after a plug, and its action reaches the lamp.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { expect, it, onTestFinished, vi } from 'vitest';

import { load, simulator } from './visitors.ts';
import type { Json } from './visitors.ts';

it('hears the plug and dims the lamp', async () => {
  const sim = await simulator({ sockets: 10, heartbeat: 0 });
  const { rest, email, password, ca, companyId } = sim.addresses;
  const script = fileURLToPath(new URL('documented-client.mjs', import.meta.url));
  const env = {
    ...process.env,
    REST: rest,
    EMAIL: email,
    PASSWORD: password,
    COMPANY: companyId,
    NODE_EXTRA_CA_CERTS: ca,
  };
  const child = spawn(process.execPath, ['--no-deprecation', script], { env });
  onTestFinished(() => void child.kill());
  const said: Json[] = [];
  let complaints = '';
  child.stderr.on('data', (text: Buffer) => (complaints += text.toString()));
  createInterface({ input: child.stdout }).on('line', (line) => said.push(JSON.parse(line) as Json));
  const { label } = sim.schedule[3]!;

  await vi.waitFor(() => expect(said, complaints).toContainEqual({ subscribed: true }), 20_000);
  expect(await sim.saw(({ what }) => what === `/action/${companyId}///`, 5_000)).toBe(true);
  sim.floor.plug(label, load);

  await vi.waitFor(() => expect(sim.floor.lampAt(label)).toBe(10), 10_000);
  const heard = said.filter((line) => 'topic' in line);
  expect(heard[0]).toMatchObject({
    topic: expect.stringMatching(`^/ports/${companyId}/[^/]+/[^/]+/[^/]+$`) as string,
    payload: { data: { device: { type: 'load', name: 'Test load' }, power: { watts: 29.1 } } },
  });
  await vi.waitFor(() => expect(said.at(-1)).toMatchObject({ payload: { data: { device: { lamp: { level: 10 } } } } }));
  const ended = new Promise((resolve) => child.on('exit', resolve));
  child.stdin.end();
  await ended;
  expect(complaints).toBe('');
});

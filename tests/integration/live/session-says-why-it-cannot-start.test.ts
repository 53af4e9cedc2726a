import { afterEach, expect, test } from 'vitest';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { wordsOf } from '../../../electron/domain/failures.ts';
import type { LiveSource } from '../../../electron/live/access.ts';
import { startLocalBroker, type LocalBroker } from '../../support/local-broker.ts';
import { sessionWith } from './a-site-in-test.ts';

let broker: LocalBroker | null = null;
afterEach(async () => {
  await broker?.stop();
  broker = null;
});

async function startWith(source: LiveSource): Promise<string> {
  const { live } = sessionWith({ source });
  const result = await live.start();
  await live.stop();
  if (result.ok) return 'started';
  const { say, next } = wordsOf(result.failure);
  expect(`${say} ${next}`).not.toMatch(/\{\w+\}|secret/);
  return result.failure.code;
}

test('a wrong password', async () => {
  broker = await startLocalBroker({ mayConnect: (user, password) => user === 'me' && password === 'right' });
  const { url } = broker;
  expect(await startWith({ kind: 'broker', url, username: 'me', password: 'secret' })).toBe('live.refused');
  expect(await startWith({ kind: 'broker', url, username: 'me', password: 'right' })).toBe('started');
});

test('a location this user may not hear', async () => {
  broker = await startLocalBroker({ mayHear: () => false });
  expect(await startWith({ kind: 'broker', url: broker.url })).toBe('live.no-permission');
});

test('nobody there', async () => {
  expect(await startWith({ kind: 'broker', url: 'mqtt://127.0.0.1:9' })).toBe('live.unreachable');
  expect(await startWith({ kind: 'broker', url: 'ws://127.0.0.1:9/mqtt' })).toBe('live.unreachable');
});

test('somebody else there: it hangs up, or says something that is no MQTT', async () => {
  const server = await listening((text) => `HTTP/1.1 400 Bad Request\r\n\r\n${text.length}`);
  const { port } = server.address() as AddressInfo;
  expect(await startWith({ kind: 'broker', url: `mqtt://127.0.0.1:${port}` })).toBe('live.unreachable');
  expect(await startWith({ kind: 'broker', url: `ws://127.0.0.1:${port}/mqtt` })).toBe('live.unreachable');
  server.close();
});

for (const url of ['', 'broker', 'http://broker', 'mqtt://', 'mqtt://user:secret@', 'file:///etc/passwd'])
  test(`“${url}” is no address`, async () => expect(await startWith({ kind: 'broker', url })).toBe('live.bad-address'));

test('a certificate that can’t be read', async () =>
  expect(await startWith({ kind: 'broker', url: 'mqtts://127.0.0.1:9', cert: 'x', key: 'secret' })).toBe(
    'live.bad-certificate',
  ));

test('a platform that gives no credentials', async () =>
  expect(await startWith({ kind: 'signed', credentials: () => Promise.reject(new Error('defect')) })).toBe(
    'live.no-credentials',
  ));

function listening(answer: (text: string) => string): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (bytes) => socket.end(answer(bytes.toString('latin1'))));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

// The bridge takes one port from the window's own page; every other port is closed unread.

import { MessageChannel } from 'node:worker_threads';

import { describe, expect, test, vi } from 'vitest';

import { Application } from '../../../electron/application/application.ts';
import { createRouter } from '../../../electron/application/router.ts';
import { portAnswerer } from '../../../electron/main/port-router.ts';
import { listenForPorts, ownPort } from '../../../electron/main/security/bridge.ts';
import { clientOn, type Client } from '../../support/serve.ts';
import { testShell } from '../../support/test-shell.ts';

type PortEvent = Parameters<typeof ownPort>[0];

function message(url: string, parent: object | null, ports: number): { event: PortEvent; closed: () => number } {
  let closed = 0;
  const port = { close: () => (closed += 1) };
  const event = { senderFrame: { url, parent }, ports: Array.from({ length: ports }, () => port) };
  return { event: event as unknown as PortEvent, closed: () => closed };
}

describe('a port', () => {
  test.each([
    { from: 'the window’s own page', url: 'app://commissioner/index.html', parent: null, ports: 1, taken: true },
    { from: 'a frame in it', url: 'app://commissioner/index.html', parent: {}, ports: 1, taken: false },
    { from: 'a foreign page', url: 'https://ochno.com/', parent: null, ports: 1, taken: false },
    { from: 'a page that sends two', url: 'app://commissioner/index.html', parent: null, ports: 2, taken: false },
    { from: 'a page that sends none', url: 'app://commissioner/index.html', parent: null, ports: 0, taken: false },
  ])('of $from: taken is $taken', ({ url, parent, ports, taken }) => {
    const { event, closed } = message(url, parent, ports);
    expect(ownPort(event) !== null).toBe(taken);
    expect(closed()).toBe(taken ? 0 : ports);
  });
});

test('only the page’s port is handed on', () => {
  let came = (_event: PortEvent): void => {};
  const ipcMain = { on: (_channel: string, listener: typeof came) => void (came = listener) };
  const onPort = vi.fn();
  listenForPorts(...([ipcMain, onPort] as unknown as Parameters<typeof listenForPorts>));
  const page = message('app://commissioner/index.html', null, 1).event;
  came(page);
  came(message('https://ochno.com/', null, 1).event);
  expect(onPort.mock.calls).toEqual([[page.ports[0]]]);
});

test('what comes over it is answered by the application', async () => {
  const { port1, port2 } = new MessageChannel();
  const answer = portAnswerer(createRouter(new Application(testShell())));
  answer(port1 as unknown as Parameters<typeof answer>[0]);
  const client: Client = clientOn(port2);
  expect(await client.about()).toMatchObject({ name: 'Commissioner', shell: 'browser' });
  port2.close();
});

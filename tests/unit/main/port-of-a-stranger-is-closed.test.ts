// The bridge takes one port from the window's own page; every other port is closed unread.

import { describe, expect, test } from 'vitest';

import { ownPort } from '../../../electron/main/security/bridge.ts';

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

// Puts a router behind the two transports that the shells use, on real ports, and gives back a client for each.

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

import { createORPCClient } from '@orpc/client';
import { RPCLink as MessagePortLink } from '@orpc/client/message-port';
import { RPCLink as WebSocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { RPCHandler as MessagePortHandler } from '@orpc/server/message-port';
import { RPCHandler as WebSocketHandler } from '@orpc/server/ws';
import { WebSocketServer } from 'ws';

import type { createRouter } from '../../electron/application/router.ts';
import type { contract } from '../../electron/contract/contract.ts';

export type Client = ContractRouterClient<typeof contract>;
type Router = ReturnType<typeof createRouter>;

export interface Served {
  readonly client: Client;
  end(): Promise<void>;
}

export function overMessagePort(router: Router): Promise<Served> {
  const { port1, port2 } = new MessageChannel();
  new MessagePortHandler(router).upgrade(port1);
  port1.start();
  const client = clientOn(port2);
  return Promise.resolve({
    client,
    async end() {
      port1.close();
      port2.close();
      await Promise.resolve();
    },
  });
}

/** A client at the page's end of a port. */
export function clientOn(port: MessagePort): Client {
  port.start();
  return createORPCClient(new MessagePortLink({ port }));
}

export async function overWebSocket(router: Router): Promise<Served> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const handler = new WebSocketHandler(router);
  server.on('connection', (socket) => void handler.upgrade(socket));
  const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  const client: Client = createORPCClient(new WebSocketLink({ websocket: socket }));
  return {
    client,
    async end() {
      socket.close();
      for (const peer of server.clients) peer.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

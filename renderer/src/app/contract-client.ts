// The contract as the page calls it: over the message port that the window's preload posts, or over the WebSocket of the
// loopback page. Which of the two is told by the page's own address.

import { createORPCClient } from '@orpc/client';
import { RPCLink as MessagePortLink } from '@orpc/client/message-port';
import { RPCLink as WebSocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';

import type { contract } from '../../../electron/contract/contract.ts';
import { socketPath } from '../../../electron/contract/socket-path.ts';
import { receivePort } from './message-port.ts';

export type ContractClient = ContractRouterClient<typeof contract>;

/** Resolves when the application can be asked; `onGone`: it no longer can. */
export async function connectToApplication(onGone: () => void, page: Window = window): Promise<ContractClient> {
  if (page.location.protocol === 'app:') {
    const port = await receivePort(page);
    port.addEventListener('close', onGone);
    return createORPCClient(new MessagePortLink({ port }));
  }
  const websocket = new WebSocket(`ws://${page.location.host}${socketPath}`);
  await new Promise<void>((resolve, reject) => {
    websocket.addEventListener('open', () => resolve(), { once: true });
    websocket.addEventListener('error', () => reject(new Error('the application does not answer')), { once: true });
  });
  // Before the link's own listener, which makes every open question fail.
  websocket.addEventListener('close', onGone);
  return createORPCClient(new WebSocketLink({ websocket }));
}

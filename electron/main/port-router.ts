// Decides what the page can ask over its port in this window: the whole contract, answered by the one application.

import { RPCHandler } from '@orpc/server/message-port';
import type { MessagePortMain } from 'electron';

import type { createRouter } from '../application/router.ts';

/** Answers on `port` until the page closes it. */
export function portAnswerer(router: ReturnType<typeof createRouter>): (port: MessagePortMain) => void {
  const handler = new RPCHandler(router);
  return (port) => {
    handler.upgrade(port);
    port.start();
  };
}

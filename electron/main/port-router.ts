// Decides what the page can ask over its port in this window. So far the product's name and version: the rest of the
// contract is answered by the application as soon as there are screens that ask it.

import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import type { MessagePortMain } from 'electron';

import { contract } from '../contract/contract.ts';

export interface About {
  readonly name: string;
  readonly version: string;
}

/** Answers on `port` until the page closes it. */
export function answerPort(port: MessagePortMain, about: About): void {
  const handler = new RPCHandler({
    about: implement(contract.about).handler(() => ({
      ...about,
      shell: 'electron' as const,
      dialogs: true,
      demo: false,
      keychain: false,
    })),
  });
  handler.upgrade(port);
  port.start();
}

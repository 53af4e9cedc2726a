// Decides how the page comes by its message port in the Electron window: the preload posts one, from this page to itself.

import { portChannel } from '../../../electron/contract/port-channel.ts';

/** The first port this page is given; it has been started. Never settles in a page without a preload. */
export function receivePort(page: Window = window): Promise<MessagePort> {
  return new Promise((resolve) => {
    const listen = (event: MessageEvent<unknown>): void => {
      const [port] = event.ports;
      if (event.source !== page || event.origin !== page.location.origin || event.data !== portChannel || !port) return;
      page.removeEventListener('message', listen);
      port.start();
      resolve(port);
    };
    page.addEventListener('message', listen);
  });
}

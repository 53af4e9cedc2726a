// Decides what crosses from the sandbox to the page: one message port, once, when the page is ready to take it. No name is
// exposed; a port does not survive the context bridge, so it is posted.

import { ipcRenderer } from 'electron';

import { portChannel } from '../contract/port-channel.ts';

// The page's module has run by then and listens.
window.addEventListener(
  'load',
  () => {
    const { port1, port2 } = new MessageChannel();
    ipcRenderer.postMessage(portChannel, null, [port1]);
    window.postMessage(portChannel, location.origin, [port2]);
  },
  { once: true },
);

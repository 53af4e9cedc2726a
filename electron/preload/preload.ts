// Decides what crosses from the sandbox: to the page one message port, once, when it is ready to take it; to the main process
// the path of a document that a person drops. No name is exposed; a port does not survive the context bridge, so it is posted.

import { ipcRenderer, webUtils } from 'electron';

import { droppedDocument } from '../contract/dropped-document.ts';
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

// Files may be dropped anywhere; what the page itself takes (a plan, a photo) it says before this does.
window.addEventListener('dragover', (event) => {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
});

// Only a person's own drop: a script can make neither a trusted event nor a file with a path.
window.addEventListener('drop', (event) => {
  event.preventDefault();
  const [file] = event.isTrusted ? (event.dataTransfer?.files ?? []) : [];
  const path = file === undefined ? '' : webUtils.getPathForFile(file);
  if (path !== '') ipcRenderer.send(droppedDocument, path);
});

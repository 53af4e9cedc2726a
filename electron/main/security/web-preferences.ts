// Decides what the page's process is allowed to be: isolated, sandboxed, without Node. The same in tests and in production.
// Every window goes through here, which does what `app.enableSandbox()` would (that one can't start as root, as tests do).
// https://www.electronjs.org/docs/latest/tutorial/security, items 2, 3, 4, 6, 8, 9, 10 and 11

import type { WebPreferences } from 'electron';

export const webPreferences = (preload: string): WebPreferences => ({
  preload,
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
});

// Starts the page: says that it starts, then shows the frame as soon as the application answers.

import '@fontsource/inter/latin-400.css';
import '@fontsource/inter/latin-600.css';
import '../ui/tokens.css';

import { createPinia } from 'pinia';
import { createApp, h } from 'vue';

import AppFrame from './AppFrame.vue';
import { applicationIsGone, setClient } from './application.ts';
import { connectToApplication } from './contract-client.ts';
import { useFrame } from './frame-store.ts';
import { useRun } from '../features/verify/run-store.ts';
import { i18n } from './i18n.ts';
import { router } from './router.ts';
import { useSettings } from './settings-store.ts';

/** Before there is anybody to ask. */
function plain(text: string): void {
  const line = document.createElement('p');
  line.textContent = text;
  document.querySelector('#app')?.replaceChildren(line);
}

/** Said once, whatever was on the screen. Where it was served, its address may have ended with it. */
function gone(): void {
  applicationIsGone();
  plain(i18n.global.t(window.location.protocol.startsWith('http') ? 'app.lostServed' : 'app.lost'));
}

plain(i18n.global.t('app.starting'));
try {
  setClient(await connectToApplication(gone));
  const app = createApp({ render: () => h(AppFrame) });
  app.use(createPinia()).use(i18n).use(router);
  void useSettings().follow();
  void useFrame().follow();
  void useRun().follow();
  app.mount('#app');
} catch {
  gone();
}

// Decides what a scanned text is: a hub's serial goes to Hubs, a socket's label is shown on the plan, in Verify it is the label
// that was read. Screens, *keys that follow each other within 30 ms*.

import type { Router } from 'vue-router';

import { productOf } from '../../../electron/domain/hub-products.ts';
import { useRun } from '../features/verify/run-store.ts';
import { useFrame } from './frame-store.ts';

export async function scanned(text: string, router: Router): Promise<void> {
  const { view } = useFrame();
  const run = useRun();
  if (!view?.site) return;
  if (productOf(text)) await router.push({ path: '/hubs', query: { serial: text } });
  else if (run.own) await run.act({ kind: 'scanned', label: text });
  else await router.push({ path: '/plan', query: { label: text } });
}

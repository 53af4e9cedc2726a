// Takes a scanned text where it belongs: a hub's serial goes to Hubs, a socket's label is shown on the plan, in Verify it is the label
// that was read. Screens, *keys that follow each other within 30 ms*.

import type { Router } from 'vue-router';

import { useRun } from '../features/verify/run-store.ts';
import { useFrame } from './frame-store.ts';
import { serialIn } from './scanned-text.ts';
import { useSite } from './site-store.ts';

export async function scanned(text: string, router: Router): Promise<void> {
  const { view } = useFrame();
  const run = useRun();
  if (!view?.site) return;
  const { hubs, sockets } = useSite();
  const serial = serialIn(text, hubs, sockets);
  if (serial !== null) await router.push({ path: '/hubs', query: { serial } });
  else if (run.own) await run.act({ kind: 'scanned', label: text });
  else await router.push({ path: '/plan', query: { label: text } });
}

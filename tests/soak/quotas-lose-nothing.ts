// AWS's quotas at 2,400 sockets, quiet and busy: 300 plugs, none missed with the subscription plan; with it turned off the
// same test does miss some, so the test can fail.

import assert from 'node:assert/strict';

import { missedPlugs } from '../support/missed-plugs.ts';

export async function quotasLoseNothing(): Promise<string> {
  const quiet = await missedPlugs({ sockets: 2_400, heartbeat: 30, plugs: 300, plan: 'lanes' });
  assert.deepEqual(quiet.missed, []);
  const busy = await missedPlugs({ sockets: 2_400, heartbeat: 5, plugs: 300, plan: 'lanes' });
  assert.deepEqual(busy.missed, []);
  const single = await missedPlugs({ sockets: 2_400, heartbeat: 5, plugs: 300, plan: 'single' });
  assert.ok(single.missed.length > 0, 'without the subscription plan nothing was missed: the test shows nothing');
  return `300 plugs: ${quiet.missed.length} missed at 80/s, ${busy.missed.length} at 480/s; one connection misses ${single.missed.length}`;
}

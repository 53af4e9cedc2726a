// Plugs ten times a second into a building whose broker enforces AWS's quotas, and counts the plugs that the live session
// never heard of. The simulator runs in a process of its own.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { connect } from '../../electron/application/connection.ts';
import { startLive } from '../../electron/application/live-site.ts';
import { pullSite } from '../../electron/application/sync-site.ts';
import { systemOutside } from '../../electron/environment/outside.ts';
import { createSite } from '../../electron/site/open-site.ts';
import { plugControl } from './plug-control.ts';
import { simulatorProcess } from './simulator-process.ts';
import { valueOf } from './value-of.ts';

export interface PlugTest {
  readonly sockets: number;
  /** Seconds between unasked reports of a port. */
  readonly heartbeat: number;
  readonly plugs: number;
  readonly plan: 'lanes' | 'single';
}

/** Ten plugs a second: `--pace 10`. */
const betweenPlugsMs = 100;
/** After the last plug, so long for stragglers. */
const patienceMs = 5_000;

export async function missedPlugs(test: PlugTest): Promise<{ missed: string[]; lanes: number; messages: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'plugs-'));
  const simulator = await simulatorProcess([
    ...['--sockets', `${test.sockets}`, '--heartbeat', `${test.heartbeat}`, '--quotas', 'aws', '--seed', '5'],
  ]);
  const outside = systemOutside();
  const { rest: baseUrl, email, password, companyId, ca, control } = simulator.addresses;
  const profile = { kind: 'ochno', dialect: 'documented', baseUrl, email, passwordEnv: 'P', companyId, ca } as const;
  const connection = valueOf(connect(profile, () => password, outside));
  const path = join(folder, 'a.ochno-site');
  const document = valueOf(createSite({ ...outside, author: 'test', station: 'test', path, name: 'Plugs' }));
  try {
    valueOf(await pullSite(document, connection));
    const live = valueOf(await startLive(document, connection, outside, test.plan));
    const ports = [...document.state.portsByKey.keys()].slice(0, test.plugs);
    const missing = new Set<string>(ports);
    live.onReading((reading) => {
      if (reading.present === true) missing.delete(reading.portKey);
    });
    for (const portKey of ports) {
      live.focus(neighboursOf(document.state, portKey));
      await plugControl(control).plug(portKey);
      await pause(betweenPlugsMs);
      await plugControl(control).unplug(portKey);
    }
    const until = outside.clock.now() + patienceMs;
    while (missing.size > 0 && outside.clock.now() < until) await pause(50);
    const { lanes, messages } = live.status();
    await live.stop();
    return { missed: [...missing], lanes: lanes.length, messages };
  } finally {
    document.close();
    connection.close();
    await simulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The hub in front of the technician has a lane of its own. */
function neighboursOf(state: import('../../electron/domain/site-types.ts').SiteState, portKey: string): string[] {
  const hub = state.hubs.get(state.portsByKey.get(portKey)?.hubId ?? '');
  return [...(hub?.ports.values() ?? [])].flatMap((port) => port.portKey ?? []);
}

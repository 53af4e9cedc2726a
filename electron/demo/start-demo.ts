// Starts a simulated building for the screens: its site set up through the product, its technician ready to walk.

import { mkdtempSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { connect } from '../application/connection.ts';
import type { Demo, DemoBuilding } from '../application/shell.ts';
import type { Writer } from '../application/station.ts';
import { done, type Result } from '../domain/failures.ts';
import { seededChance } from '../environment/chance.ts';
import type { Outside } from '../environment/outside.ts';
import { startSimulator } from '../simulator/start-simulator.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { createSite } from '../site/open-site.ts';
import { demoPasswordName, demoProfile, demoSiteName, setUpDemoSite } from './demo-site.ts';
import { TechnicianRobot } from './robot.ts';

/** The world's own times are this much shorter, so that a robot at any speed finds it settled. */
const worldPace = 20;
const seed = 7;
/** Something to be found, where nothing else was asked for. */
const usualFault = 'swap:1';
const smallestWithFault = 12;

/** The document is in a folder of its own, which stays until it is forgotten. */
export async function startDemo(
  building: DemoBuilding,
  { outside, writer }: { outside: Outside; writer: Writer },
): Promise<Result<Demo>> {
  const started = await startSimulator({
    seed,
    sockets: building.sockets,
    faults: building.faults ?? (building.sockets >= smallestWithFault ? usualFault : ''),
    commissioned: false,
    pace: worldPace,
    quotas: 'aws',
  });
  if (!started.ok) return started;
  const simulator = started.value;
  const path = join(mkdtempSync(join(tmpdir(), 'commissioner-demo-')), 'site.ochno-site');
  const ready = await setUp(simulator, path, { outside, writer });
  if (!ready.ok) {
    await simulator.stop();
    forget(path);
    return ready;
  }
  const { floor, addresses } = simulator;
  return done({
    path,
    profile: demoProfile(simulator, 'documented', 'aws'),
    password: addresses.password,
    robotFor: (site) => new TechnicianRobot({ floor, site, chance: seededChance(seed), clock: outside.clock }),
    stop: () => simulator.stop(),
    forget: () => forget(path),
  });
}

/** Schedule and plans imported, everything told to the platform; the document is closed again for whoever opens it. */
async function setUp(
  simulator: Simulator,
  path: string,
  { outside, writer }: { outside: Outside; writer: Writer },
): Promise<Result<void>> {
  const profile = demoProfile(simulator, 'documented', 'aws');
  const { password } = simulator.addresses;
  const connected = connect(profile, (name) => (name === demoPasswordName ? password : undefined), outside);
  if (!connected.ok) return connected;
  const created = createSite({ ...outside, ...writer, path, name: demoSiteName(simulator) });
  try {
    if (!created.ok) return created;
    const [document, connection] = [created.value, connected.value];
    return await setUpDemoSite({ simulator, document, connection, bind: true, outside, onProgress: () => {} });
  } finally {
    if (created.ok) created.value.close();
    connected.value.close();
  }
}

/** What a person put beside the document stays. */
function forget(path: string): void {
  rmSync(path, { force: true });
  const folder = dirname(path);
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

import { afterEach, expect, test } from 'vitest';
import { until } from '../../support/until.ts';
import { simulatedSite, type SimulatedSite } from './a-simulated-site.ts';

let site: SimulatedSite;
afterEach(() => site.end());

/** The technician walks the site from end to end: so many plugs, about twenty a second. */
async function walk(plugs: number): Promise<readonly string[]> {
  const every = Math.floor(site.ports.length / plugs);
  const visited = site.ports.filter((_, index) => index % every === 0).slice(0, plugs);
  for (const { portKey } of visited) {
    site.live.focus([portKey]);
    await site.plug(portKey);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await site.unplug(portKey);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return visited.map(({ portKey }) => portKey);
}

const missed = (visited: readonly string[]): readonly string[] =>
  visited.filter((port) => site.plugs().get(port) !== 1);

test('at 480 messages a second 300 plugs are each heard once, and nothing else', async () => {
  site = await simulatedSite({ sockets: 2_400, heartbeat: 5 });
  expect(await site.live.start()).toMatchObject({ ok: true });
  site.baselineEmpty();
  const visited = await walk(300);
  await until(() => missed(visited).length === 0, 'every plug').catch(() => {});
  expect(missed(visited)).toEqual([]);
  expect(site.plugs().size).toBe(300);
  const { lanes, narrowedTo, suspectedLoss } = site.live.status();
  expect(lanes.length).toBeLessThanOrEqual(16);
  expect(Math.max(...lanes.map((lane) => lane.filters))).toBeLessThanOrEqual(50);
  expect({ narrowedTo, suspectedLoss }).toEqual({ narrowedTo: null, suspectedLoss: false });
  expect(site.lines.filter(({ line }) => line === 'lost')).toEqual([]);
});

test('with the plan turned off the same walk does miss some', async () => {
  site = await simulatedSite({ sockets: 2_400, heartbeat: 5 }, { plan: 'single' });
  await site.live.start();
  site.baselineEmpty();
  const visited = await walk(100);
  expect(site.live.status().lanes.length).toBe(1);
  expect(missed(visited).length).toBeGreaterThan(0);
});

test('a space too busy for any connection is narrowed to what lies around the technician', async () => {
  site = await simulatedSite({ sockets: 2_400, heartbeat: 5, dialect: 'operated' });
  expect(await site.live.start()).toMatchObject({ ok: true });
  site.baselineEmpty();
  const visited = await walk(60);
  await until(() => missed(visited).length === 0, 'every plug').catch(() => {});
  expect(missed(visited)).toEqual([]);
  const { narrowedTo } = site.live.status();
  expect(narrowedTo?.length).toBeGreaterThan(10);
  // Nobody listens to the others: that is no silence.
  const leftOut = site.ports.filter(({ hubId }) => !narrowedTo?.includes(hubId));
  expect(leftOut.filter(({ portKey }) => site.live.heardAt(portKey) !== null)).toEqual([]);
});

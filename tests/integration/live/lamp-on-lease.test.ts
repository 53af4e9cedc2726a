import { afterEach, expect, test } from 'vitest';
import { done } from '../../../electron/domain/failures.ts';
import { startLocalBroker, type LocalBroker } from '../../support/local-broker.ts';
import { until } from '../../support/until.ts';
import { lampAt, sessionWith, someports, topicOf, type HeardSession } from './a-site-in-test.ts';

let broker: LocalBroker;
let site: HeardSession;
const port = someports(1)[0]!;
/** What the lamp shows; it loses the first `deaf` commands. */
let lamp = 20;
let deaf = 0;
let journal: string[] = [];

async function siteWithLamp(): Promise<void> {
  [lamp, deaf, journal] = [20, 0, []];
  broker = await startLocalBroker({
    onAction(_topic, payload) {
      if (deaf-- > 0) return;
      const command = JSON.parse(payload) as { data: { device: { lamp: { level: number } } } };
      lamp = command.data.device.lamp.level;
      void broker.publish(topicOf(port), lampAt(lamp));
    },
  });
  site = sessionWith({
    source: { kind: 'broker', url: broker.url },
    ports: [port],
    leases: {
      opened: (lease) => void journal.push(`opened ${lease.level}, back to ${lease.restore}`),
      ended: () => journal.push('returned'),
    },
  });
  await site.live.start();
  await broker.publish(topicOf(port), lampAt(lamp));
  await until(() => site.live.last('p1')?.lampLevel === 20, 'the lamp');
}
afterEach(async () => {
  await site.live.stop();
  await broker.stop();
});
const lease = (level: number, forMs = 60_000): Promise<unknown> =>
  site.live.lease('p1', { kind: 'lamp', level }, { restore: null, forMs });

test('the lamp is lent, and given back when told', async () => {
  await siteWithLamp();
  expect(await lease(100)).toEqual(done(undefined));
  await until(() => lamp === 100, 'full');
  expect(await site.live.endLease('p1')).toEqual(done(undefined));
  expect(lamp).toBe(20);
  expect(journal).toEqual(['opened 100, back to 20', 'returned']);
});

test('the lamp is given back at the deadline', async () => {
  await siteWithLamp();
  await lease(100, 50);
  await until(() => journal.includes('returned'), 'the return');
  expect(lamp).toBe(20);
});

test('the end of the session gives the lamp back', async () => {
  await siteWithLamp();
  await lease(100);
  await until(() => lamp === 100, 'full');
  await site.live.stop();
  expect(lamp).toBe(20);
  expect(journal).toContain('returned');
});

test('the broker is lost while the lamp is lent: it is given back when the line is back', async () => {
  await siteWithLamp();
  await lease(100);
  await until(() => lamp === 100, 'full');
  await broker.stop();
  await until(() => site.live.line().line === 'lost', 'the loss');
  const returned = site.live.endLease('p1');
  await broker.start();
  expect(await returned).toEqual(done(undefined));
  expect(lamp).toBe(20);
});

test('a lost command is sent again', async () => {
  await siteWithLamp();
  deaf = 1;
  await lease(100);
  await until(() => lamp === 100, 'full, at the second try');
});

test('what a crash left behind is given back at the next start', async () => {
  await siteWithLamp();
  lamp = 100;
  await site.live.restoreLeases([{ id: 'old', portKey: 'p1', level: 100, restore: 20, deadline: 0 }]);
  expect(lamp).toBe(20);
  expect(journal).toEqual(['returned']);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import mqtt from 'mqtt';
import { startLocalBroker, type LocalBroker } from '../../support/local-broker.ts';
import { until } from '../../support/until.ts';
import { empty, plugged, sessionWith, someports, topicOf, type HeardSession } from './a-site-in-test.ts';

let broker: LocalBroker;
let site: HeardSession;
const ports = someports(8);
const topic = topicOf(ports[0]!);

beforeEach(async () => {
  broker = await startLocalBroker();
  site = sessionWith({ source: { kind: 'broker', url: broker.url }, ports });
});
afterEach(async () => {
  await site.live.stop();
  await broker.stop();
});

const isBack = (): boolean => site.lines.at(-1)?.line === 'back';

test('a TCP reset: lost, back, heard again, with a new client id', async () => {
  await site.live.start();
  const id = site.live.status().lanes[0]!.clientId;
  broker.cut();
  await until(isBack, 'the line');
  expect(site.lines.map(({ line }) => line)).toEqual(['connected', 'lost', 'back']);
  expect(site.live.status().lanes[0]!.clientId).not.toBe(id);
  await broker.publish(topic, plugged());
  await until(() => site.readings.length === 1, 'the reading');
});

test('a broker that is gone for a while: the gap is counted from the last sign of life', async () => {
  await site.live.start();
  await broker.publish(topic, empty());
  await until(() => site.readings.length === 1, 'a sign of life');
  await broker.stop();
  await until(() => site.live.line().line === 'lost', 'the loss');
  expect(await site.live.act('p1', { kind: 'lamp', level: 1 })).toMatchObject({
    failure: { code: 'live.not-connected' },
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  await broker.start();
  await until(isBack, 'the line');
  const back = site.lines.at(-1);
  expect(back?.line === 'back' && back.gapMs).toBeGreaterThan(250);
  expect(site.live.status().reconnects).toBe(1);
});

test('after a gap a retained message counts again, as a level', async () => {
  await site.live.start();
  await broker.publish(topic, empty(), true);
  await until(() => site.readings.length === 1, 'the reading');
  await broker.stop();
  await broker.publish(topic, plugged(), true);
  await broker.start();
  await until(() => site.live.last('p1')?.present === true, 'the retained level');
  expect(site.messages.at(-1)!.retained).toBe(true);
});

test('another client with the same id ends the connection; the next has another id, nobody fights', async () => {
  await site.live.start();
  const { clientId } = site.live.status().lanes[0]!;
  const other = mqtt.connect(broker.url, { clientId, reconnectPeriod: 0 });
  await until(isBack, 'the line');
  expect(other.connected).toBe(true);
  expect(site.live.status().reconnects).toBe(1);
  other.end(true);
});

test('duplicated messages are two readings of the same level', async () => {
  await site.live.start();
  await broker.publish(topic, plugged());
  await broker.publish(topic, plugged());
  await until(() => site.readings.length === 2, 'both');
  expect(site.readings.map(({ present }) => present)).toEqual([true, true]);
});

test('eighteen reconnections leave one connection behind', async () => {
  await site.live.start();
  for (let round = 1; round <= 18; round++) {
    broker.cut();
    await until(() => site.lines.filter(({ line }) => line === 'back').length === round, `reconnection ${round}`);
  }
  await until(() => broker.sockets().length === 1, 'one socket');
  expect(site.live.status().lanes.length).toBe(1);
});

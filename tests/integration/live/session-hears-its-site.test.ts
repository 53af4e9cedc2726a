import { afterEach, beforeEach, expect, test } from 'vitest';
import { startLocalBroker, type LocalBroker } from '../../support/local-broker.ts';
import { until } from '../../support/until.ts';
import { actionTopicOf, empty, plugged, sessionWith, someports, topicOf, type HeardSession } from './a-site-in-test.ts';

let broker: LocalBroker;
let site: HeardSession;
const ports = someports(8);
const [first, second] = ports as [(typeof ports)[0], (typeof ports)[0]];

beforeEach(async () => {
  broker = await startLocalBroker();
  site = sessionWith({ source: { kind: 'broker', url: broker.url }, ports });
});
afterEach(async () => {
  await site.live.stop();
  await broker.stop();
});

test('a plug and its power are read, with the message as it came', async () => {
  expect(await site.live.start()).toEqual({ ok: true, value: undefined });
  await broker.publish(topicOf(first), plugged(42));
  await until(() => site.readings.length === 1, 'a reading');
  expect(site.readings[0]).toMatchObject({ portKey: 'p1', present: true, watts: 42, device: { name: 'load' } });
  expect(Buffer.from(site.messages[0]!.raw).toString()).toBe(plugged(42));
  expect(site.live.last('p1')).toMatchObject({ present: true, watts: 42 });
});

test('one connection listens to the location, not to the company', async () => {
  await site.live.start();
  expect(broker.subscribes).toEqual([['/ports/c1/l1/#']]);
  expect(site.live.status()).toMatchObject({ lanes: [{ state: 'online', filters: 1 }], narrowedTo: null });
});

test('malformed messages and unknown topics are counted, never thrown', async () => {
  await site.live.start();
  for (const text of ['', '{', '[]', '7', 'null', '{"data": 5}', '{"data": {"power": {"watts": "12"}}}'])
    await broker.publish(topicOf(first), text);
  await broker.publish('/ports/c1/l1/h9/p999', plugged());
  await broker.publish(topicOf(second), empty());
  await until(() => site.live.last('p2')?.present === false, 'the last message');
  expect(site.live.status()).toMatchObject({ malformed: 5, unknown: 1, messages: 9 });
  expect(site.live.last('p1')).toEqual({ portKey: 'p1', at: expect.any(Number) });
});

test('an action is published on the port’s own topic', async () => {
  await site.live.start();
  expect(await site.live.act('p1', { kind: 'lamp', level: 10 })).toEqual({ ok: true, value: undefined });
  await until(() => broker.published.length === 1, 'the action');
  expect(broker.published[0]!.topic).toBe(actionTopicOf(first));
  expect(JSON.parse(broker.published[0]!.payload)).toEqual({
    id: 'p1',
    data: { portId: 'p1', device: { lamp: { level: 10 } } },
  });
});

test('an action to a port that is not listened to says so', async () => {
  await site.live.start();
  expect(await site.live.act('p77', { kind: 'lamp', level: 1 })).toMatchObject({
    failure: { code: 'live.unknown-port' },
  });
});

test('a retained message is marked, and never overwrites what the port has said since', async () => {
  await broker.publish(topicOf(first), empty(), true);
  await site.live.start();
  await until(() => site.messages.length === 1, 'the retained message');
  expect(site.messages[0]!.retained).toBe(true);
  await broker.publish(topicOf(first), plugged());
  await until(() => site.messages.length === 2, 'the live message');
  expect(site.messages[1]!.retained).toBeUndefined();
  // A new subscription brings the retained one again.
  site.live.retarget({ ports: [...ports, { ...first, portKey: 'p50', locationId: 'l2', hubId: 'h50' }] });
  await until(() => broker.subscribes.length === 2, 'the second location');
  site.live.retarget({ ports: ports.map((port) => ({ ...port })) });
  await broker.publish(topicOf(second), empty());
  await until(() => site.live.last('p2')?.present === false, 'the second port');
  expect(site.live.last('p1')?.present).toBe(true);
});

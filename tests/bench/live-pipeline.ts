// How much of bare mqtt.js plus JSON.parse is left when a message goes the whole way: packet → payload map → board →
// listener. 300-byte messages over 10,000 topics, both measured in turn in the same run. Performance.md; the issue's
// `pipelineRatio` adds the engine and the socket to the screens to this.

import { Worker } from 'node:worker_threads';
import mqtt from 'mqtt';
import { documentedLive } from '../../electron/domain/dialects/documented-live.ts';
import type { PortAddress } from '../../electron/domain/reading.ts';
import { systemOutside } from '../../electron/environment/outside.ts';
import type { LiveSession } from '../../electron/live/live.ts';
import { createLiveSession } from '../../electron/live/live-session.ts';
import { compileTopics } from '../../electron/live/topics.ts';
import type { GeneratorOrder } from './live-generator.ts';

export interface PipelineFigures {
  /** Messages a second. */
  readonly bare: number;
  readonly pipeline: number;
  /** Median of the ratios of each pair of runs. */
  readonly ratio: number;
}

const portCount = 10_000;
const payloadBytes = 300;

/** Ten thousand ports on one location. */
export const benchPorts: readonly PortAddress[] = Array.from({ length: portCount }, (_, index) => ({
  portKey: `port-${index}`,
  companyId: 'company',
  locationId: 'location',
  hubId: `hub-${Math.floor(index / 16)}`,
}));

/** One message of exactly 300 bytes in the documented shape. */
export function benchPayload(index: number): string {
  const message = {
    id: `port-${index}`,
    data: {
      portId: `port-${index}`,
      device: { type: 'laptop', name: `Test load ${index % 7}`, lamp: { level: index % 101 } },
      power: { watts: 10 + (index % 500) / 10, volts: 20 + (index % 10) / 100 },
      sensors: { temperature: 20 + (index % 80) / 10 },
      note: '',
    },
  };
  const missing = payloadBytes - Buffer.byteLength(JSON.stringify(message));
  return JSON.stringify({ ...message, data: { ...message.data, note: 'x'.repeat(Math.max(0, missing)) } });
}

export interface Generator {
  readonly url: string;
  stop(): Promise<number>;
}

/** Sends so many messages to everybody who subscribes. */
export async function startGenerator(count: number): Promise<Generator> {
  const topics = compileTopics(documentedLive.topics);
  const order: GeneratorOrder = {
    topics: benchPorts.flatMap((port) => topics.updates(port)),
    payloads: benchPorts.map((_, index) => benchPayload(index)),
    count,
  };
  const worker = new Worker(new URL('./live-generator.ts', import.meta.url), { workerData: order });
  const port = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  return { url: `mqtt://127.0.0.1:${port}`, stop: () => worker.terminate() };
}

/** Messages a second of mqtt.js and JSON.parse, nothing else. */
export async function bareRate(url: string, count: number): Promise<number> {
  const client = mqtt.connect(url, { protocolVersion: 4, reconnectPeriod: 0 });
  await new Promise<void>((resolve) => client.once('connect', () => resolve()));
  let [heard, watts] = [0, 0];
  const rate = await rateOf(count, (message) => {
    client.on('message', (_topic, payload) => {
      const parsed = JSON.parse(payload.toString()) as { data: { power: { watts: number } } };
      watts += parsed.data.power.watts;
      message(++heard);
    });
    client.subscribe('/ports/#');
  });
  client.end(true);
  if (watts === 0) throw new Error('nothing was read');
  return rate;
}

/** Messages a second of the live session, with whoever `prepare` lets listen to it. */
export async function pipelineRate(
  url: string,
  count: number,
  prepare: (live: LiveSession) => Promise<void> | void = () => {},
): Promise<number> {
  const live = createLiveSession({
    ...systemOutside(),
    dialect: documentedLive,
    companyId: 'company',
    target: { ports: benchPorts },
    source: { kind: 'broker', url },
    quotas: 'off',
    plan: 'lanes',
    leases: { opened() {}, ended() {} },
  });
  let heard = 0;
  await prepare(live);
  const rate = await rateOf(count, (message) => {
    live.onReading(() => message(++heard));
    void live.start();
  });
  if (live.last('port-9999')?.watts === undefined) throw new Error('nothing was read');
  await live.stop();
  return rate;
}

/** From the first message to the last. */
function rateOf(count: number, begin: (message: (heard: number) => void) => void): Promise<number> {
  return new Promise((resolve) => {
    let first = 0;
    begin((heard) => {
      if (heard === 1) first = performance.now();
      if (heard === count) resolve(((count - 1) * 1_000) / (performance.now() - first));
    });
  });
}

/** Medians of `runs` pairs, bare and pipeline in turn, after one pair to warm up. */
export async function benchLivePipeline(runs = 5, count = 300_000): Promise<PipelineFigures> {
  const generator = await startGenerator(count);
  const pairs: { bare: number; pipeline: number }[] = [];
  for (let run = 0; run <= runs; run++) {
    const bare = await bareRate(generator.url, count);
    const pipeline = await pipelineRate(generator.url, count);
    if (run > 0) pairs.push({ bare, pipeline });
  }
  await generator.stop();
  return {
    bare: median(pairs.map(({ bare }) => bare)),
    pipeline: median(pairs.map(({ pipeline }) => pipeline)),
    ratio: median(pairs.map(({ bare, pipeline }) => pipeline / bare)),
  };
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

// The whole way of a message: MQTT packet → board → engine → coalesced delta on a WebSocket, as a ratio to bare mqtt.js plus
// JSON.parse in the same run. The screen that takes the deltas lives in a thread of its own, as in life.

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import { WebSocketServer, type WebSocket } from 'ws';

import { stateStream } from '../../electron/application/state-stream.ts';
import { VerificationRun } from '../../electron/application/verification-run.ts';
import type { EventDraft } from '../../electron/domain/events.ts';
import { done } from '../../electron/domain/failures.ts';
import { systemOutside } from '../../electron/environment/outside.ts';
import { createSite } from '../../electron/site/open-site.ts';
import type { SiteDocument } from '../../electron/site/site-document.ts';
import { valueOf } from '../support/value-of.ts';
import { bareRate, benchPorts, pipelineRate, startGenerator } from './live-pipeline.ts';

const messages = 300_000;
const outside = systemOutside();

export async function measurePipeline(): Promise<{ pipelineRatio: number; pipelinePerSecond: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-'));
  const document = valueOf(
    createSite({ ...outside, author: 'bench', station: 'bench', path: join(folder, 'a.ochno-site'), name: 'Bench' }),
  );
  valueOf(document.append(benchEvents()));
  const generator = await startGenerator(messages);
  try {
    // Warm, then measured: bare and whole in turn.
    await bareRate(generator.url, messages);
    await wholeRate(document, generator.url);
    const bare = await bareRate(generator.url, messages);
    const whole = await wholeRate(document, generator.url);
    return { pipelineRatio: whole / bare, pipelinePerSecond: whole };
  } finally {
    await generator.stop();
    document.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function wholeRate(document: SiteDocument, url: string): Promise<number> {
  const screen = await screenThread();
  const ended = new AbortController();
  let sending = Promise.resolve();
  let run: VerificationRun | null = null;
  const rate = await pipelineRate(url, messages, async (live) => {
    run = new VerificationRun({ document, live, baselines: () => Promise.resolve(done(new Map())), request, outside });
    await run.start();
    sending = send(stateStream({ document, live, clock: outside.clock, signal: ended.signal }), screen.socket);
  });
  (run as VerificationRun | null)?.stop();
  ended.abort();
  await sending;
  await screen.end();
  return rate;
}

async function send(stream: AsyncIterable<object>, socket: WebSocket): Promise<void> {
  for await (const message of stream) socket.send(JSON.stringify(message));
}

const request = {
  mode: 'walk',
  only: [],
  testLoad: null,
  pace: 1,
  lampAnswers: false,
  socketsHaveLamps: false,
} as const;

/** A WebSocket whose other end reads in a thread of its own; what a screen does with it is not the pipeline's. */
async function screenThread(): Promise<{ socket: WebSocket; end(): Promise<void> }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const connected = once(server, 'connection');
  const address = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const worker = new Worker(`const socket = new WebSocket(${JSON.stringify(address)}); socket.onmessage = () => {};`, {
    eval: true,
  });
  const [socket] = (await connected) as [WebSocket];
  return {
    socket,
    async end() {
      socket.terminate();
      await worker.terminate();
      server.close();
    },
  };
}

/** The bench's ten thousand ports as a site: a socket on each. */
export function benchEvents(): EventDraft[] {
  const hubs = new Set<string>();
  return benchPorts.flatMap(({ portKey, hubId, locationId }, index): EventDraft[] => {
    const number = (index % 16) + 1;
    const socketId = `socket-${index}`;
    const drafts: EventDraft[] = [
      {
        type: 'platform.seen',
        body: { kind: 'port', id: `${hubId}/${number}`, remoteId: portKey, copy: {} },
      },
      {
        type: 'socket.added',
        body: { socketId, label: `${index}`, locationId, planId: null, position: null, areaId: null, expected: 'open' },
      },
      { type: 'socket.bound', body: { socketId, hubId, number, how: 'schedule', was: null } },
    ];
    if (hubs.has(hubId)) return drafts;
    hubs.add(hubId);
    const body = { hubId, hwId: `h16_${hubId}`, locationId, planId: null, name: hubId };
    return [{ type: 'hub.added', body }, ...drafts];
  });
}

// One million messages through the live session and the state stream: memory stays flat. Reliability, *memory stays flat*.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { connect } from '../../electron/application/connection.ts';
import { startLive } from '../../electron/application/live-site.ts';
import { stateStream } from '../../electron/application/state-stream.ts';
import { pullSite } from '../../electron/application/sync-site.ts';
import { systemOutside } from '../../electron/environment/outside.ts';
import { createSite } from '../../electron/site/open-site.ts';
import { simulatorProcess } from '../support/simulator-process.ts';
import { valueOf } from '../support/value-of.ts';

const messages = 1_000_000;
/** Growth from the first tenth to the end that a collector's moods explain. */
const allowedMb = 60;

export async function flatMemory(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'memory-'));
  const simulator = await simulatorProcess(['--sockets', '10000', '--heartbeat', '1', '--seed', '3']);
  const outside = systemOutside();
  const { rest: baseUrl, plain: url, email, password, companyId, ca } = simulator.addresses;
  const ochno = { kind: 'ochno', dialect: 'documented', baseUrl, email, passwordEnv: 'P', companyId, ca } as const;
  const platform = valueOf(connect(ochno, () => password, outside));
  const broker = valueOf(connect({ kind: 'broker', dialect: 'documented', url, companyId }, () => undefined, outside));
  const path = join(folder, 'a.ochno-site');
  const document = valueOf(createSite({ ...outside, author: 'soak', station: 'soak', path, name: 'Soak' }));
  const ended = new AbortController();
  try {
    valueOf(await pullSite(document, platform));
    const live = valueOf(await startLive(document, broker, outside));
    const screen = watching(stateStream({ document, live, clock: outside.clock, signal: ended.signal }));
    let early = 0;
    while (live.status().messages < messages) {
      await pause(500);
      if (early === 0 && live.status().messages > messages / 10) early = usedMb();
    }
    const late = usedMb();
    await live.stop();
    ended.abort();
    const deltas = await screen;
    assert.ok(late - early < allowedMb, `${early} MB after a tenth, ${late} MB at the end`);
    return `${messages} messages, ${deltas} deltas, ${Math.round(early)} → ${Math.round(late)} MB`;
  } finally {
    document.close();
    platform.close();
    broker.close();
    await simulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function watching(stream: AsyncGenerator<object>): Promise<number> {
  let deltas = 0;
  for await (const delta of stream) deltas += delta ? 1 : 0;
  return deltas;
}

function usedMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / 2 ** 20;
}

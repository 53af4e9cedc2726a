// One million messages through the live session and the state stream: memory stays flat. Reliability, *memory stays flat*.

import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

import { stateStream } from '../../electron/application/state-stream.ts';
import { benchSite } from '../support/bench-site.ts';

const messages = 1_000_000;
/** Growth from the first tenth to the end that a collector's moods explain. */
const allowedMb = 60;

export async function flatMemory(): Promise<string> {
  const { document, live, outside, end } = await benchSite(['--sockets', '10000', '--heartbeat', '1', '--seed', '3']);
  const ended = new AbortController();
  try {
    const screen = watching(stateStream({ document, live, clock: outside.clock, signal: ended.signal }));
    let early = 0;
    while (live.status().messages < messages) {
      await pause(500);
      if (early === 0 && live.status().messages > messages / 10) early = usedMb();
    }
    const late = usedMb();
    ended.abort();
    const deltas = await screen;
    assert.ok(late - early < allowedMb, `${early} MB after a tenth, ${late} MB at the end`);
    return `${messages} messages, ${deltas} deltas, ${Math.round(early)} → ${Math.round(late)} MB`;
  } finally {
    await end();
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

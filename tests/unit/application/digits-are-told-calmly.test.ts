// What a screen is told of ports that speak: a plug at once, what is merely measured twice a second, each port once.

import { setImmediate as turn } from 'node:timers/promises';

import { beforeEach, describe, expect, it } from 'vitest';

import { stateStream } from '../../../electron/application/state-stream.ts';
import type { Delta, PortRow } from '../../../electron/contract/state-stream.ts';
import type { PortReading } from '../../../electron/domain/reading.ts';
import { VirtualClock } from '../../../electron/environment/clock.ts';
import type { ReadingListener } from '../../../electron/live/live.ts';
import type { SiteDocument } from '../../../electron/site/site-document.ts';

const frameMs = 16;
const ports = ['a', 'b'];
const document = {
  state: { id: 's', name: 'S', eventCount: 0, sockets: new Map(), portsByKey: new Map(ports.map((key) => [key, {}])) },
  onChange: () => () => {},
} as unknown as SiteDocument;

let clock: VirtualClock;
let ended: AbortController;
let stream: AsyncGenerator<unknown>;
let told: PortRow[][];
let say: (portKey: string, said: Partial<PortReading>) => void;

beforeEach(async () => {
  clock = new VirtualClock();
  ended = new AbortController();
  told = [];
  const last = new Map<string, PortReading>();
  let listener: ReadingListener = () => {};
  say = (portKey, said) => {
    last.set(portKey, { ...last.get(portKey), portKey, at: clock.now(), ...said });
    listener({ portKey, at: clock.now(), ...said }, { topic: '', raw: Buffer.from(''), at: 0 }, ports.indexOf(portKey));
  };
  const live = {
    onReading: (to: ReadingListener) => ((listener = to), () => {}),
    last: (portKey: string) => last.get(portKey),
    lastAt: (place: number) => last.get(ports[place] ?? ''),
  };
  stream = stateStream({ document, live, clock, signal: ended.signal });
  await stream.next();
  void (async () => {
    for await (const delta of stream) told.push([...((delta as Delta).ports ?? [])]);
  })();
});

/** Lets the stream do what it does by then. */
async function later(ms: number): Promise<PortRow[][]> {
  for (let passed = 0; passed <= ms; passed += frameMs) {
    await turn();
    clock.advance(frameMs);
  }
  await turn();
  return told.splice(0);
}

describe('a port that speaks', () => {
  it('is told at once after silence, then twice a second, with its last value', async () => {
    say('a', { present: true, watts: 10 });
    expect((await later(frameMs)).flat().some(([, present]) => present === 1)).toBe(true);
    await later(1_000);
    for (let watts = 11; watts <= 40; watts += 1) {
      say('a', { present: true, watts });
      told.push(...(await later(0)));
    }
    const rows = await later(1_000);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThanOrEqual(3);
    expect(rows.at(-1)).toMatchObject([[0, 1, 40_000, null, null, expect.any(Number)]]);
  });

  it('is told of a plug and a pull within a frame, however much is said elsewhere', async () => {
    say('b', { present: false, watts: 0 });
    await later(frameMs);
    for (const present of [true, false, true]) {
      say('a', { watts: 1 });
      say('b', { present });
      const rows = (await later(frameMs)).flat();
      expect(rows).toContainEqual([1, present ? 1 : 0, 0, null, null, expect.any(Number)]);
    }
  });

  it('costs nothing while it says nothing', async () => {
    say('a', { present: true });
    await later(2_000);
    expect(await later(5_000)).toEqual([]);
  });

  it('is told of no more once nobody listens', async () => {
    say('a', { present: true });
    await later(frameMs);
    ended.abort();
    say('a', { present: false });
    expect(await later(1_000)).toEqual([]);
  });
});

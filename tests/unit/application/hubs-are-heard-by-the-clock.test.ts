// What the Hubs screen is told of hearing: news only, once a second, ages by the application's clock.

import { describe, expect, it } from 'vitest';

import { hearingStream } from '../../../electron/application/hearing-stream.ts';
import type { HearingView } from '../../../electron/contract/site-views.ts';
import { VirtualClock } from '../../../electron/environment/clock.ts';
import type { Hub, Port } from '../../../electron/domain/site-types.ts';

const seen = { seen: { remoteId: 'r', copy: {}, gone: false }, refusal: null };
const port = (hubId: string, number: number): Port => ({
  ...{ id: `${hubId}/${number}`, hubId, number, portKey: `${hubId}-${number}`, socketId: null, sync: seen },
});
const hub = (id: string): Hub => ({
  ...{ id, hwId: `p3_${id}`, locationId: 'l', planId: null, name: '', firmware: null, formerHwIds: [], removed: false },
  ports: new Map([1, 2].map((number) => [number, port(id, number)])),
  sync: seen,
});

describe('what is heard of hubs', () => {
  it('is told whole at first, then only what is new; a hub falls silent by time alone', async () => {
    const clock = new VirtualClock();
    const lastAt = new Map<string, number>();
    const ended = new AbortController();
    const hubs = new Map(['a', 'b'].map((id) => [id, hub(id)]));
    const stream = hearingStream({
      document: { state: { hubs } },
      hearing: () => ({ now: clock.now(), heardAt: (key) => lastAt.get(key) ?? null }),
      ...{ hubId: 'a', clock, signal: ended.signal },
    });
    const next = async (ms: number): Promise<HearingView> => {
      const told = stream.next();
      clock.advance(ms);
      return (await told).value as HearingView;
    };

    const first = await next(0);
    expect(first.hubs.map(({ id, state: said }) => `${id} ${said}`)).toEqual(['a known', 'b known']);
    expect(first.ports).toEqual([
      [1, null],
      [2, null],
    ]);

    lastAt.set('a-2', clock.now());
    const second = await next(1_000);
    expect(second.hubs).toEqual([{ id: 'a', state: 'heard', at: lastAt.get('a-2') }]);
    expect(second.now - first.now).toBe(1_000);
    expect(second.ports[1]).toEqual([2, lastAt.get('a-2')]);

    expect((await next(1_000)).hubs).toEqual([]);
    expect((await next(6 * 60_000)).hubs).toMatchObject([{ id: 'a', state: 'silent' }]);
    ended.abort();
    expect((await stream.next()).done).toBe(true);
  });
});

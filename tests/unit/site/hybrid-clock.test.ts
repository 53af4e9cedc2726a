import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { clockZero, received, tick, timeOf } from '../../../electron/domain/hybrid-clock.ts';

const now = 1_767_225_600_000;

describe('the hybrid clock', () => {
  it('follows the wall clock, and counts within a millisecond', () => {
    const first = tick(clockZero, now);
    const second = tick(first, now);
    expect([first, second, tick(second, now + 1)]).toEqual([
      '019b76daa800-0000',
      '019b76daa800-0001',
      '019b76daa801-0000',
    ]);
    expect(timeOf(second)).toBe(now);
  });

  it('goes on when the wall clock jumps back, and when the counter is full', () => {
    expect(tick('019b76daa800-0000', now - 86_400_000)).toBe('019b76daa800-0001');
    expect(tick('019b76daa800-ffff', now)).toBe('019b76daa801-0000');
  });

  it('comes after whatever it has received', () => {
    const ahead = tick(clockZero, now + 86_400_000);
    const own = tick(clockZero, now);
    expect(received(own, ahead)).toBe(ahead);
    expect(received(ahead, own)).toBe(ahead);
    expect(tick(received(own, ahead), now) > ahead).toBe(true);
  });

  it('always grows, as text', () => {
    const times = fc.array(fc.integer({ min: 0, max: 2 ** 47 }), { minLength: 2, maxLength: 20 });
    const grows = fc.property(times, (wall) => {
      let last = clockZero;
      for (const time of wall) {
        const next = tick(last, time);
        expect(next > last).toBe(true);
        last = next;
      }
    });
    fc.assert(grows, { seed: 1 });
  });
});

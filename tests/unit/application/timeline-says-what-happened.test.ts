import { expect, test } from 'vitest';

import { Timeline } from '../../../electron/application/timeline.ts';
import { VirtualClock } from '../../../electron/environment/clock.ts';

const refused = { code: 'live.refused', params: { host: 'broker' } } as const;
const gone = { code: 'live.unreachable', params: { host: 'broker' } } as const;

test('facts as they are, failures in the language of who asks', () => {
  const clock = new VirtualClock(1_000);
  const timeline = new Timeline(clock);
  timeline.note({ kind: 'joined', name: 'Trolley' });
  clock.advance(500);
  timeline.note({ kind: 'lost', failure: gone });
  expect(timeline.inWords('sv')).toEqual([
    { at: 1_000, kind: 'joined', name: 'Trolley' },
    {
      at: 1_500,
      kind: 'lost',
      words: {
        code: 'live.unreachable',
        say: 'Liveströmmen på broker går inte att nå.',
        next: 'Kontrollera nätverket; programmet fortsätter försöka.',
      },
    },
  ]);
});

test('the same trouble at every try is one line, another is another', () => {
  const timeline = new Timeline(new VirtualClock(0));
  for (const failure of [gone, gone, refused, gone]) timeline.note({ kind: 'trouble', failure });
  expect(timeline.inWords('en')).toHaveLength(3);
});

test('it keeps the latest two hundred, and another site begins anew', () => {
  const timeline = new Timeline(new VirtualClock(0));
  for (let count = 0; count < 300; count += 1) timeline.note({ kind: 'told', count });
  expect(timeline.inWords('en')).toHaveLength(200);
  expect(timeline.entries()[0]?.what).toEqual({ kind: 'told', count: 100 });
  const before = timeline.count;
  timeline.forget();
  expect(timeline.entries()).toEqual([]);
  expect(timeline.count).not.toBe(before);
});

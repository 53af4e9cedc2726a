// A technician who begins when "nothing from" has been said already was never sent anywhere: the words name the socket.

import { expect, test } from 'vitest';

import { VirtualClock } from '../../../electron/environment/clock.ts';
import type { Floor } from '../../../electron/simulator/simulator.ts';
import { createTechnician } from '../../../electron/simulator/technician/technician.ts';

test('goes to the socket that nothing came from, tries once more, and gives the word where nothing comes', () => {
  const clock = new VirtualClock(0);
  const plugged: string[] = [];
  const acts: string[] = [];
  const technician = createTechnician({
    ...{
      clock,
      chance: () => 1,
      slips: 0,
      act: ({ kind }: { kind: string }) => void acts.push(kind),
      socketIdOf: () => undefined,
      labels: () => [],
    },
    floor: { plug: (label: string) => void plugged.push(label), unplug: () => {} } as unknown as Floor,
    load: { type: 'load', name: 'Load', watts: 30 },
    pace: { againMs: 2_500, betweenPlugsMs: 10_000, reactionMs: 1_000 },
  });
  technician.hear({ say: 'nothing-from', socketId: 's7', label: '07' });
  clock.advance(1_500);
  expect(plugged).toEqual(['07']);
  clock.advance(20_000);
  expect(plugged).toEqual(['07', '07']);
  expect(acts).toEqual(['declare-dead']);
});

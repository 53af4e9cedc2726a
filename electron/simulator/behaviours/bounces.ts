// A loose contact: after a plug it lets go and catches again four times within the hold time (800 ms), and ends plugged.
// Source: the issue's *Faults*; domain, *Contacts bounce*.

import { everyAspect } from '../socket-state.ts';
import type { Behaviour, Telling } from './behaviour.ts';
import { connect, disconnect } from './takes-a-device.ts';

const flaps = 4;
const within = 800;
/** All flaps are over after this share of the hold time. */
const share = 0.7;
/** Timers are no finer than this; faster flaps come in one go. */
const finest = 2;

export const bounces: Behaviour = {
  name: 'bounces',
  onPlug(_state, device, around) {
    const paced = (within * share) / around.pace / (2 * flaps);
    const step = paced < finest ? 0 : paced;
    const plug = (after: number): Telling => ({
      after,
      change: (now) => connect(now, device, around, 1),
      say: everyAspect,
    });
    const pull = (after: number): Telling => ({ after, change: disconnect, say: ['device', 'power'] });
    return Array.from({ length: 2 * flaps + 1 }, (_, edge) => (edge % 2 === 0 ? plug : pull)(edge * step));
  },
};

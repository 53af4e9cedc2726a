// A weak port: whatever is plugged in, it never gives more than 1.5 W, far below what a test load asks for.

import { everyAspect } from '../socket-state.ts';
import type { Behaviour } from './behaviour.ts';
import { connect } from './takes-a-device.ts';

const weakWatts = 1.5;

export const givesLittlePower: Behaviour = {
  name: 'gives-little-power',
  onPlug: (_state, device, around) => [
    {
      after: 0,
      change: (state) =>
        connect(state, { ...device, watts: Math.min(weakWatts, device.watts ?? weakWatts) }, around, 1),
      say: everyAspect,
    },
  ],
};

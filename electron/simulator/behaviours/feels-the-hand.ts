// What fixed devices do when a person handles them: a button is pressed and let go, a dimmer turned, a sensor covered, a
// screen woken.

import type { Behaviour } from './behaviour.ts';

const pressed = 150;

export const feelsTheHand: Behaviour = {
  name: 'feels-the-hand',
  onTouch(state, around) {
    if (state.button !== null) {
      return [
        { after: 0, change: (now) => (now.button = true), say: ['button'] },
        { after: pressed / around.pace, change: (now) => (now.button = false), say: ['button'] },
      ];
    }
    if (state.dimmer !== null) {
      return [{ after: 0, change: (now) => (now.dimmer = ((now.dimmer ?? 0) + 35) % 101), say: ['dimmer'] }];
    }
    if (state.device?.type === 'screen') return [{ after: 0, say: ['device', 'power'] }];
    if (state.device?.type !== 'sensor') return undefined;
    const covered = (state.sensors['luminosity'] ?? 0) > 100;
    const luminosity = covered ? 12 : 320;
    return [
      {
        after: 0,
        change: (now) => Object.assign(now.sensors, { luminosity, motion: covered ? 1 : 0 }),
        say: ['sensors'],
      },
    ];
  },
};

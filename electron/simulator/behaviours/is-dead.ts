// A dead port: takes no notice of plugs, commands or hands, and reports nothing.

import type { Behaviour } from './behaviour.ts';

const nothing = (): 'silent' => 'silent';

export const isDead: Behaviour = {
  name: 'is-dead',
  onPlug: nothing,
  onUnplug: nothing,
  onCommand: nothing,
  onTouch: nothing,
  onReport: nothing,
};

// Pins follow the arrow keys for as long as one is held, and are moved for good when it is let go: one act, however far.

import { idle, stay, to, type Input, type StateOf, type Step } from './protocol.ts';

export function inNudging(state: StateOf<'nudging'>, input: Input): Step {
  const { ids, by } = state;
  if (input.kind === 'arrow') return to({ ...state, by: { x: by.x + input.by.x, y: by.y + input.by.y } });
  // A hand on the mouse ends it too.
  if (input.kind === 'arrow-up' || input.kind === 'down') return to(idle, { do: 'move-pins', ids, by });
  return stay(state);
}

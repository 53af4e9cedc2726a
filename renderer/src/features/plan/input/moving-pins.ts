// Pins are carried along; they are moved for good when they are let go, as one act.

import { idle, stay, to, type Input, type StateOf, type Step } from './protocol.ts';

export function inMovingPins(state: StateOf<'moving-pins'>, input: Input): Step {
  if (input.kind !== 'move' && input.kind !== 'up') return stay(state);
  const { ids, from } = state;
  if (input.kind === 'move') return to({ ...state, to: input.on });
  return to(idle, { do: 'move-pins', ids, by: { x: input.on.x - from.x, y: input.on.y - from.y } });
}

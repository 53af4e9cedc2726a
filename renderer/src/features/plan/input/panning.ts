// The plan follows the hand; afterwards whatever was going on before goes on.

import { stay, to, type Input, type StateOf, type Step } from './protocol.ts';

export function inPanning(state: StateOf<'panning'>, input: Input): Step {
  if (input.kind === 'up') return to(state.then);
  if (input.kind !== 'move') return stay(state);
  const { at } = state;
  return to({ ...state, at: input.at }, { do: 'pan', dx: input.at.x - at.x, dy: input.at.y - at.y });
}

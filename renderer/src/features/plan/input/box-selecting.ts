// A box is drawn; what stands in it when it is let go is selected.

import { idle, stay, to, type Input, type StateOf, type Step } from './protocol.ts';

export function inBoxSelecting(state: StateOf<'box-selecting'>, input: Input): Step {
  if (input.kind === 'move') return to({ ...state, to: input.on });
  if (input.kind !== 'up') return stay(state);
  return to(idle, { do: 'pick-box', from: state.from, to: input.on, adds: state.adds });
}

// The ground is pressed where a socket shall be: released it is placed there; dragged, the plan is panned and nothing is placed.

import { hasDragged, idle, stay, to, type Input, type StateOf, type Step } from './protocol.ts';

export function inPressingPlace(state: StateOf<'pressing-place'>, input: Input): Step {
  const { press } = state;
  if (input.kind === 'up') return to(idle, { do: 'place', on: press.on });
  if (input.kind !== 'move' || !hasDragged(press, input)) return stay(state);
  const [dx, dy] = [input.at.x - press.at.x, input.at.y - press.at.y];
  return to({ is: 'panning', pointer: press.pointer, at: input.at, then: idle }, { do: 'pan', dx, dy });
}

// The ground is pressed: released, nothing is selected, or the crowd there is opened; dragged, the plan is panned, or a box is drawn.

import { hasDragged, idle, stay, to, type Around, type Input, type StateOf, type Step } from './protocol.ts';

export function inPressingGround(state: StateOf<'pressing-ground'>, input: Input, { tool }: Around): Step {
  const { press, adds } = state;
  if (input.kind === 'up' && press.crowd) return to(idle, { do: 'open-crowd', crowd: press.crowd });
  // Who adds to a selection and misses does not lose it.
  if (input.kind === 'up') return adds ? to(idle) : to(idle, { do: 'pick', socketId: null, how: 'only' });
  if (input.kind !== 'move' || !hasDragged(press, input)) return stay(state);
  if (adds || tool === 'select') {
    return to({ is: 'box-selecting', pointer: press.pointer, from: press.on, to: input.on, adds });
  }
  const [dx, dy] = [input.at.x - press.at.x, input.at.y - press.at.y];
  return to({ is: 'panning', pointer: press.pointer, at: input.at, then: idle }, { do: 'pan', dx, dy });
}

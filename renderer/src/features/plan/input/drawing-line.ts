// A line gets its corners one by one; again at the last one ends it, and sockets stand along it. Dragged, it is straight.

import { hasDragged, idle, isNear, stay, to, type Input, type Press, type StateOf, type Step } from './protocol.ts';

export function inDrawingLine(state: StateOf<'drawing-line'>, input: Input): Step {
  const { corners, press } = state;
  switch (input.kind) {
    case 'down':
      return input.pans
        ? to({ is: 'panning', pointer: input.pointer, at: input.at, then: state })
        : to({ ...state, to: input.on, press: input });
    case 'move':
      return to({ ...state, to: input.on });
    case 'up':
      if (!press) return stay(state);
      return corners.length === 0 && hasDragged(press, input)
        ? to(idle, { do: 'place-line', corners: [press.on, input.on] })
        : cornered(state, press);
    case 'confirm':
      return cornered(state, input);
    case 'take-back':
      return corners.length > 1 ? to({ ...state, corners: corners.slice(0, -1) }) : to(idle);
    case 'arrow':
      return to(state, { do: 'pan', dx: input.pan.x, dy: input.pan.y });
    case 'arrow-up':
    case 'cancel':
      return stay(state);
  }
}

function cornered(state: StateOf<'drawing-line'>, at: Press): Step {
  const { corners } = state;
  const last = corners.at(-1);
  if (!last || !isNear(last, at)) return to({ ...state, corners: [...corners, at.on], to: at.on, press: null });
  return corners.length >= 2 ? to(idle, { do: 'place-line', corners }) : to({ ...state, press: null });
}

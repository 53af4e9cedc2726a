// An area gets its corners one by one; again at the first or the last one closes it. Dragged, the first press is a rectangle.

import type { Point } from '../../../../../electron/domain/units.ts';
import { hasDragged, idle, isNear, stay, to, type Input, type Press, type StateOf, type Step } from './protocol.ts';

export function inDrawingArea(state: StateOf<'drawing-area'>, input: Input): Step {
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
        ? to(idle, { do: 'outline', corners: rectangle(press.on, input.on) })
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

function cornered(state: StateOf<'drawing-area'>, at: Press): Step {
  const { corners } = state;
  const [first, last] = [corners[0], corners.at(-1)];
  const closes = (first && isNear(first, at)) || (last && isNear(last, at));
  if (!closes) return to({ ...state, corners: [...corners, at.on], to: at.on, press: null });
  return corners.length >= 3 ? to(idle, { do: 'outline', corners }) : to({ ...state, press: null });
}

const rectangle = (a: Point, b: Point): Point[] => [a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }];

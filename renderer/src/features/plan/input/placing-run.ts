// A row or a grid has its first end and wants its other: drag from one to the other, or press at each, or Enter at each.

import { hasDragged, idle, stay, to, type Input, type StateOf, type Step } from './protocol.ts';

export function inPlacingRun(state: StateOf<'placing-run'>, input: Input): Step {
  const { from, press } = state;
  switch (input.kind) {
    case 'down':
      return input.pans
        ? to({ is: 'panning', pointer: input.pointer, at: input.at, then: state })
        : to({ ...state, to: input.on, press: input });
    case 'move':
      return to({ ...state, to: input.on });
    case 'up': {
      if (!press) return stay(state);
      // The press that began it, released where it was: the other end is still to come.
      const isFirst = press.on === from;
      if (isFirst && !hasDragged(press, input)) return to({ ...state, press: null });
      return to(idle, { do: 'place-run', from, to: input.on });
    }
    case 'confirm':
      return to(idle, { do: 'place-run', from, to: input.on });
    case 'arrow':
      return to(state, { do: 'pan', dx: input.pan.x, dy: input.pan.y });
    case 'take-back':
    case 'arrow-up':
    case 'cancel':
      return stay(state);
  }
}

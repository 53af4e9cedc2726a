// Two fingers hold the plan: what is between them stays between them, nearer or farther.

import type { Point } from '../../../../../electron/domain/units.ts';
import { stay, to, type Input, type StateOf, type Step } from './protocol.ts';

export function inPinching(state: StateOf<'pinching'>, input: Input): Step {
  if (input.kind === 'up') return to(state.then);
  if (input.kind !== 'move') return stay(state);
  const isOne = input.pointer === state.one.pointer;
  const [moved, still] = isOne ? [state.one, state.other] : [state.other, state.one];
  const finger = { pointer: moved.pointer, at: input.at };
  const [before, after] = [between(moved.at, still.at), between(input.at, still.at)];
  const factor = before.apart > 0 ? after.apart / before.apart : 1;
  return to(
    { ...state, ...(isOne ? { one: finger } : { other: finger }) },
    { do: 'pan', dx: after.x - before.x, dy: after.y - before.y },
    { do: 'zoom', factor, at: { x: after.x, y: after.y } },
  );
}

const between = (a: Point, b: Point): Point & { readonly apart: number } => ({
  x: (a.x + b.x) / 2,
  y: (a.y + b.y) / 2,
  apart: Math.hypot(a.x - b.x, a.y - b.y),
});

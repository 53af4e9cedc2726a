// Every state of the hand on a plan, and what holds in all of them: a second finger pinches, cancel ends in idle. Pure; what it
// asks for is done by `hand.ts`.

import { inBoxSelecting } from './box-selecting.ts';
import { inDrawingArea } from './drawing-area.ts';
import { inDrawingLine } from './drawing-line.ts';
import { inIdle } from './idle.ts';
import { inMovingPins } from './moving-pins.ts';
import { inNudging } from './nudging.ts';
import { inPanning } from './panning.ts';
import { inPinching } from './pinching.ts';
import { inPlacingRun } from './placing-run.ts';
import { inPressingGround } from './pressing-ground.ts';
import { inPressingPin } from './pressing-pin.ts';
import { inPressingPlace } from './pressing-place.ts';
import { idle, to, type Around, type Input, type InputOf, type Press, type State, type Step } from './protocol.ts';

export function step(state: State, input: Input, around: Around): Step {
  if (input.kind === 'cancel' && state.is !== 'idle') return to(idle);
  if (input.kind === 'down') {
    const first = fingerOf(state);
    if (first && first.pointer !== input.pointer) return pinched(state, first, input);
  }
  switch (state.is) {
    case 'idle':
      return inIdle(state, input, around);
    case 'pressing-pin':
      return inPressingPin(state, input, around);
    case 'moving-pins':
      return inMovingPins(state, input);
    case 'nudging':
      return inNudging(state, input);
    case 'pressing-ground':
      return inPressingGround(state, input, around);
    case 'panning':
      return inPanning(state, input);
    case 'pinching':
      return inPinching(state, input);
    case 'box-selecting':
      return inBoxSelecting(state, input);
    case 'pressing-place':
      return inPressingPlace(state, input);
    case 'placing-run':
      return inPlacingRun(state, input);
    case 'drawing-area':
      return inDrawingArea(state, input);
    case 'drawing-line':
      return inDrawingLine(state, input);
  }
}

/** Where a finger lies already. */
function fingerOf(state: State): Pick<Press, 'pointer' | 'at'> | null {
  if (state.is === 'panning') return state;
  return 'press' in state ? state.press : null;
}

/** What the first finger began is dropped; what stood before it stays. */
function pinched(state: State, one: Pick<Press, 'pointer' | 'at'>, { pointer, at }: InputOf<'down'>): Step {
  return to({ is: 'pinching', one, other: { pointer, at }, then: untouched(state) });
}

function untouched(state: State): State {
  switch (state.is) {
    case 'panning':
      return state.then;
    case 'placing-run':
      return state.press?.on === state.from ? idle : { ...state, press: null };
    case 'drawing-area':
    case 'drawing-line':
      return state.corners.length === 0 ? idle : { ...state, press: null };
    default:
      return idle;
  }
}

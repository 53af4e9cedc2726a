// A pin is pressed: released it is selected; dragged it moves, where it may (with `look` only what is selected does, so that a
// hand that wants to pan a crowded plan moves nothing).

import { hasDragged, idle, stay, to, type Around, type Input, type StateOf, type Step } from './protocol.ts';

export function inPressingPin(state: StateOf<'pressing-pin'>, input: Input, around: Around): Step {
  const { press, adds } = state;
  if (input.kind === 'up') return to(idle, { do: 'pick', socketId: press.pin, how: adds ? 'toggle' : 'only' });
  if (input.kind !== 'move' || !hasDragged(press, input)) return stay(state);
  const isSelected = around.selection.has(press.pin);
  if (!around.editable || (around.tool === 'look' && !isSelected)) {
    const [dx, dy] = [input.at.x - press.at.x, input.at.y - press.at.y];
    return to({ is: 'panning', pointer: press.pointer, at: input.at, then: idle }, { do: 'pan', dx, dy });
  }
  const moving = {
    is: 'moving-pins',
    pointer: press.pointer,
    held: press.pinOn ?? press.on,
    from: press.on,
    to: input.on,
  } as const;
  return isSelected
    ? to({ ...moving, ids: around.selection })
    : to({ ...moving, ids: new Set([press.pin]) }, { do: 'pick', socketId: press.pin, how: 'only' });
}

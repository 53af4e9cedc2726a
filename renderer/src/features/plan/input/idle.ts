// Nothing is going on: what a press, Enter or an arrow begins is a matter of the tool.

import {
  idle,
  stay,
  to,
  type Around,
  type Input,
  type InputOf,
  type Press,
  type State,
  type Step,
} from './protocol.ts';

export function inIdle(state: State, input: Input, around: Around): Step {
  switch (input.kind) {
    case 'down':
      return input.pans
        ? to({ is: 'panning', pointer: input.pointer, at: input.at, then: idle })
        : pressed(input, around);
    case 'confirm':
      return confirmed(input, around);
    case 'arrow':
      return around.editable && around.selection.size > 0 && isForPins(around)
        ? to({ is: 'nudging', ids: around.selection, by: input.by })
        : to(state, { do: 'pan', dx: input.pan.x, dy: input.pan.y });
    case 'cancel':
      return to(idle, { do: 'leave' });
    case 'move':
    case 'up':
    case 'arrow-up':
    case 'take-back':
      return stay(state);
  }
}

const isForPins = ({ tool }: Around): boolean => tool === 'look' || tool === 'select';

function pressed(press: InputOf<'down'>, { tool, grabs }: Around): Step {
  switch (tool) {
    case 'place':
    case 'copy':
      return to({ is: 'pressing-place', press });
    case 'row':
    case 'grid':
      return to({ is: 'placing-run', from: press.on, to: press.on, press });
    case 'area':
      return to({ is: 'drawing-area', corners: [], to: press.on, press });
    case 'line':
      return to({ is: 'drawing-line', corners: [], to: press.on, press });
    case 'look':
    case 'select': {
      const { pin, adds } = press;
      if (pin === null) return to({ is: 'pressing-ground', press, adds });
      // Whoever takes it along says himself what a mere press of it means.
      if (grabs) return to(idle, { do: 'grab', socketId: pin });
      return to({ is: 'pressing-pin', press: { ...press, pin }, adds });
    }
  }
}

function confirmed(at: Press, { tool }: Around): Step {
  switch (tool) {
    case 'place':
    case 'copy':
      return to(idle, { do: 'place', on: at.on });
    case 'row':
    case 'grid':
      return to({ is: 'placing-run', from: at.on, to: at.on, press: null });
    case 'area':
      return to({ is: 'drawing-area', corners: [at.on], to: at.on, press: null });
    case 'line':
      return to({ is: 'drawing-line', corners: [at.on], to: at.on, press: null });
    case 'look':
    case 'select':
      return at.crowd
        ? to(idle, { do: 'open-crowd', crowd: at.crowd })
        : to(idle, { do: 'pick', socketId: at.pin, how: 'only' });
  }
}

import { describe, expect, it } from 'vitest';

import type { Point } from '../../../electron/domain/units.ts';
import {
  idle,
  type Around,
  type Effect,
  type Input,
  type State,
  type Tool,
} from '../../../renderer/src/features/plan/input/protocol.ts';
import { step } from '../../../renderer/src/features/plan/input/states.ts';

/** A hand on a plan of 1,000 × 1,000 pixels that fills the view: a fraction is a thousandth of a pixel. */
class Hand {
  state: State = idle;
  readonly did: Effect[] = [];
  around: Around;

  constructor(tool: Tool = 'look', around: Partial<Around> = {}) {
    this.around = { tool, selection: new Set(), editable: true, grabs: false, ...around };
  }

  does(input: Input): this {
    const { state, effects } = step(this.state, input, this.around);
    this.state = state;
    this.did.push(...effects);
    return this;
  }

  press(x: number, y: number, also: { pin?: string; adds?: boolean; pans?: boolean; pointer?: number } = {}): this {
    const { adds = false, pans = false } = also;
    return this.does({ kind: 'down', ...spot(x, y, also), adds, pans });
  }
  drag(x: number, y: number, pointer = 1): this {
    return this.does({ kind: 'move', ...spot(x, y, { pointer }) });
  }
  release(x: number, y: number, pointer = 1): this {
    return this.does({ kind: 'up', ...spot(x, y, { pointer }) });
  }
  click(x: number, y: number, pin?: string): this {
    return this.press(x, y, pin ? { pin } : {}).release(x, y);
  }
  enter(x: number, y: number, pin?: string): this {
    return this.does({ kind: 'confirm', ...spot(x, y, pin ? { pin } : {}) });
  }
  arrow(x: number, y: number): this {
    return this.does({ kind: 'arrow', by: { x: x / 1000, y: y / 1000 }, pan: { x: 0 - 60 * x, y: 0 - 60 * y } });
  }
  /** Effects of one kind. */
  all(what: Effect['do']): Effect[] {
    return this.did.filter((effect) => effect.do === what);
  }
}

const fraction = (x: number, y: number): Point => ({ x: x / 1000, y: y / 1000 });
const spot = (x: number, y: number, { pin, pointer = 1 }: { pin?: string; pointer?: number } = {}) => ({
  at: { x, y },
  on: fraction(x, y),
  scale: { x: 1000, y: 1000 },
  pin: pin ?? null,
  pointer,
});
const selection = new Set(['a', 'b']);

describe('a hand that looks', () => {
  it('selects what it presses, and nothing where nothing is', () => {
    const hand = new Hand().click(10, 10, 'a').click(50, 50);
    expect(hand.did).toEqual([
      { do: 'pick', socketId: 'a', how: 'only' },
      { do: 'pick', socketId: null, how: 'only' },
    ]);
  });

  it('adds with Shift, and loses nothing when it misses', () => {
    const hand = new Hand('look', { selection });
    hand.press(10, 10, { pin: 'c', adds: true }).release(10, 10).press(50, 50, { adds: true }).release(51, 50);
    expect(hand.did).toEqual([{ do: 'pick', socketId: 'c', how: 'toggle' }]);
  });

  it('pans on the ground, and does not by trembling', () => {
    const hand = new Hand().press(100, 100).drag(103, 102);
    expect(hand.did).toEqual([]);
    hand.drag(120, 110).drag(130, 110).release(130, 110);
    expect(hand.did).toEqual([
      { do: 'pan', dx: 20, dy: 10 },
      { do: 'pan', dx: 10, dy: 0 },
    ]);
    expect(hand.state).toEqual(idle);
  });

  it('moves no pin that is not selected: it pans', () => {
    const hand = new Hand().press(10, 10, { pin: 'c' }).drag(40, 10).release(40, 10);
    expect(hand.did).toEqual([{ do: 'pan', dx: 30, dy: 0 }]);
  });

  it('moves what is selected, as one act when it lets go', () => {
    const hand = new Hand('look', { selection }).press(100, 100, { pin: 'a' }).drag(150, 100).drag(200, 150);
    expect(hand.did).toEqual([]);
    expect(hand.state).toMatchObject({ is: 'moving-pins', ids: selection, to: fraction(200, 150) });
    hand.release(200, 160);
    expect(hand.did).toEqual([{ do: 'move-pins', ids: selection, by: { x: 0.1, y: 0.06 } }]);
  });

  it('moves nothing where nothing may be moved', () => {
    const hand = new Hand('look', { selection, editable: false }).press(100, 100, { pin: 'a' }).drag(150, 100);
    expect(hand.state.is).toBe('panning');
    expect(new Hand('look', { selection, editable: false }).arrow(1, 0).did).toEqual([{ do: 'pan', dx: -60, dy: 0 }]);
  });

  it('pans whatever the tool with space held, and over pins too', () => {
    for (const tool of ['look', 'select', 'place', 'row', 'area'] as const) {
      const hand = new Hand(tool, { selection }).press(10, 10, { pin: 'a', pans: true }).drag(30, 10).release(30, 10);
      expect(hand.did).toEqual([{ do: 'pan', dx: 20, dy: 0 }]);
    }
  });

  it('gives a pressed pin to who grabs it', () => {
    const hand = new Hand('look', { grabs: true }).press(10, 10, { pin: 'a' }).drag(40, 10).release(40, 10);
    expect(hand.did).toEqual([{ do: 'grab', socketId: 'a' }]);
    expect(hand.state).toEqual(idle);
  });

  it('selects at Enter what is in the middle', () => {
    expect(new Hand().enter(500, 500, 'a').did).toEqual([{ do: 'pick', socketId: 'a', how: 'only' }]);
  });
});

describe('a hand that selects', () => {
  it('draws a box, with Shift too while it looks', () => {
    const box = { do: 'pick-box', from: fraction(10, 10), to: fraction(90, 80) };
    const hand = new Hand('select').press(10, 10).drag(50, 50).release(90, 80);
    expect(hand.did).toEqual([{ ...box, adds: false }]);
    const adding = new Hand().press(10, 10, { adds: true }).drag(50, 50).release(90, 80);
    expect(adding.did).toEqual([{ ...box, adds: true }]);
  });

  it('takes along any pin, which is selected then', () => {
    const hand = new Hand('select', { selection }).press(10, 10, { pin: 'c' }).drag(30, 10).release(40, 10);
    expect(hand.did).toEqual([
      { do: 'pick', socketId: 'c', how: 'only' },
      { do: 'move-pins', ids: new Set(['c']), by: { x: 0.03, y: 0 } },
    ]);
  });
});

describe('arrow keys', () => {
  it('pan where nothing is selected', () => {
    expect(new Hand().arrow(1, 0).did).toEqual([{ do: 'pan', dx: -60, dy: 0 }]);
  });

  it('nudge what is selected: one act however long they are held', () => {
    const hand = new Hand('look', { selection }).arrow(1, 0).arrow(1, 0).arrow(0, 2);
    expect(hand.did).toEqual([]);
    hand.does({ kind: 'arrow-up' });
    expect(hand.did).toEqual([{ do: 'move-pins', ids: selection, by: { x: 0.002, y: 0.002 } }]);
  });

  it('pan while something is placed', () => {
    expect(new Hand('place', { selection }).arrow(1, 0).did).toEqual([{ do: 'pan', dx: -60, dy: 0 }]);
  });
});

describe('a hand that places', () => {
  it('places where it presses, or at the cross by Enter', () => {
    const hand = new Hand('place').click(100, 200).enter(500, 500);
    expect(hand.all('place')).toEqual([
      { do: 'place', on: fraction(100, 200) },
      { do: 'place', on: fraction(500, 500) },
    ]);
  });

  it('pans by a drag and places nothing', () => {
    const hand = new Hand('place').press(100, 100).drag(150, 100).release(150, 100);
    expect(hand.all('place')).toEqual([]);
    expect(hand.all('pan')).toHaveLength(1);
  });

  const run = { do: 'place-run', from: fraction(100, 100), to: fraction(300, 100) };

  it.each([
    ['a drag', (hand: Hand) => hand.press(100, 100).drag(200, 100).release(300, 100)],
    ['two clicks', (hand: Hand) => hand.click(100, 100).drag(200, 100).click(300, 100)],
    ['Enter twice', (hand: Hand) => hand.enter(100, 100).arrow(1, 0).enter(300, 100)],
    [
      'a pan in between',
      (hand: Hand) => hand.click(100, 100).press(0, 0, { pans: true }).drag(9, 9).release(9, 9).click(300, 100),
    ],
  ])('places a row by %s', (_way, does) => expect(does(new Hand('row')).all('place-run')).toEqual([run]));
});

describe('a hand that draws an area', () => {
  const corners = [fraction(100, 100), fraction(300, 100), fraction(300, 300)];
  const drawn = (): Hand => new Hand('area').click(100, 100).click(300, 100).click(300, 300);

  it.each([
    ['at the first corner', (hand: Hand) => hand.click(104, 103)],
    ['at the last corner, twice', (hand: Hand) => hand.click(302, 300)],
    ['with Enter', (hand: Hand) => hand.enter(300, 300)],
  ])('closes it %s', (_way, closes) => expect(closes(drawn()).did).toEqual([{ do: 'outline', corners }]));

  it('needs three corners', () => {
    const hand = new Hand('area').click(100, 100).click(300, 100).click(100, 100);
    expect(hand.did).toEqual([]);
    expect(hand.state).toMatchObject({ is: 'drawing-area', corners: corners.slice(0, 2) });
  });

  it('draws a rectangle by a drag', () => {
    const hand = new Hand('area').press(100, 100).drag(200, 200).release(300, 250);
    expect(hand.did).toEqual([
      { do: 'outline', corners: [fraction(100, 100), fraction(300, 100), fraction(300, 250), fraction(100, 250)] },
    ]);
  });

  it('takes back corner by corner, and then ends', () => {
    const hand = drawn().does({ kind: 'take-back' }).does({ kind: 'take-back' });
    expect(hand.state).toMatchObject({ is: 'drawing-area', corners: corners.slice(0, 1) });
    expect(hand.does({ kind: 'take-back' }).state).toEqual(idle);
  });

  it('keeps its corners through a pinch', () => {
    const hand = drawn().press(10, 10).press(90, 10, { pointer: 2 }).drag(170, 10, 2).release(170, 10, 2);
    expect(hand.state).toMatchObject({ is: 'drawing-area', corners });
  });
});

describe('a hand that draws a line of sockets', () => {
  const corners = [fraction(100, 100), fraction(300, 100), fraction(300, 300)];
  const line = { do: 'place-line', corners };
  const drawn = (): Hand => new Hand('line').click(100, 100).drag(200, 90).click(300, 100).click(300, 300);

  it.each([
    ['at the last corner again', (hand: Hand) => hand.click(303, 301)],
    ['with Enter', (hand: Hand) => hand.enter(300, 300)],
    ['after a pan', (hand: Hand) => hand.press(0, 0, { pans: true }).drag(9, 9).release(9, 9).click(300, 300)],
  ])('ends it %s', (_way, ends) => expect(ends(drawn()).all('place-line')).toEqual([line]));

  it('draws a straight one by a drag', () => {
    const hand = new Hand('line').press(100, 100).drag(200, 100).release(300, 100);
    expect(hand.did).toEqual([{ do: 'place-line', corners: corners.slice(0, 2) }]);
  });

  it('may come back to where it began, which does not end it', () => {
    const hand = drawn().click(100, 100);
    expect(hand.state).toMatchObject({ is: 'drawing-line', corners: [...corners, corners[0]] });
  });

  it('needs two corners, and takes them back one by one', () => {
    const hand = new Hand('line').click(100, 100).click(101, 100);
    expect(hand.did).toEqual([]);
    expect(drawn().does({ kind: 'take-back' }).state).toMatchObject({ corners: corners.slice(0, 2) });
    expect(hand.does({ kind: 'take-back' }).state).toEqual(idle);
  });
});

describe('a hand with a copy', () => {
  it('puts it down where it presses, again and again', () => {
    const hand = new Hand('copy').click(100, 200).enter(500, 500);
    expect(hand.all('place')).toHaveLength(2);
  });
});

describe('two fingers', () => {
  it('pinch: what is between them stays there', () => {
    const hand = new Hand('look', { selection }).press(100, 100, { pin: 'a' }).press(200, 100, { pointer: 2 });
    hand.drag(300, 100, 2);
    expect(hand.did).toEqual([
      { do: 'pan', dx: 50, dy: 0 },
      { do: 'zoom', factor: 2, at: { x: 200, y: 100 } },
    ]);
    expect(hand.release(300, 100, 2).state).toEqual(idle);
  });

  it('place nothing when they began with one', () => {
    for (const tool of ['place', 'row', 'line', 'area', 'copy'] as const) {
      const hand = new Hand(tool).press(10, 10).press(90, 10, { pointer: 2 }).release(90, 10, 2).release(10, 10);
      expect(hand.state).toEqual(idle);
      expect(hand.did).toEqual([]);
    }
  });
});

/** A hand in each state there is. */
const inState: Record<State['is'], () => Hand> = {
  idle: () => new Hand(),
  'pressing-pin': () => new Hand().press(1, 1, { pin: 'a' }),
  'moving-pins': () => new Hand('look', { selection }).press(1, 1, { pin: 'a' }).drag(50, 50),
  nudging: () => new Hand('look', { selection }).arrow(1, 1),
  'pressing-ground': () => new Hand().press(1, 1),
  panning: () => new Hand().press(1, 1).drag(50, 50),
  pinching: () => new Hand().press(1, 1).press(9, 9, { pointer: 2 }),
  'box-selecting': () => new Hand('select').press(1, 1).drag(50, 50),
  'pressing-place': () => new Hand('place').press(1, 1),
  'placing-run': () => new Hand('row').click(1, 1),
  'drawing-area': () => new Hand('area').click(1, 1),
  'drawing-line': () => new Hand('line').click(1, 1),
};

describe.each(Object.entries(inState))('in %s', (is, begin) => {
  it('is where it says', () => expect(begin().state.is).toBe(is));

  it('cancel ends in idle, and nothing is done', () => {
    const hand = begin();
    const before = hand.did.length;
    hand.does({ kind: 'cancel' });
    expect(hand.state).toEqual(idle);
    expect(hand.did.slice(before)).toEqual(is === 'idle' ? [{ do: 'leave' }] : []);
  });

  it('stands every input', () => {
    const inputs: Input[] = [
      { kind: 'down', ...spot(5, 5), adds: false, pans: false },
      { kind: 'down', ...spot(5, 5, { pointer: 7 }), adds: true, pans: true },
      { kind: 'move', ...spot(80, 80) },
      { kind: 'up', ...spot(80, 80) },
      { kind: 'arrow', by: { x: 0, y: 0 }, pan: { x: 1, y: 0 } },
      { kind: 'arrow-up' },
      { kind: 'confirm', ...spot(5, 5) },
      { kind: 'take-back' },
    ];
    for (const input of inputs) expect(Object.keys(inState)).toContain(begin().does(input).state.is);
  });
});

describe('a crowd under the hand', () => {
  const crowd = { from: fraction(100, 100), to: fraction(120, 110) };
  const over = { ...spot(110, 105), crowd };

  it('is opened by a press or Enter, and is no hindrance to a drag', () => {
    const hand = new Hand().does({ kind: 'down', ...over, adds: false, pans: false }).does({ kind: 'up', ...over });
    expect(hand.did).toEqual([{ do: 'open-crowd', crowd }]);
    expect(new Hand().does({ kind: 'confirm', ...over }).did).toEqual([{ do: 'open-crowd', crowd }]);
    const dragged = new Hand()
      .does({ kind: 'down', ...over, adds: false, pans: false })
      .drag(300, 300)
      .release(300, 300);
    expect(dragged.all('open-crowd')).toEqual([]);
    expect(dragged.all('pan')).toHaveLength(1);
  });

  it('is where a socket is placed all the same', () => {
    expect(new Hand('place').does({ kind: 'confirm', ...over }).did).toEqual([{ do: 'place', on: over.on }]);
  });
});

import { describe, expect, it } from 'vitest';

import { idle, type Press, type State, type Tool } from '../../../renderer/src/features/plan/input/protocol.ts';
import { steadied, type Draw } from '../../../renderer/src/features/plan/input/steady.ts';
import { gridStep, snapped, type Surroundings } from '../../../renderer/src/features/plan/snapping.ts';

const around: Surroundings = {
  pins: { ids: ['a', 'b', 'c'], xs: [100, 103, 900], ys: [100, 300, 900] },
  ...{ but: new Set<string>(), also: [], reach: 6, step: null },
  view: { left: 0, top: 0, right: 500, bottom: 500 },
};
const at = (x: number, y: number, more: Partial<Surroundings> = {}) => snapped({ x, y }, { ...around, ...more });

describe('a place on the plan', () => {
  it('near the line of a neighbour is on it, and the line is shown', () => {
    expect(at(98, 200)).toEqual({
      at: { x: 100, y: 200 },
      guides: [{ from: { x: 100, y: 200 }, to: { x: 100, y: 100 } }],
    });
  });
  it('may be in line with two', () => {
    const { at: place, guides } = at(101, 304);
    expect(place).toEqual({ x: 100, y: 300 });
    expect(guides.map(({ to }) => to)).toEqual([
      { x: 100, y: 100 },
      { x: 103, y: 300 },
    ]);
  });
  it('goes to the nearer line, and of two on one line to the nearer neighbour', () => {
    expect(at(102.4, 200).at.x).toBe(103);
    const twins = { ids: ['a', 'b'], xs: [100, 100], ys: [100, 300] };
    expect(at(101, 290, { pins: twins }).guides[0]?.to.y).toBe(300);
  });
  it('farther away is free', () => expect(at(120, 200)).toEqual({ at: { x: 120, y: 200 }, guides: [] }));
  it('is not drawn by who is out of view, nor by itself', () => {
    expect(at(899, 400).guides).toEqual([]);
    expect(at(98, 200, { but: new Set(['a']), reach: 4 }).guides).toEqual([]);
  });
  it('is drawn by corners that are not sockets yet', () => {
    expect(at(402, 250, { also: [{ x: 400, y: 20 }] }).at).toEqual({ x: 400, y: 250 });
  });
  it('goes to the grid where no neighbour draws', () => {
    expect(at(98, 211, { step: 20 }).at).toEqual({ x: 100, y: 220 });
    expect(at(211, 211, { step: 20 }).at).toEqual({ x: 220, y: 220 });
  });
});

describe('the grid', () => {
  it.each([
    [1, 50],
    [0.1, 500],
    [2, 20],
    [24, 1],
    [0.5, 50],
    [10, 5],
  ])('at %d pixels a pixel has a round step of %d', (scale, step) => expect(gridStep(scale)).toBeCloseTo(step));
});

/** Draws everything a tenth to the right. */
const right: Draw = ({ x, y }, but, also) => ({
  on: { x: x + 0.1, y },
  guides: [...but, ...also].map(() => ({ from: { x, y }, to: { x, y } })),
});
const press: Press = { at: { x: 1, y: 1 }, on: { x: 0.5, y: 0.5 }, scale: { x: 9, y: 9 }, pin: null, pointer: 1 };
const steady = (state: State, tool: Tool) =>
  steadied(state, press, { tool, selection: new Set(), editable: true, grabs: false }, right);

describe('a hand', () => {
  it.each<[Tool, boolean]>([
    ['look', false],
    ['select', false],
    ['area', false],
    ['copy', false],
    ['place', true],
    ['row', true],
    ['grid', true],
    ['line', true],
  ])('with the tool %s is drawn before it presses: %s', (tool, drawn) => {
    const { press: steadyPress, aim } = steady(idle, tool);
    expect(steadyPress.on.x).toBeCloseTo(drawn ? 0.6 : 0.5);
    expect(aim.on).toEqual(steadyPress.on);
  });

  it('that moves pins has the one it holds drawn, not itself', () => {
    const moving: State = {
      ...{ is: 'moving-pins', pointer: 1, ids: new Set(['a']), to: press.on },
      ...{ held: { x: 0.21, y: 0.2 }, from: { x: 0.2, y: 0.2 } },
    };
    const { press: steadyPress, aim } = steady(moving, 'look');
    expect(aim.on.x).toBeCloseTo(0.21 + 0.3 + 0.1);
    expect(steadyPress.on.x).toBeCloseTo(0.6);
    expect(aim.guides).toHaveLength(1);
  });

  it('that draws a line or a row is drawn by where that began', () => {
    const corners = [
      { x: 0.1, y: 0.1 },
      { x: 0.2, y: 0.2 },
    ];
    expect(steady({ is: 'drawing-line', corners, to: press.on, press: null }, 'line').aim.guides).toHaveLength(2);
    const row: State = { is: 'placing-run', from: press.on, to: press.on, press: null };
    expect(steady(row, 'row').aim.guides).toHaveLength(1);
  });

  it('that pans is let be', () => {
    const panning: State = { is: 'panning', pointer: 1, at: press.at, then: idle };
    expect(steady(panning, 'place').press.on).toEqual(press.on);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { reframePlan, replacePlan, scalePlan } from '../../../electron/domain/edits.ts';
import type { EventDraft } from '../../../electron/domain/events.ts';
import type { Result } from '../../../electron/domain/failures.ts';
import { framedAgain, inFrame, wholeCut, type PlanFrame, type Turns } from '../../../electron/domain/plan-frame.ts';
import { SiteInTest } from '../../support/site/story.ts';

const picture = { blob: 'b', mediaType: 'image/png', width: 200, height: 100 };
const turnedOnce: PlanFrame = { turns: 1, cut: wholeCut };
const leftHalf: PlanFrame = { turns: 0, cut: { left: 0, top: 0, width: 0.5, height: 1 } };

/** A plan with one socket on it, and a room around that. */
function site(): SiteInTest {
  const made = new SiteInTest(1);
  made.add('plan.imported', { planId: 'p1', locationId: 'l1', name: 'Plan', ...picture, tiles: 't', revision: '1' });
  made.add('socket.moved', { socketId: 's1', planId: 'p1', position: { x: 0.25, y: 0.1 }, areaId: 'a1', was: null });
  const outline = [
    { x: 0, y: 0 },
    { x: 0.8, y: 0 },
    { x: 0.8, y: 0.5 },
  ];
  made.add('area.outlined', { areaId: 'a1', planId: 'p1', name: 'Room', outline });
  return made;
}

/** As one act. */
function does(made: SiteInTest, drafts: Result<readonly EventDraft[]>): void {
  if (!drafts.ok) throw new Error(drafts.failure.code);
  for (const draft of drafts.value) made.write(draft);
}
const plan = (made: SiteInTest) => made.state.plans.get('p1')!;

describe('a scale', () => {
  it('is told by two places and how far apart they are, whichever way they lie', () => {
    const made = site();
    // 0.5 of the width, which is 100 pixels, and as many down.
    does(made, scalePlan(made.state, { planId: 'p1', from: { x: 0, y: 0 }, to: { x: 0.5, y: 0 }, metres: 10 }));
    expect(plan(made).metresWide).toBe(20);
    does(made, scalePlan(made.state, { planId: 'p1', from: { x: 0, y: 0 }, to: { x: 0, y: 1 }, metres: 15 }));
    expect(plan(made).metresWide).toBe(30);
  });
  it('of two places that are the same is refused', () => {
    const made = site();
    const at = { x: 0.5, y: 0.5 };
    expect(scalePlan(made.state, { planId: 'p1', from: at, to: at, metres: 1 })).toMatchObject({
      failure: { code: 'plans.scale-too-short' },
    });
  });
  it('holds for a newer revision, however many pixels that has', () => {
    const made = site();
    does(made, scalePlan(made.state, { planId: 'p1', from: { x: 0, y: 0 }, to: { x: 1, y: 0 }, metres: 40 }));
    does(made, replacePlan(made.state, { planId: 'p1', ...picture, width: 400, blob: 'c', revision: '2' }));
    expect(plan(made).metresWide).toBe(40);
  });
});

describe('a turn', () => {
  it('takes pins, areas and scale along', () => {
    const made = site();
    does(made, scalePlan(made.state, { planId: 'p1', from: { x: 0, y: 0 }, to: { x: 1, y: 0 }, metres: 40 }));
    const shown = { ...picture, width: 100, height: 200, blob: 'turned' };
    does(made, reframePlan(made.state, { planId: 'p1', frame: turnedOnce, ...shown }));
    expect(made.socket('s1')).toMatchObject({ position: { x: 0.9, y: 0.25 }, areaId: 'a1' });
    expect(made.state.areas.get('a1')!.outline[1]).toEqual({ x: 1, y: 0.8 });
    expect(plan(made)).toMatchObject({
      blob: 'turned',
      width: 100,
      revision: '1',
      metresWide: 20,
      tiles: null,
      before: null,
    });
  });
  it('is taken back whole', () => {
    const made = site();
    const drafts = reframePlan(made.state, { planId: 'p1', frame: turnedOnce, ...picture });
    if (!drafts.ok) throw new Error();
    for (const event of drafts.value.map((draft) => made.write(draft))) made.undo(event);
    expect(made.socket('s1').position).toEqual({ x: 0.25, y: 0.1 });
    expect(plan(made).tiles).toBe('t');
  });
});

describe('a cut', () => {
  it('leaves what stands on the rest where it was', () => {
    const made = site();
    does(made, reframePlan(made.state, { planId: 'p1', frame: leftHalf, ...picture, width: 100 }));
    expect(made.socket('s1').position).toEqual({ x: 0.5, y: 0.1 });
    expect(made.state.areas.get('a1')!.outline[1]).toEqual({ x: 1, y: 0 });
  });
  it('that would take a socket with it is refused', () => {
    const made = site();
    const rightHalf: PlanFrame = { turns: 0, cut: { left: 0.5, top: 0, width: 0.5, height: 1 } };
    expect(reframePlan(made.state, { planId: 'p1', frame: rightHalf, ...picture })).toMatchObject({
      failure: { code: 'plans.pins-cut-off', params: { count: 1 } },
    });
  });
  it('takes the areas with it that lie on nothing else', () => {
    const made = site();
    const below: PlanFrame = { turns: 0, cut: { left: 0, top: 0.6, width: 1, height: 0.4 } };
    made.add('socket.moved', { socketId: 's1', planId: null, position: null, areaId: null, was: null });
    does(made, reframePlan(made.state, { planId: 'p1', frame: below, ...picture }));
    expect(made.state.areas.get('a1')!.removed).toBe(true);
  });
});

describe('a newer revision', () => {
  it('remembers the one before, until the sheet is turned', () => {
    const made = site();
    does(made, replacePlan(made.state, { planId: 'p1', ...picture, blob: 'c', tiles: 'u', revision: '2' }));
    expect(plan(made)).toMatchObject({ tiles: 'u', before: { blob: 'b', tiles: 't', revision: '1' } });
    does(made, reframePlan(made.state, { planId: 'p1', frame: turnedOnce, ...picture }));
    expect(plan(made).before).toBeNull();
  });
});

describe('a frame', () => {
  const turns = fc.constantFrom<Turns[]>(0, 1, 2, 3);
  const share = fc.double({ min: 0, max: 0.5, noNaN: true });
  const frame = fc.record({
    turns,
    cut: fc.record({
      left: share,
      top: share,
      width: fc.constant(0.5),
      height: fc.double({ min: 0.1, max: 0.5, noNaN: true }),
    }),
  });
  const point = fc.record({ x: share, y: share });
  it('of a frame is one frame', () => {
    fc.assert(
      fc.property(frame, frame, point, (first, then, at) => {
        const [one, other] = [inFrame(inFrame(at, first), then), inFrame(at, framedAgain(first, then))];
        expect(other.x).toBeCloseTo(one.x, 6);
        expect(other.y).toBeCloseTo(one.y, 6);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';

import * as edits from '../../../electron/domain/edits.ts';
import { areaAt, isInside } from '../../../electron/domain/outline.ts';
import type { Point } from '../../../electron/domain/units.ts';
import { SiteInTest } from '../../support/site/story.ts';

const square = (from: number, to: number): Point[] => [
  { x: from, y: from },
  { x: to, y: from },
  { x: to, y: to },
  { x: from, y: to },
];
/** An L: the upper right quarter is missing. */
const bent: Point[] = [
  { x: 0, y: 0 },
  { x: 0.5, y: 0 },
  { x: 0.5, y: 0.5 },
  { x: 1, y: 0.5 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];

describe('a place and an outline', () => {
  it.each([
    [square(0.2, 0.8), { x: 0.5, y: 0.5 }, true],
    [square(0.2, 0.8), { x: 0.1, y: 0.5 }, false],
    [square(0.2, 0.8), { x: 0.5, y: 0.9 }, false],
    [bent, { x: 0.25, y: 0.25 }, true],
    [bent, { x: 0.75, y: 0.25 }, false],
    [bent, { x: 0.75, y: 0.75 }, true],
    [[], { x: 0.5, y: 0.5 }, false],
    [square(0, 1).slice(0, 2), { x: 0.5, y: 0.5 }, false],
  ])('%j holds %j: %s', (outline, at, inside) => expect(isInside(outline, at)).toBe(inside));

  it('a room within a zone wins', () => {
    const [zone, room] = [{ outline: square(0, 1) }, { outline: square(0.4, 0.6) }];
    expect(areaAt([zone, room], { x: 0.5, y: 0.5 })).toBe(room);
    expect(areaAt([room, zone], { x: 0.1, y: 0.1 })).toBe(zone);
    expect(areaAt([zone, room], { x: 1.5, y: 0.5 })).toBeNull();
  });
});

describe('outlining an area', () => {
  const picture = { blob: 'b', mediaType: 'image/png', width: 2, height: 1, revision: 'A' };

  function site(): SiteInTest {
    const made = new SiteInTest(3);
    made.add('plan.imported', { planId: 'p1', locationId: 'l1', name: 'Plan', ...picture });
    for (const [socketId, x] of [
      ['s1', 0.3],
      ['s2', 0.7],
    ] as const) {
      made.add('socket.moved', { socketId, planId: 'p1', position: { x, y: 0.5 }, was: null });
    }
    return made;
  }
  const outlined = (made: SiteInTest, outline: Point[], areaId?: string): void => {
    const what = { planId: 'p1', name: 'R', outline, ...(areaId ? { areaId } : {}) };
    const drafts = edits.outlineArea(made.state, what, () => 'a1');
    if (!drafts.ok) throw new Error(drafts.failure.code);
    for (const draft of drafts.value) made.write(draft);
  };

  it('takes in the sockets that stand in it, where they stand', () => {
    const made = site();
    outlined(made, square(0.2, 0.6));
    expect([made.socket('s1').areaId, made.socket('s2').areaId, made.socket('s3').areaId]).toEqual(['a1', null, null]);
    expect(made.socket('s1').position).toEqual({ x: 0.3, y: 0.5 });
  });

  it('outlined anew lets go of those that no longer stand in it', () => {
    const made = site();
    outlined(made, square(0.2, 0.6));
    outlined(made, square(0.4, 0.8), 'a1');
    expect([made.socket('s1').areaId, made.socket('s2').areaId]).toEqual([null, 'a1']);
  });
});

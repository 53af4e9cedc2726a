// Decides which pins are drawn as one crowd when a plan is so far away that they lie on one another: neighbours around one of
// them, told by their count and the worst of their verdicts. It depends on how near the plan is, never on what of it is in view,
// so that crowds stand still while it is panned. Pure.

import type { Point } from '../../../../../electron/domain/units.ts';
import type { Verdict } from '../../../../../electron/domain/verdict.ts';
import type { Box, PinSet } from './pin-set.ts';

export interface Crowd {
  /** In the middle of most of its members, in pixels of the picture. */
  readonly at: Point;
  /** Indices of pins. One alone is no crowd: it is drawn as what it is. */
  readonly members: readonly number[];
  /** Around its members. */
  readonly box: Box;
}

/** A neighbour is nearer than this, in pixels of the view: the smallest signs lie on one another. */
const tooNear = 5;
/** How far around one of them its crowd reaches, in pixels of the view. */
const reach = 36;
/** What the sign of a crowd takes, in pixels of the view: no other begins there. */
const sign = { width: 62, height: 30 } as const;

export const isCrowded = (pins: PinSet, scale: number): boolean => pins.ids.length > 1 && pins.gap * scale < tooNear;

/** Scales between two of these have the same crowds, those of the smaller one. */
export const crowdStep = (scale: number): number => Math.floor(Math.log2(scale) * 2);

/** `counts`: those that are looked for; the others are in no crowd. */
export function crowdsOf(pins: PinSet, step: number, counts: (index: number) => boolean): readonly Crowd[] {
  const scale = 2 ** (step / 2);
  const around = reach / scale;
  const taken = new Uint8Array(pins.ids.length);
  const crowds: Crowd[] = [];
  for (let index = 0; index < taken.length; index += 1) {
    if (taken[index] === 1 || !counts(index)) continue;
    const [x, y] = [pins.xs[index] ?? 0, pins.ys[index] ?? 0];
    const near = pins.within({ left: x - around, right: x + around, top: y - around, bottom: y + around });
    const members = near.filter((each) => taken[each] === 0 && counts(each));
    for (const each of members) taken[each] = 1;
    crowds.push(crowdOf(pins, members));
  }
  return apart(crowds, { width: sign.width / scale, height: sign.height / scale });
}

/** Signs that would lie on one another are one: the smaller joins the larger. */
function apart(
  crowds: readonly Crowd[],
  { width, height }: { readonly width: number; readonly height: number },
): Crowd[] {
  const standing: Crowd[] = [];
  for (const crowd of [...crowds].sort((a, b) => b.members.length - a.members.length)) {
    const { x, y } = crowd.at;
    const at = standing.findIndex(({ at: other }) => Math.abs(other.x - x) < width && Math.abs(other.y - y) < height);
    const there = standing[at];
    if (there) standing[at] = joined(there, crowd);
    else standing.push(crowd);
  }
  return standing;
}

function joined({ at, members, box }: Crowd, other: Crowd): Crowd {
  const { left, top, right, bottom } = other.box;
  return {
    at,
    members: [...members, ...other.members],
    box: {
      left: Math.min(box.left, left),
      top: Math.min(box.top, top),
      right: Math.max(box.right, right),
      bottom: Math.max(box.bottom, bottom),
    },
  };
}

function crowdOf({ xs, ys }: PinSet, members: readonly number[]): Crowd {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const sum = { x: 0, y: 0 };
  for (const index of members) {
    const [x, y] = [xs[index] ?? 0, ys[index] ?? 0];
    [box.left, box.right] = [Math.min(box.left, x), Math.max(box.right, x)];
    [box.top, box.bottom] = [Math.min(box.top, y), Math.max(box.bottom, y)];
    [sum.x, sum.y] = [sum.x + x, sum.y + y];
  }
  return { at: { x: sum.x / members.length, y: sum.y / members.length }, members, box };
}

/** The crowd whose sign is nearest, within a distance in pixels of the picture; one alone is none. */
export function crowdAt(crowds: readonly Crowd[], { x, y }: Point, within: number): Crowd | null {
  let [found, least]: [Crowd | null, number] = [null, within];
  for (const crowd of crowds) {
    const far = crowd.members.length > 1 ? Math.hypot(crowd.at.x - x, crowd.at.y - y) : Infinity;
    if (far <= least) [found, least] = [crowd, far];
  }
  return found;
}

/** What needs somebody comes first; passed is only what has passed to the last. */
const worstFirst: readonly Verdict[] = ['fail', 'marginal', 'stale', 'deferred', 'untested', 'pass'];
const badness = Object.fromEntries(worstFirst.map((verdict, at) => [verdict, at])) as Readonly<Record<Verdict, number>>;

export const worseOf = (one: Verdict, other: Verdict): Verdict => (badness[other] < badness[one] ? other : one);

// The sockets of one plan as its canvas needs them: places in pixels of the picture, short labels, and an index that finds who
// stands where among ten thousand. Made anew when sockets change; pure.

import Flatbush from 'flatbush';

import type { SocketsView } from '../../../../../electron/contract/site-views.ts';
import type { Point } from '../../../../../electron/domain/units.ts';
import type { Size } from '../camera.ts';
import { sharedPrefix, shortLabel } from '../numbering.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PinSet {
  readonly ids: readonly string[];
  /** Without what all of them begin with; short enough to be written. */
  readonly labels: readonly string[];
  /** In pixels of the picture, as all places here. */
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** How far a pin usually is from its neighbour. */
  readonly gap: number;
  indexOf(socketId: string): number;
  /** The nearest one within a distance; -1: none. */
  nearest(at: Point, within: number, counts?: (index: number) => boolean): number;
  /** In ascending order, so that what lies above is always the same. */
  within(box: Box): readonly number[];
  /** Does anybody else stand there? */
  isTaken(box: Box, but: number): boolean;
}

/** How many are asked for their neighbour: enough for a median. */
const asked = 200;

export function pinSet(sockets: SocketsView | null, plan: Size & { readonly id: string }): PinSet {
  const here = placedOn(sockets, plan.id);
  const [ids, xs, ys] = [here.map(({ id }) => id), new Float64Array(here.length), new Float64Array(here.length)];
  for (const [index, { x, y }] of here.entries()) [xs[index], ys[index]] = [x * plan.width, y * plan.height];
  const start = sharedPrefix(here.map(({ label }) => label)).length;
  const labels = here.map(({ label }) => shortLabel(label, start));
  const index = indexed(xs, ys);
  const places = new Map(ids.map((id, place) => [id, place]));
  return {
    ids,
    labels,
    xs,
    ys,
    gap: usualGap(index, xs, ys) ?? Math.max(plan.width, plan.height) / 8,
    indexOf: (socketId) => places.get(socketId) ?? -1,
    nearest: (at, within, counts) => index?.neighbors(at.x, at.y, 1, within, counts)[0] ?? -1,
    within: ({ left, top, right, bottom }) => index?.search(left, top, right, bottom).sort((a, b) => a - b) ?? [],
    isTaken: ({ left, top, right, bottom }, but) =>
      index?.collides(left, top, right, bottom, (other) => other !== but) ?? false,
  };
}

interface Placed extends Point {
  readonly id: string;
  readonly label: string;
}

function placedOn(sockets: SocketsView | null, planId: string): readonly Placed[] {
  const here: Placed[] = [];
  for (const [index, id] of (sockets?.ids ?? []).entries()) {
    if (sockets?.planIds[index] !== planId) continue;
    const [x, y] = [sockets.xs[index] ?? null, sockets.ys[index] ?? null];
    if (x !== null && y !== null) here.push({ id, label: sockets.labels[index] ?? '', x, y });
  }
  return here;
}

function indexed(xs: Float64Array, ys: Float64Array): Flatbush | null {
  if (xs.length === 0) return null;
  const index = new Flatbush(xs.length);
  for (const [place, x] of xs.entries()) index.add(x, ys[place] ?? 0);
  index.finish();
  return index;
}

/** The median distance to the nearest other, of some; null for a single pin, or where all stand in one place. */
function usualGap(index: Flatbush | null, xs: Float64Array, ys: Float64Array): number | null {
  const gaps: number[] = [];
  const step = Math.max(1, Math.floor(xs.length / asked));
  for (let place = 0; index && place < xs.length; place += step) {
    const [x, y] = [xs[place] ?? 0, ys[place] ?? 0];
    const other = index.neighbors(x, y, 1, Infinity, (one) => xs[one] !== x || ys[one] !== y)[0];
    if (other !== undefined) gaps.push(Math.hypot((xs[other] ?? 0) - x, (ys[other] ?? 0) - y));
  }
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? null;
}

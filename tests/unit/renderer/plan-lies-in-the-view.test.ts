import { describe, expect, it } from 'vitest';

import {
  between,
  centred,
  fit,
  isInView,
  pan,
  toPlan,
  toView,
  zoom,
  type Camera,
} from '../../../renderer/src/features/plan/camera.ts';

const picture = { width: 4000, height: 3000 };
const view = { width: 1000, height: 700 };

describe('the plan in the view', () => {
  it('fits whole, in the middle', () => {
    const camera = fit(picture, view);
    const [topLeft, bottomRight] = [toView(camera, { x: 0, y: 0 }, picture), toView(camera, { x: 1, y: 1 }, picture)];
    expect(topLeft.y).toBeCloseTo(24);
    expect(bottomRight.y).toBeCloseTo(676);
    expect(topLeft.x + bottomRight.x).toBeCloseTo(1000);
  });

  it('keeps what is under the pointer there while it zooms', () => {
    const at = { x: 320, y: 210 };
    const camera = fit(picture, view);
    const under = toPlan(camera, at, picture);
    const nearer = zoom(camera, 3, at, picture, view);
    expect(nearer.scale).toBeCloseTo(camera.scale * 3);
    const now = toView(nearer, under, picture);
    expect(now.x).toBeCloseTo(at.x);
    expect(now.y).toBeCloseTo(at.y);
  });

  it('is never lost: neither too small, too large, nor out of view', () => {
    let camera: Camera = fit(picture, view);
    for (let step = 0; step < 50; step += 1) camera = zoom(camera, 0.5, { x: 0, y: 0 }, picture, view);
    expect(camera.scale).toBeCloseTo(fit(picture, view).scale / 2);
    for (let step = 0; step < 50; step += 1) camera = zoom(camera, 2, { x: 0, y: 0 }, picture, view);
    expect(camera.scale).toBe(16);
    camera = pan(camera, -1e9, 1e9, picture, view);
    expect(camera.x + picture.width * camera.scale).toBe(48);
    expect(camera.y).toBe(view.height - 48);
  });

  it('stands a view without a size, and goes there and back', () => {
    expect(fit(picture, { width: 0, height: 0 }).scale).toBe(1);
    const camera = fit(picture, view);
    const there = toPlan(camera, toView(camera, { x: 0.25, y: 0.75 }, picture), picture);
    expect(there.x).toBeCloseTo(0.25);
    expect(there.y).toBeCloseTo(0.75);
  });

  it('is brought to a place, near enough to be told from its neighbours', () => {
    const on = { x: 0.9, y: 0.1 };
    const camera = centred(fit(picture, view), on, picture, view, 0.5);
    expect(camera.scale).toBe(0.5);
    expect(toView(camera, on, picture)).toEqual({ x: 500, y: 350 });
    expect(centred(camera, on, picture, view, 0.1).scale).toBe(0.5);
  });

  it('is left alone where the place is in view, and not where it is at the edge', () => {
    const camera = { scale: 1, x: -1_000, y: -1_000 };
    expect(isInView(camera, { x: 0.375, y: 0.45 }, picture, view)).toBe(true);
    expect(isInView(camera, { x: 0.26, y: 0.45 }, picture, view)).toBe(false);
    expect(isInView(camera, { x: 0.9, y: 0.45 }, picture, view)).toBe(false);
  });

  it('goes there fast and arrives slowly', () => {
    const [here, there] = [
      { scale: 1, x: 0, y: 0 },
      { scale: 2, x: 100, y: -100 },
    ];
    expect(between(here, there, 0)).toEqual(here);
    expect(between(here, there, 1)).toEqual(there);
    expect(between(here, there, 2)).toEqual(there);
    expect(between(here, there, 0.5).x).toBeGreaterThan(50);
  });
});

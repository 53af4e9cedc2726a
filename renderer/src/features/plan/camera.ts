// Where the plan lies in the view: one scale, one offset. Pure. `at` places are fractions of the picture.

import type { Point } from '../../../../electron/domain/units.ts';

export interface Camera {
  /** View pixels a picture pixel. */
  readonly scale: number;
  /** The picture's top left, in view pixels. */
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const most = 16;
const margin = 24;

/** The whole picture, with a margin. */
export function fit(picture: Size, view: Size): Camera {
  const scale = Math.min((view.width - 2 * margin) / picture.width, (view.height - 2 * margin) / picture.height);
  const sane = Number.isFinite(scale) && scale > 0 ? scale : 1;
  return {
    scale: sane,
    x: (view.width - picture.width * sane) / 2,
    y: (view.height - picture.height * sane) / 2,
  };
}

/** What is under `at` (view pixels) stays there. Never smaller than half of what fits. */
export function zoom(camera: Camera, factor: number, at: Point, picture: Size, view: Size): Camera {
  const least = fit(picture, view).scale / 2;
  const scale = Math.min(most, Math.max(least, camera.scale * factor));
  const ratio = scale / camera.scale;
  return { scale, x: at.x - (at.x - camera.x) * ratio, y: at.y - (at.y - camera.y) * ratio };
}

/** A piece of the picture always stays in view. */
export function pan(camera: Camera, dx: number, dy: number, picture: Size, view: Size): Camera {
  const [width, height] = [picture.width * camera.scale, picture.height * camera.scale];
  const held = (value: number, size: number, room: number): number => Math.min(room - 48, Math.max(48 - size, value));
  return { ...camera, x: held(camera.x + dx, width, view.width), y: held(camera.y + dy, height, view.height) };
}

export const toView = ({ scale, x, y }: Camera, at: Point, picture: Size): Point => ({
  x: x + at.x * picture.width * scale,
  y: y + at.y * picture.height * scale,
});

export const toPlan = ({ scale, x, y }: Camera, at: Point, picture: Size): Point => ({
  x: (at.x - x) / (picture.width * scale),
  y: (at.y - y) / (picture.height * scale),
});

/** In the middle of the view, at this scale or nearer. */
export function centred(camera: Camera, on: Point, picture: Size, view: Size, leastScale = 0): Camera {
  const scale = Math.min(most, Math.max(camera.scale, leastScale));
  return {
    scale,
    x: view.width / 2 - on.x * picture.width * scale,
    y: view.height / 2 - on.y * picture.height * scale,
  };
}

/** How near a part of the picture (in its pixels) fills the view, well inside it. */
export const scaleOf = (part: Size, view: Size): number =>
  0.6 * Math.min(view.width / Math.max(1, part.width), view.height / Math.max(1, part.height));

/** A share of the view at each edge where what matters is not left standing. */
const edge = 0.15;

/** Is it in view, and not at its edge? */
export function isInView(camera: Camera, on: Point, picture: Size, view: Size): boolean {
  const { x, y } = toView(camera, on, picture);
  const [wide, high] = [view.width * edge, view.height * edge];
  return x >= wide && x <= view.width - wide && y >= high && y <= view.height - high;
}

/** Between two cameras, `share` 0..1 of the way: fast first. */
export function between(from: Camera, to: Camera, share: number): Camera {
  const way = 1 - (1 - Math.min(1, Math.max(0, share))) ** 3;
  const mixed = (a: number, b: number): number => a + (b - a) * way;
  return { scale: mixed(from.scale, to.scale), x: mixed(from.x, to.x), y: mixed(from.y, to.y) };
}

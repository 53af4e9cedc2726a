// What draws a hand that places or moves sockets, as the view stands now: neighbours and the grid, from pixels of the view to
// fractions of the picture and back.

import { computed, type ComputedRef } from 'vue';

import type { Point } from '../../../../../electron/domain/units.ts';
import type { Camera, Size } from '../camera.ts';
import type { Draw } from '../input/steady.ts';
import { gridStep, snapped, type Snap } from '../snapping.ts';
import type { PinSet } from './pin-set.ts';

/** How near a line draws, in pixels of the view: less than a hand means by aiming beside it. */
const reach = 6;

interface Seen {
  readonly snap: () => Snap;
  readonly plan: () => Size;
  readonly pins: () => PinSet;
  readonly camera: () => Camera;
  readonly size: () => Size;
}

export function useDraw({ snap, plan, pins, camera, size }: Seen): {
  draw: Draw;
  /** The grid's step in fractions of the picture, while it draws. */
  step: ComputedRef<Point | null>;
} {
  const draw: Draw = (on, but, also) => {
    if (snap() === 'off') return { on, guides: [] };
    const [{ width, height }, { scale, x, y }, view] = [plan(), camera(), size()];
    const inPixels = (at: Point): Point => ({ x: at.x * width, y: at.y * height });
    const asFraction = (at: Point): Point => ({ x: at.x / width, y: at.y / height });
    const { at, guides } = snapped(inPixels(on), {
      ...{ pins: pins(), but, also: also.map(inPixels), reach: reach / scale },
      view: { left: -x / scale, top: -y / scale, right: (view.width - x) / scale, bottom: (view.height - y) / scale },
      step: snap() === 'grid' ? gridStep(scale) : null,
    });
    return {
      on: asFraction(at),
      guides: guides.map(({ from, to }) => ({ from: asFraction(from), to: asFraction(to) })),
    };
  };
  const step = computed(() => {
    if (snap() !== 'grid') return null;
    const each = gridStep(camera().scale);
    return { x: each / plan().width, y: each / plan().height };
  });
  return { draw, step };
}

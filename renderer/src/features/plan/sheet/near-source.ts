// Draws a plan anew, nearer than its tiles go, from the drawing that they were made from.

import { framedSize, type SheetSize } from '../../../../../electron/domain/plan-frame.ts';
import type { PlanSource } from '../../../../../electron/domain/plan-tiles.ts';
import type { NearDrawing } from '../canvas/tiled-picture.ts';
import { openKept } from './kept-source.ts';
import { framedPixels } from './pyramid.ts';

/** `largest`: the size of the largest level, in pixels. Null: the drawing is not there, or can't be opened. */
export async function openNear(source: PlanSource, largest: SheetSize): Promise<NearDrawing<ImageBitmap> | null> {
  const opened = await openKept(source);
  if (!opened.ok) return null;
  const { size, draw, thread, close } = opened.value;
  const { frame, layers = null } = source;
  const scale = largest.width / framedSize(size, frame).width;
  return {
    close,
    async draw(part, times) {
      const origin = framedPixels(size, frame, scale * times);
      const cutting = { ...part, turns: frame.turns, scale: scale * times, x: part.x + origin.x, y: part.y + origin.y };
      if (draw) return draw(cutting);
      const cut = await thread.ask('cut', { cutting, layers });
      return cut.ok ? cut.value : null;
    },
  };
}

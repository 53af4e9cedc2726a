// Draws parts of an SVG, sharp at every scale: by an image element, which runs no script and loads nothing. Only a page can.

import type { SheetSize } from '../../../../../electron/domain/plan-frame.ts';
import type { Draws } from './sheet-thread.ts';
import { matrixOf } from './pyramid.ts';

export interface PageDrawing {
  readonly size: SheetSize;
  readonly draw: Draws;
  readonly close: () => void;
}

/** Null: it can't be drawn. */
export async function openSvg(file: Blob, size: SheetSize): Promise<PageDrawing | null> {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([file], { type: 'image/svg+xml' }));
  const close = (): void => URL.revokeObjectURL(image.src);
  try {
    await image.decode();
  } catch {
    close();
    return null;
  }
  return {
    size,
    close,
    async draw(cutting) {
      // The page gets a turn between two parts.
      await new Promise((resolve) => window.setTimeout(resolve));
      const canvas = new OffscreenCanvas(cutting.width, cutting.height);
      const context = canvas.getContext('2d', { alpha: false });
      if (!context) return null;
      context.fillStyle = '#ffffff';
      context.fillRect(0, 0, cutting.width, cutting.height);
      context.setTransform(...matrixOf(size, cutting));
      context.drawImage(image, 0, 0, size.width, size.height);
      return canvas.transferToImageBitmap();
    },
  };
}

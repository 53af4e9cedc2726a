// A canvas without a page.

export interface Square {
  readonly canvas: OffscreenCanvas;
  readonly context: OffscreenCanvasRenderingContext2D;
}

/** In the machine's own memory: what is drawn here is read back at once. */
export function newSquare(width: number, height: number): Square {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (!context) throw new Error('no canvas to draw on');
  return { canvas, context };
}

/** A white sheet of that size: what is clear in a drawing is paper. */
export function whiten(
  { canvas, context }: Square,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
}

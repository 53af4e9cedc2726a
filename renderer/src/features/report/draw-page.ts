// Draws one page of a PDF on a canvas of its own, as sharp as the screen, and says what stands on it.

import type { PDFDocumentProxy } from 'pdfjs-dist';

import { scaleFor, type Room } from './page-scale.ts';

/** Null: it was not wanted any more before it was there. */
export async function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  room: Room,
  signal: AbortSignal,
): Promise<{ canvas: HTMLCanvasElement; words: string } | null> {
  const page = await pdf.getPage(number);
  if (signal.aborted) return null;
  const scale = scaleFor(page.getViewport({ scale: 1 }), room);
  const viewport = page.getViewport({ scale: scale * window.devicePixelRatio });
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.floor(viewport.width), Math.floor(viewport.height)];
  canvas.style.width = `${Math.floor(canvas.width / window.devicePixelRatio)}px`;
  const task = page.render({ canvas, viewport });
  const cancel = (): void => task.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    await task.promise;
    const { items } = await page.getTextContent();
    const words = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    return signal.aborted ? null : { canvas, words };
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

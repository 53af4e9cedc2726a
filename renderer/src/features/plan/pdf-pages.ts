// Pages of a PDF as pictures: small ones to choose from, and one that is large enough to be a floor plan. The PDF is read in a
// thread of its own; drawing goes on in pieces between the frames.

import type { PDFDocumentProxy, PDFPageProxy, RenderTask } from 'pdfjs-dist';

import type { plansFailures } from '../../../../electron/domain/failures/plans.ts';
import { openPdf } from '../../app/pdf.ts';
import { drawnScale } from './pdf-scale.ts';

export interface PdfPlan {
  readonly pages: number;
  /** A picture of the page, `side` pixels at its longest; null: the page can't be drawn. */
  thumbnail(page: number, side: number): Promise<HTMLCanvasElement | null>;
  /** As a PNG. Null: the page can't be drawn, or it was not wanted any more. */
  drawn(page: number, signal: AbortSignal): Promise<Blob | null>;
  close(): void;
}

type Refusal = Extract<keyof typeof plansFailures, 'plans.pdf-broken' | 'plans.pdf-locked'>;

export async function openPdfPlan(file: Blob): Promise<PdfPlan | Refusal> {
  try {
    const pdf = await openPdf(new Uint8Array(await file.arrayBuffer()));
    return planOf(pdf);
  } catch (cause) {
    return cause instanceof Error && cause.name === 'PasswordException' ? 'plans.pdf-locked' : 'plans.pdf-broken';
  }
}

function planOf(pdf: PDFDocumentProxy): PdfPlan {
  // One after the other: a hundred thumbnails at once would be a hundred canvases.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(draw: () => Promise<T>): Promise<T> => {
    const mine = last.then(draw, draw);
    last = mine.catch(() => null);
    return mine;
  };
  return {
    pages: pdf.numPages,
    thumbnail: (number, side) =>
      inTurn(() =>
        canvasOf(pdf, number, ({ width, height }) => side / Math.max(width, height), new AbortController().signal),
      ),
    drawn: (number, signal) =>
      inTurn(async () => {
        const canvas = await canvasOf(pdf, number, drawnScale, signal);
        if (!canvas) return null;
        const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
        // What a canvas holds is given back at once, not when somebody gets round to it.
        canvas.width = canvas.height = 0;
        return blob;
      }),
    close: () => void pdf.loadingTask.destroy(),
  };
}

async function canvasOf(
  pdf: PDFDocumentProxy,
  number: number,
  scaleOf: (size: { width: number; height: number }) => number,
  signal: AbortSignal,
): Promise<HTMLCanvasElement | null> {
  let task: RenderTask | null = null;
  const cancel = (): void => task?.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const page: PDFPageProxy = await pdf.getPage(number);
    if (signal.aborted) return null;
    const viewport = page.getViewport({ scale: scaleOf(page.getViewport({ scale: 1 })) });
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height))];
    task = page.render({ canvas, viewport, background: '#ffffff' });
    await task.promise;
    page.cleanup();
    return canvas;
  } catch {
    return null;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

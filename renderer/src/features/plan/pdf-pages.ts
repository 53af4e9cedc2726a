// Pages of a PDF: small pictures to choose from, and a page that a floor plan is drawn from. The PDF is read and drawn in threads of
// its own.

import type { PDFDocumentProxy } from 'pdfjs-dist';

import type { plansFailures } from '../../../../electron/domain/failures/plans.ts';
import { openPdf } from '../../app/pdf.ts';
import { openPage } from './sheet/pdf-drawing.ts';
import type { PageDrawing } from './sheet/svg-drawing.ts';

export interface PdfPlan {
  readonly pages: number;
  /** A picture of the page, `side` pixels at its longest; null: the page can't be drawn. */
  thumbnail(page: number, side: number): Promise<HTMLCanvasElement | null>;
  /** To be drawn from. Null: the page can't be drawn. */
  open(page: number): Promise<PageDrawing | null>;
  close(): void;
}

type Refusal = Extract<keyof typeof plansFailures, 'plans.pdf-broken' | 'plans.pdf-blank' | 'plans.pdf-locked'>;

export async function openPdfPlan(file: Blob): Promise<PdfPlan | Refusal> {
  try {
    const pdf = await openPdf(new Uint8Array(await file.arrayBuffer()));
    if (pdf.numPages > 0) return planOf(pdf);
    await pdf.loadingTask.destroy();
    return 'plans.pdf-blank';
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
    thumbnail: (number, side) => inTurn(() => canvasOf(pdf, number, side)),
    open: (number) => inTurn(() => openPage(pdf, number)),
    close: () => void pdf.loadingTask.destroy(),
  };
}

async function canvasOf(pdf: PDFDocumentProxy, number: number, side: number): Promise<HTMLCanvasElement | null> {
  try {
    const page = await pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: side / Math.max(width, height) });
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height))];
    await page.render({ canvas, viewport, background: '#ffffff' }).promise;
    page.cleanup();
    return canvas;
  } catch {
    return null;
  }
}

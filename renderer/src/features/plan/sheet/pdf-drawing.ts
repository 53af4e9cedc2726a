// Draws parts of a PDF's page, sharp at every scale. Reading and drawing go on in the library's own threads; of a part only what
// reaches into it is drawn.

import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';

import type { PageDrawing } from './svg-drawing.ts';
import { partOf, type Cutting } from './pyramid.ts';

/** Of the library's `BBoxReader`: where on the page each operation draws, in fractions of it. */
interface Reaches {
  isEmpty(index: number): boolean;
  minX(index: number): number;
  minY(index: number): number;
  maxX(index: number): number;
  maxY(index: number): number;
}

/** What reaches where is found out on a small picture of the page, of so many pixels. */
const smallSide = 512;

/** Null: there is no such page, or it can't be drawn. One unit is 1/72 inch. */
export async function openPage(pdf: PDFDocumentProxy, number: number): Promise<PageDrawing | null> {
  try {
    const page = await pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const scale = smallSide / Math.max(width, height);
    const small = {
      turns: 0,
      scale,
      x: 0,
      y: 0,
      width: Math.ceil(width * scale),
      height: Math.ceil(height * scale),
    } as const;
    (await drawn(page, small)).close();
    return { size: { width, height }, draw: (cutting) => drawn(page, cutting), close: () => void page.cleanup() };
  } catch {
    return null;
  }
}

async function drawn(page: PDFPageProxy, cutting: Cutting): Promise<ImageBitmap> {
  const { turns, scale, x, y, width, height } = cutting;
  const viewport = page.getViewport({ scale, rotation: (page.rotate + 90 * turns) % 360, offsetX: -x, offsetY: -y });
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const reaches = page.recordedBBoxes as Reaches | null;
  try {
    await page.render({
      ...{ canvas, viewport, background: '#ffffff', recordOperations: true },
      ...(reaches ? { operationsFilter: reachingInto(page, reaches, cutting) } : {}),
    }).promise;
    return await createImageBitmap(canvas);
  } finally {
    // What a canvas holds is given back at once, not when somebody gets round to it.
    canvas.width = canvas.height = 0;
  }
}

function reachingInto(page: PDFPageProxy, reaches: Reaches, cutting: Cutting): (index: number) => boolean {
  const size = page.getViewport({ scale: 1 });
  const part = partOf(size, cutting);
  const [left, right] = [part.x / size.width, (part.x + part.width) / size.width];
  const [top, bottom] = [part.y / size.height, (part.y + part.height) / size.height];
  return (index) =>
    !reaches.isEmpty(index) &&
    reaches.minX(index) <= right &&
    reaches.maxX(index) >= left &&
    reaches.minY(index) <= bottom &&
    reaches.maxY(index) >= top;
}

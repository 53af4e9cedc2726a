// The thread that makes sheets of floor plans: decodes, cuts, shrinks and packs beside the page, which stays free. Asked through
// `SheetThread`; has one drawing, or lets the page draw.

import { makeSheet } from './making.ts';
import { cutPicture, openPicture } from './opened-picture.ts';
import type { Asked, MakeJob, MadeSheet, OpenedDrawing, ToPage, ToThread } from './protocol.ts';
import type { Cutting } from './pyramid.ts';
import { Refused } from './refused.ts';

interface Thread {
  postMessage(message: ToPage, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToThread>) => void): void;
}
const page = globalThis as unknown as Thread;

interface Drawing extends OpenedDrawing {
  cut(cutting: Cutting, layers: readonly string[] | null): ImageBitmap;
}

let drawing: Drawing | null = null;
let needs = 0;
const waiting = new Map<number, (bitmap: ImageBitmap | null) => void>();

page.addEventListener('message', ({ data }) => {
  if ('ask' in data) return void answer(data);
  waiting.get(data.drawn)?.(data.bitmap);
  waiting.delete(data.drawn);
});

async function answer(asked: Asked): Promise<void> {
  const { id: re } = asked;
  try {
    const value = await answered(asked);
    page.postMessage({ re, answer: value }, value instanceof ImageBitmap ? [value] : []);
  } catch (cause) {
    // What a canvas or a decoder throws is want of memory: what can be wrong with a file has been looked at.
    page.postMessage({ re, refusal: cause instanceof Refused ? cause.refusal : { code: 'plans.not-prepared' } });
  }
}

async function answered(asked: Asked): Promise<OpenedDrawing | ImageBitmap | MadeSheet> {
  switch (asked.ask) {
    case 'open': {
      drawing = asked.given.kind === 'dxf' ? await openedDxf(asked.given.file) : await openedPicture(asked.given.file);
      const { size, layers, metresWide } = drawing;
      return { size, layers, metresWide };
    }
    case 'cut':
      return cut(asked.given.cutting, asked.given.layers);
    case 'make':
      return make(asked.given);
  }
}

function cut(cutting: Cutting, layers: readonly string[] | null): ImageBitmap {
  if (!drawing) throw new Error('nothing has been opened');
  return drawing.cut(cutting, layers);
}

function make(job: MakeJob): Promise<MadeSheet> {
  return makeSheet(job, {
    draw: async (cutting) => (job.byPage ? drawnByPage(cutting) : cut(cutting, job.layers)),
    made: (made, count) => page.postMessage({ made, count }),
  });
}

async function drawnByPage(cutting: Cutting): Promise<ImageBitmap> {
  const need = (needs += 1);
  const drawn = new Promise<ImageBitmap | null>((resolve) => waiting.set(need, resolve));
  page.postMessage({ need, cutting });
  const bitmap = await drawn;
  if (!bitmap) throw new Error('the page could not draw it');
  return bitmap;
}

async function openedPicture(file: Blob): Promise<Drawing> {
  const picture = await openPicture(file);
  const { width, height } = picture;
  return { size: { width, height }, layers: [], metresWide: null, cut: (cutting) => cutPicture(picture, cutting) };
}

/** Its reader is loaded with the first DXF. */
async function openedDxf(file: Blob): Promise<Drawing> {
  const [{ openDxf }, { dxfText }] = await Promise.all([import('./opened-dxf.ts'), import('./dxf-text.ts')]);
  return openDxf(dxfText(await file.arrayBuffer()));
}

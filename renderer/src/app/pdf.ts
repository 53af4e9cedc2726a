// Opens a PDF to be drawn on a canvas. Library and worker are loaded when the first PDF is shown and come from the page's own
// origin, as do the fonts and maps it may ask for. (This version of the library compiles no code from text, which the policy
// does not allow, and is told to start no WebAssembly.)

import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';

import { completeMaps } from './map-methods.ts';

// What the library warns of on the console is nothing a technician could mend.
const onlyErrors = 0;
/** Laid beside the page by the build (`scripts/pdf-files.ts`). */
const beside = (folder: string): string => new URL(`assets/pdf/${folder}/`, document.baseURI).href;

/** Lets the page draw and hear keys. */
const breath = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));

type Library = typeof import('pdfjs-dist');

let loading: Promise<{ library: Library; worker: PDFWorker }> | null = null;

async function load(): Promise<{ library: Library; worker: PDFWorker }> {
  completeMaps();
  const library = await import('pdfjs-dist');
  // What it takes to be evaluated is one task; what is done with it is another.
  await breath();
  // Started here and not by the library: that would put a foreign-looking worker (`app://`) behind a blob address.
  const port = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' });
  return { library, worker: library.PDFWorker.create({ port, verbosity: onlyErrors }) };
}

/** Documents that are open: each has a thread of its own that draws. */
let drawing: PDFDocumentLoadingTask[] = [];
const threads: Worker[] = [];

function giveThread(library: Library): void {
  drawing = drawing.filter(({ destroyed }) => !destroyed);
  if (drawing.length < threads.length) return;
  threads.push(new Worker(new URL('./pdf-renderer-worker.ts', import.meta.url), { type: 'module' }));
  library.GlobalWorkerOptions.rendererPorts = threads;
}

/** The bytes are taken over: whoever needs them again keeps a copy. Rejects where they are no PDF, or one with a password. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  loading ??= load();
  const { library, worker } = await loading;
  giveThread(library);
  const task = library.getDocument({
    data: bytes,
    worker,
    useWasm: false,
    cMapUrl: beside('cmaps'),
    standardFontDataUrl: beside('standard_fonts'),
    wasmUrl: beside('wasm'),
    verbosity: onlyErrors,
  });
  drawing.push(task);
  return task.promise.catch((cause: unknown) => {
    void task.destroy();
    throw cause;
  });
}

// The thread that reads PDFs: the library's own worker, shipped with the page. It waits for the port's first message by itself.

import 'pdfjs-dist/legacy/build/pdf.worker.mjs';

// The thread that draws pages of PDFs: the library's own, shipped with the page. It waits for the port's first message by itself.

import 'pdfjs-dist/legacy/build/pdf.renderer.mjs';

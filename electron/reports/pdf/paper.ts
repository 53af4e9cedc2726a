// The sheet that a report is drawn on: fonts, colours, margins, headings with bookmarks and tags, footers. The only file that
// makes a PDF document; the sections, and the labels, draw through it.

import { createRequire } from 'node:module';

import PDFDocument from 'pdfkit';

import type { ReportModel } from '../../domain/report-model.ts';
import { reportWords, type ReportWords } from '../../domain/report/words.ts';
import { drawable, isLatin } from './letters.ts';

export type Pdf = InstanceType<typeof PDFDocument>;

/** A4 upright, in points. */
export const sheet = { width: 595.28, height: 841.89, margin: 48 } as const;
export const ink = { text: '#1a1d21', quiet: '#5c646d', line: '#c9ced4', ground: '#f4f5f6' } as const;

const resolve = createRequire(import.meta.url).resolve;
/** Inter (OFL 1.1), where needed with its Greek and Cyrillic. Not the WOFF2, of which pdfkit writes no letters that are put together. */
const fontFile = (weight: string, latin: boolean): string =>
  resolve(`inter-ui/Inter (web${latin ? ' latin' : ''})/Inter-${weight}.woff`);

export interface Paper {
  readonly pdf: Pdf;
  readonly words: ReportWords;
  readonly model: ReportModel;
  readonly digest: string;
  /** A new sheet; `wide` lies on its side. */
  readonly newSheet: (wide?: boolean) => void;
  /** Heading with a bookmark; everything drawn inside is tagged as its section. */
  readonly section: (title: string, wide: boolean, draw: () => void) => void;
  /** Draws what a screen reader reads as one piece. */
  readonly tagged: (kind: 'H1' | 'P' | 'Figure' | 'TR', draw: () => void, alt?: string) => void;
}

/** Without a page yet; its fonts are called `text` and `strong`, and have the letters of what `said` holds. */
export function openPdf(said: object, options: PDFKit.PDFDocumentOptions): Pdf {
  const pdf = new PDFDocument({
    ...options,
    // None: else pdfkit loads one of the PDF standard's own, which is never written. Nor the file of 'text': pdfkit would take
    // that for the same font under another name and open it anew at every word (measured: 15 s instead of 2 for 2,400 sockets).
    font: '',
    autoFirstPage: false,
  });
  const latin = isLatin(JSON.stringify(said));
  pdf.registerFont('text', fontFile('Regular', latin));
  pdf.registerFont('strong', fontFile('SemiBold', latin));
  return pdf;
}

export function createPaper(model: ReportModel, digest: string): Paper {
  const words = reportWords[model.issue.language];
  const title = `${words.title} ${model.issue.number}`;
  const pdf = openPdf(model, {
    bufferPages: true,
    tagged: true,
    pdfVersion: '1.7',
    lang: model.issue.language,
    displayTitle: true,
    margin: sheet.margin,
    info: {
      Title: title,
      Author: model.issue.author,
      Keywords: `digest:${digest}`,
      CreationDate: new Date(model.issue.issuedAt),
      ModDate: new Date(model.issue.issuedAt),
    },
  });
  let parent = pdf.struct('Document');
  pdf.addStructure(parent);
  const root = parent;
  const tagged: Paper['tagged'] = (kind, draw, alt) => {
    parent.add(pdf.struct(kind, alt === undefined ? {} : { alt }, draw));
  };
  const newSheet: Paper['newSheet'] = (wide = false) => {
    if (pdf.page) writeOut(pdf);
    pdf.addPage({ size: 'A4', layout: wide ? 'landscape' : 'portrait', margin: sheet.margin });
    pdf.font('text').fontSize(9).fillColor(ink.text);
  };
  return {
    pdf,
    words,
    model,
    digest,
    newSheet,
    tagged,
    section(heading, wide, draw) {
      newSheet(wide);
      pdf.outline.addItem(heading);
      parent = pdf.struct('Sect');
      root.add(parent);
      tagged('H1', () => pdf.font('strong').fontSize(16).text(heading, sheet.margin, sheet.margin));
      pdf.moveDown(0.6).font('text').fontSize(9);
      draw();
      parent.end();
      parent = root;
    },
  };
}

/** What pdfkit keeps of a page: its drawing, in pieces, and where the page names it. */
interface PageContent {
  content: { end(chunk?: unknown): void };
  readonly dictionary: { readonly data: Record<string, unknown> };
}

/**
 * A sheet that is drawn is compressed and written out; only its footer, which names the last page, goes into a second stream.
 * pdfkit would keep every drawing of every page in small pieces to the end (measured at 10,000 sockets: 400 MB).
 */
function writeOut(pdf: Pdf): void {
  const page = pdf.page as unknown as PageContent;
  const [drawn, footer] = [page.content, pdf.ref({}) as PageContent['content']];
  page.dictionary.data['Contents'] = [drawn, footer];
  page.content = footer;
  drawn.end();
}

/** Page numbers, report number and the one sentence on what it is not, on every sheet. */
export function drawFooters({ pdf, words, model }: Paper): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    pdf.switchToPage(index);
    const { width, height } = pdf.page;
    pdf.page.margins.bottom = 0;
    pdf.markContent('Artifact', { type: 'Pagination' });
    pdf.font('text').fontSize(7).fillColor(ink.quiet);
    pdf.text(words.disclaimer, sheet.margin, height - 34, { width: width - 2 * sheet.margin - 150, lineBreak: false });
    const page = `${fitted(pdf, model.issue.number, 90)} · ${words.page} ${index + 1} / ${count}`;
    pdf.text(page, width - sheet.margin - 150, height - 34, { width: 150, align: 'right', lineBreak: false });
    pdf.endMarkedContent();
  }
}

/** The text as it can be drawn on one line of this width: unknown glyphs replaced, the end cut with an ellipsis. */
export function fitted(pdf: Pdf, text: string, width: number): string {
  const drawn = drawable(text);
  if (pdf.widthOfString(drawn) <= width) return drawn;
  let [least, most] = [0, drawn.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (pdf.widthOfString(`${drawn.slice(0, middle)}…`) <= width) least = middle;
    else most = middle - 1;
  }
  return `${drawn.slice(0, least)}…`;
}

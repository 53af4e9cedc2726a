// Decides which sections a PDF of the report has. Cover and summary are always there, the data and its digest are the same
// whatever is left out; JSON and XLSX always say everything. Pure. Source: report.md, 3 to 10.

import type { Section } from './words.ts';

/** What a person may leave out of the PDF, in the order in which it is drawn. */
export type PdfSection = Exclude<Section, 'summary'>;

export const pdfSections = [
  'method',
  'inventory',
  'plans',
  'schedule',
  'repaired',
  'issues',
  'deferred',
  'changes',
  'signatures',
  'evidence',
] as const satisfies readonly PdfSection[];

/** Evidence is long and only on demand in the PDF. */
export const usualSections: readonly PdfSection[] = pdfSections.filter((section) => section !== 'evidence');

/** What the reader of the PDF must be told is missing: evidence is never expected there. */
export const leftOut = (chosen: readonly PdfSection[]): readonly PdfSection[] =>
  usualSections.filter((section) => !chosen.includes(section));

// What a report worker is given and gives back: data that crosses a thread, nothing else.

import type { ReportModel } from '../domain/report-model.ts';
import type { PdfSection } from '../domain/report/sections.ts';

export type ReportFormat = 'pdf' | 'xlsx' | 'csv' | 'json';

export interface ReportJob {
  readonly model: ReportModel;
  /** Pictures and photos by SHA-256; may lack some. */
  readonly blobs: ReadonlyMap<string, Uint8Array>;
  readonly formats: readonly ReportFormat[];
  /** Of the PDF. Absent: the usual ones. */
  readonly sections?: readonly PdfSection[];
  /** Absolute. */
  readonly outDir: string;
  readonly siteFile?: Uint8Array;
}

export type WorkerSays =
  | { readonly say: 'made'; readonly format: ReportFormat; readonly path: string }
  | { readonly say: 'done'; readonly digest: string }
  /** `code` of the file system's error, or null for a defect. */
  | { readonly say: 'failed'; readonly code: string | null; readonly message: string };

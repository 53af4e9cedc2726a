// The report as a PDF: tagged, with bookmarks and embedded fonts, in the order of report.md.

import type { ReportModel } from '../domain/report-model.ts';
import { pdfSections, usualSections, type PdfSection } from '../domain/report/sections.ts';
import { drawCover } from './pdf/cover.ts';
import { drawGrid, type GridColumn } from './pdf/grid.ts';
import { changesSentence, drawIssues } from './pdf/issues.ts';
import { drawSignatures } from './pdf/signatures.ts';
import { drawable } from './pdf/letters.ts';
import { createPaper, drawFooters, type Paper } from './pdf/paper.ts';
import { drawPlan } from './pdf/plan-sheets.ts';
import { drawMethod, drawSummary } from './pdf/summary.ts';
import { evidenceTable, inventoryTable, repairedTable, scheduleTable, type Table } from './report-tables.ts';

export interface PdfParts {
  /** Lets everything that waits have its turn. */
  readonly moment: () => Promise<void>;
  /** Pictures and photos by SHA-256; a missing one is said on its page. */
  readonly blobs: ReadonlyMap<string, Uint8Array>;
  /** Absent: the usual ones. */
  readonly sections?: readonly PdfSection[];
  /** The site document itself, to be opened again by whoever comes in a year. */
  readonly siteFile?: Uint8Array;
}

export async function pdfBytes(model: ReportModel, digest: string, parts: PdfParts): Promise<Uint8Array> {
  const paper = createPaper(model, digest);
  const { pdf, words } = paper;
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => pdf.once('end', resolve).once('error', reject));
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));

  const sections = parts.sections ?? usualSections;
  drawCover(paper, sections);
  paper.section(words.sections.summary, false, () => drawSummary(paper));
  for (const section of pdfSections) if (sections.includes(section)) await drawSection[section](paper, parts);
  drawFooters(paper);
  if (parts.siteFile)
    pdf.file(Buffer.from(parts.siteFile), { name: 'site.ochno-site', type: 'application/vnd.sqlite3' });
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

const drawSection: Readonly<Record<PdfSection, (paper: Paper, parts: PdfParts) => void | Promise<void>>> = {
  method: (paper) => paper.section(paper.words.sections.method, false, () => drawMethod(paper)),
  inventory: (paper) => drawTable(paper, inventoryTable(paper.model), false, inventoryColumns),
  plans: drawPlans,
  schedule: (paper) => paper.section(paper.words.sections.schedule, true, () => drawSchedule(paper)),
  repaired: (paper) => drawTable(paper, repairedTable(paper.model), true, repairedColumns),
  issues: (paper, { blobs }) => paper.section(paper.words.sections.issues, false, () => drawIssues(paper, blobs)),
  deferred: (paper) => paper.section(paper.words.sections.deferred, false, () => drawDeferred(paper)),
  changes: (paper, { siteFile }) =>
    paper.section(paper.words.sections.changes, false, () => {
      const { pdf, words, model, digest } = paper;
      paper.tagged('P', () => pdf.text(changesSentence(model, digest, words)));
      paper.tagged('P', () => pdf.text(siteFile ? words.attached : words.notAttached));
    }),
  signatures: (paper) => paper.section(paper.words.sections.signatures, false, () => drawSignatures(paper)),
  evidence: (paper) => drawTable(paper, evidenceTable(paper.model), true, evidenceColumns),
};

const share = (key: string, width: number): { key: string; share: number } => ({ key, share: width });

const inventoryColumns = [
  share('hub', 3),
  share('product', 1.5),
  share('location', 2),
  share('plan', 2),
  share('used', 1),
  share('free', 1),
];
const repairedColumns = [share('kind', 2), share('sockets', 3), share('port', 4), share('time', 2)];
/** A hash has 64 characters, and is of no use cut off. */
const evidenceColumns = [share('label', 1.6), share('topic', 3.4), share('sha256', 4.6), share('arrived', 1.7)];

function drawTable(paper: Paper, table: Table, wide: boolean, columns: readonly GridColumn[]): void {
  paper.section(table.title, wide, () => drawGrid(paper, table, columns));
}

async function drawPlans(paper: Paper, { blobs, moment }: PdfParts): Promise<void> {
  for (const plan of paper.model.data.plans) {
    const title = `${paper.words.columns.plan}: ${drawable(plan.location, 40)} · ${drawable(plan.name, 40)}`;
    paper.section(title, true, () => drawPlan(paper, plan, blobs.get(plan.blob)));
    // The library unpacks a picture beside the drawing and lets it go when it is written: one after the other, not all at once.
    await moment();
  }
}

function drawSchedule(paper: Paper): void {
  const { model } = paper;
  const columns = [
    share('label', 1.7),
    share('plan', 1.3),
    share('area', 1.3),
    share('hub', 1.7),
    share('port', 0.6),
    share('expected', 0.9),
    share('verdict', 1),
    share('reason', 2),
    share('works', 1),
    share('place', 1),
    share('power', 0.9),
    share('margin', 0.9),
    share('time', 1.9),
    share('attempts', 0.6),
  ];
  const signs = model.data.sockets.map(({ verdict, works, place }) => ({
    verdict,
    solid: works === 'measured' && place === 'measured',
  }));
  drawGrid(paper, scheduleTable(model), columns, signs);
}

/** What could not be tested, or is no longer proven, each with its reason. */
function drawDeferred(paper: Paper): void {
  const table = scheduleTable(paper.model);
  const { sockets } = paper.model.data;
  const rows = table.rows.filter((_, index) =>
    ['deferred', 'stale', 'untested'].includes(sockets[index]?.verdict ?? ''),
  );
  drawGrid(paper, { ...table, rows }, [
    share('label', 1.5),
    share('plan', 1.5),
    share('verdict', 1),
    share('reason', 3),
  ]);
}

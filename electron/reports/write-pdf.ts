// The report as a PDF: tagged, with bookmarks and embedded fonts, in the order of report.md.

import type { ReportModel } from '../domain/report-model.ts';
import { drawCover } from './pdf/cover.ts';
import { drawGrid } from './pdf/grid.ts';
import { changesSentence, drawIssues } from './pdf/issues.ts';
import { drawSignatures } from './pdf/signatures.ts';
import { createPaper, drawable, drawFooters, type Paper } from './pdf/paper.ts';
import { drawPlan } from './pdf/plan-sheets.ts';
import { drawMethod, drawSummary } from './pdf/summary.ts';
import { otherTables, scheduleTable } from './report-tables.ts';

export interface PdfParts {
  /** Lets everything that waits have its turn. */
  readonly moment: () => Promise<void>;
  /** Pictures and photos by SHA-256; a missing one is said on its page. */
  readonly blobs: ReadonlyMap<string, Uint8Array>;
  /** The site document itself, to be opened again by whoever comes in a year. */
  readonly siteFile?: Uint8Array;
}

export async function pdfBytes(model: ReportModel, digest: string, parts: PdfParts): Promise<Uint8Array> {
  const paper = createPaper(model, digest);
  const { pdf, words } = paper;
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => pdf.once('end', resolve).once('error', reject));
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));

  drawCover(paper);
  paper.section(words.sections.summary, false, () => drawSummary(paper));
  paper.section(words.sections.method, false, () => drawMethod(paper));
  const [inventory, repaired] = otherTables(model);
  if (inventory) {
    const columns = [
      share('hub', 3),
      share('product', 1.5),
      share('location', 2),
      share('plan', 2),
      share('used', 1),
      share('free', 1),
    ];
    paper.section(words.sections.inventory, false, () => drawGrid(paper, inventory, columns));
  }
  for (const plan of model.data.plans) {
    const title = `${words.columns.plan}: ${drawable(plan.location, 40)} · ${drawable(plan.name, 40)}`;
    paper.section(title, true, () => drawPlan(paper, plan, parts.blobs.get(plan.blob)));
    // The library unpacks a picture beside the drawing and lets it go when it is written: one after the other, not all at once.
    await parts.moment();
  }
  paper.section(words.sections.schedule, true, () => drawSchedule(paper));
  if (repaired) {
    const columns = [share('kind', 2), share('sockets', 3), share('port', 4), share('time', 2)];
    paper.section(words.sections.repaired, true, () => drawGrid(paper, repaired, columns));
  }
  paper.section(words.sections.issues, false, () => drawIssues(paper, parts.blobs));
  paper.section(words.sections.deferred, false, () => drawDeferred(paper));
  paper.section(words.sections.changes, false, () => {
    paper.tagged('P', () => pdf.text(changesSentence(model, digest, words)));
    paper.tagged('P', () => pdf.text(parts.siteFile ? words.attached : words.notAttached));
  });
  paper.section(words.sections.signatures, false, () => drawSignatures(paper));
  drawFooters(paper);
  if (parts.siteFile)
    pdf.file(Buffer.from(parts.siteFile), { name: 'site.ochno-site', type: 'application/vnd.sqlite3' });
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

const share = (key: string, width: number): { key: string; share: number } => ({ key, share: width });

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

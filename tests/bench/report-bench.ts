// How long the report of 2,400 sockets takes in all four formats, from the model to the files on disk.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { reportData } from '../../electron/domain/report-model.ts';
import { makeReports } from '../../electron/reports/make-reports.ts';
import { benchSite } from '../support/bench-site.ts';
import { valueOf } from '../support/value-of.ts';

export async function measureReports(): Promise<{ reportMs: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'report-bench-'));
  const site = await benchSite(['--sockets', '2400', '--seed', '3']);
  try {
    const data = reportData(site.document.state, site.document.events());
    const blobs = new Map(data.plans.map(({ blob }) => [blob, valueOf(site.document.blob(blob))]));
    const issue = {
      number: 'OC-BENCH',
      revision: 1,
      issuedAt: site.outside.clock.now(),
      head: site.document.head(),
      language: 'en',
      author: 'bench',
      tool: { name: 'Commissioner', version: '0' },
      before: null,
    } as const;
    const began = performance.now();
    valueOf(
      await makeReports({ model: { issue, data }, blobs, formats: ['pdf', 'xlsx', 'csv', 'json'], outDir: folder }),
    );
    return { reportMs: performance.now() - began };
  } finally {
    await site.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

// `commissioner report …` and `commissioner report verify …`.

import { resolve } from 'node:path';

import { makeSiteReports, type ReportRequest } from '../../application/make-site-reports.ts';
import { thisWriter } from '../../application/station.ts';
import type { Failure, Language } from '../../domain/failures.ts';
import { productName, productVersion } from '../product.ts';
import { exitCodeOf, exitCodes, type ExitCode } from '../exit-codes.ts';
import type { Output } from '../output.ts';
import { outside } from '../outside.ts';
import { withSite } from '../with-site.ts';

const known = ['pdf', 'xlsx', 'csv', 'json'] as const;

export function report(
  output: Output,
  flags: { format: string[]; out: string; language: Language },
  site: string,
): Promise<ExitCode> {
  const formats = known.filter((format) => flags.format.includes(format));
  const strange = flags.format.find((format) => !known.some((each) => each === format));
  if (strange !== undefined || formats.length === 0) {
    const failure: Failure = {
      code: 'shell.wrong-use',
      params: {
        what: `--format takes any of ${known.join(',')}, not "${strange ?? ''}".`,
      },
    };
    output.failure(failure);
    return Promise.resolve(exitCodeOf(failure));
  }
  const request: ReportRequest = { formats, outDir: resolve(flags.out), language: flags.language };
  return withSite(output, site, async (document) => {
    const progress = output.progress('Reporting');
    const tool = { outside, writer: thisWriter(outside.ids), name: productName, version: productVersion };
    const made = await makeSiteReports(document, request, tool, {
      onProgress: (at, total) => progress.at(at, total),
      onMissing: (failure) => output.failure(failure),
    });
    progress.end();
    if (!made.ok) {
      output.failure(made.failure);
      return exitCodeOf(made.failure);
    }
    output.line(made.value);
    if (!output.json) for (const [name, value] of Object.entries(made.value)) output.tell(`${name.padEnd(7)} ${value}`);
    return exitCodes.done;
  });
}

export function reportVerify(output: Output, flags: { site: string }, file: string): Promise<ExitCode> {
  return withSite(
    output,
    flags.site,
    async (document) => {
      const { verifyReport } = await import('../../reports/verify-report.ts');
      const checked = await verifyReport(resolve(file), document);
      if (!checked.ok) {
        output.failure(checked.failure);
        return exitCodeOf(checked.failure);
      }
      output.line(checked.value);
      const { ok, digest } = checked.value;
      if (!output.json)
        output.tell(
          `${ok ? 'This report is what the site says' : 'This report is not what the site says now'}: ${digest}`,
        );
      return ok ? exitCodes.done : exitCodes.remaining;
    },
    true,
  );
}

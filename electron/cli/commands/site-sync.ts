// `commissioner site pull | push`: a document and the platform, in both directions.

import type { Connection } from '../../application/connection.ts';
import { pullSite, pushSite } from '../../application/sync-site.ts';
import type { Result } from '../../domain/failures.ts';
import type { SiteDocument } from '../../site/site-document.ts';
import type { SyncResult } from '../../sync/summary.ts';
import { exitCodeOf, exitCodes, type ExitCode } from '../exit-codes.ts';
import type { Output } from '../output.ts';
import { withConnection, withSite, withSiteOrNew } from '../with-site.ts';

interface SyncFlags {
  profile: string;
  location?: string;
}

export function sitePull(output: Output, flags: SyncFlags, file: string): Promise<ExitCode> {
  return withConnection(output, flags.profile, (connection) =>
    withSiteOrNew(output, file, async (document) => {
      const progress = output.progress('Pulling');
      const pulled = await pullSite(document, connection, {
        onProgress: (done, total) => progress.at(done, total),
        ...(flags.location === undefined ? {} : { locationId: flags.location }),
      });
      progress.end();
      return { code: summed(output, pulled), arrived: pulled.ok };
    }),
  );
}

export function sitePush(output: Output, flags: SyncFlags, file: string): Promise<ExitCode> {
  return withConnection(output, flags.profile, (connection) =>
    withSite(output, file, (document) => pushing(output, document, connection)),
  );
}

async function pushing(output: Output, document: SiteDocument, connection: Connection): Promise<ExitCode> {
  const progress = output.progress('Pushing');
  const pushed = await pushSite(document, connection, { onProgress: (done, total) => progress.at(done, total) });
  progress.end();
  return summed(output, pushed);
}

/** What the server refused is the user's to resolve; what still waits is the network's. */
function summed(output: Output, result: Result<SyncResult>): ExitCode {
  if (!result.ok) {
    output.failure(result.failure);
    return exitCodeOf(result.failure);
  }
  const { trouble, ...summary } = result.value;
  output.line(summary);
  if (!output.json) {
    output.tell(
      `${summary.pulled} pulled, ${summary.pushed} pushed, ${summary.refused.length} refused, ${summary.waiting} waiting`,
    );
  }
  for (const { kind, label, say } of summary.refused) output.warn(`Refused: ${kind} ${label}: ${say}`);
  if (trouble) output.failure(trouble);
  if (summary.refused.length > 0) return exitCodes.remaining;
  return summary.waiting > 0 ? exitCodes.environment : exitCodes.done;
}

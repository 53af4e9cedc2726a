// `commissioner site pull | push`: a document and the platform, in both directions.

import type { Connection } from '../../application/connection.ts';
import { pullSite, pushSite } from '../../application/sync-site.ts';
import type { Result } from '../../domain/failures.ts';
import type { SiteDocument } from '../../site/site-document.ts';
import type { SyncResult } from '../../sync/summary.ts';
import { exitCodeOf, exitCodes, type ExitCode } from '../exit-codes.ts';
import type { Output } from '../output.ts';
import { outside } from '../outside.ts';
import { patience } from '../patience.ts';
import { withConnection, withSite, withSiteOrNew } from '../with-site.ts';

interface SyncFlags {
  profile: string;
  location?: string;
}

export function sitePull(output: Output, flags: SyncFlags, file: string): Promise<ExitCode> {
  return withConnection(output, flags.profile, (connection) =>
    withSiteOrNew(output, file, async (document) => {
      const pulled = await told(output, connection, 'Pulling', (onProgress) =>
        pullSite(document, connection, {
          onProgress,
          ...(flags.location === undefined ? {} : { locationId: flags.location }),
        }),
      );
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
  const pushed = await told(output, connection, 'Pushing', (onProgress) =>
    pushSite(document, connection, { onProgress }),
  );
  return summed(output, pushed);
}

/** How far it is, and that it waits where nothing comes: a platform that never answers is asked five times. */
async function told<T>(
  output: Output,
  { profile }: Connection,
  title: string,
  exchange: (onProgress: (done: number, total: number) => void) => Promise<T>,
): Promise<T> {
  const progress = output.progress(title);
  const host = profile.kind === 'ochno' ? new URL(profile.baseUrl).host : '';
  const waiting = patience(outside.clock, () =>
    output.warn(`Still waiting for an answer from ${host}. Ctrl+C ends it; what was changed here is kept.`),
  );
  try {
    return await exchange((at, total) => {
      waiting.heard();
      progress.at(at, total);
    });
  } finally {
    waiting.end();
    progress.end();
  }
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

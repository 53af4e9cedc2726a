// Pull and push of a site through a connection, as one use case each: a profile without a platform is said at once.

import { failed, type Result } from '../domain/failures.ts';
import type { SiteDocument } from '../site/site-document.ts';
import { pull, type PullResult } from '../sync/pull.ts';
import { push, type PushResult } from '../sync/push.ts';
import type { Connection } from './connection.ts';

export interface SyncProgress {
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

export async function pullSite(
  document: SiteDocument,
  connection: Connection,
  options: SyncProgress & { locationId?: string } = {},
): Promise<Result<PullResult>> {
  if (!connection.platform) return noPlatform();
  const { companyId, dialect } = connection.profile;
  return pull({ platform: connection.platform, document, companyId, dialect, ...options });
}

export async function pushSite(
  document: SiteDocument,
  connection: Connection,
  options: SyncProgress & { retryRefused?: boolean } = {},
): Promise<Result<PushResult>> {
  if (!connection.platform) return noPlatform();
  return push({ platform: connection.platform, document, ...options });
}

const noPlatform = (): Result<never> =>
  failed('shell.wrong-use', { what: 'This profile is a broker alone: there is no platform to talk to.' });

// Pull and push of a site through a connection, as one use case each: a profile without a platform is said at once. One at a
// time for a document: what one reads before the other writes would look like somebody else's edit.

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
  const { platform, profile } = connection;
  const { companyId, dialect } = profile;
  return inTurn(document, () => pull({ platform, document, companyId, dialect, ...options }));
}

export async function pushSite(
  document: SiteDocument,
  connection: Connection,
  options: SyncProgress & { retryRefused?: boolean } = {},
): Promise<Result<PushResult>> {
  if (!connection.platform) return noPlatform();
  const { platform } = connection;
  return inTurn(document, () => push({ platform, document, ...options }));
}

const turns = new WeakMap<SiteDocument, Promise<unknown>>();

function inTurn<T>(document: SiteDocument, exchange: () => Promise<T>): Promise<T> {
  const before = turns.get(document) ?? Promise.resolve();
  const turn = before.then(exchange, exchange);
  turns.set(document, turn);
  return turn;
}

const noPlatform = (): Result<never> =>
  failed('shell.wrong-use', { what: 'This profile is a broker alone: there is no platform to talk to.' });

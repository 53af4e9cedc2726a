// Decides what one copy of a document takes from another: the events and blobs it doesn't have, with their chains and hashes
// as they are. Domain, *The site document* (merge: union of events).

import type { SiteEvent } from '../domain/events.ts';
import { done, failed, type Result } from '../domain/failures.ts';
import { eventOf, type Journal } from './journal.ts';

/** Within a transaction of `into`. Returns the events that are new. Failures: `site.copies-disagree`. */
export function takeIn(into: Journal, from: Journal, fromPath: string): Result<readonly SiteEvent[]> {
  const rows = [...from.rows()];
  const known = new Map(rows.map(({ id }) => [id, into.hashOf(id)]));
  const changed = rows.find(({ id, hash }) => known.get(id) !== undefined && known.get(id) !== hash);
  if (changed) return failed('site.copies-disagree', { path: fromPath, event: changed.id });
  rememberHeads(into, from);
  for (const chain of from.chains()) into.addChain(chain);
  const fresh = rows.filter(({ id }) => known.get(id) === undefined);
  for (const row of fresh) into.addRow(row);
  for (const name of from.blobNames()) {
    const bytes = into.blob(name) ? undefined : from.blob(name);
    if (bytes) into.addBlob(name, bytes);
  }
  return done(fresh.map(eventOf));
}

/** After a merge neither copy's head is the document's any more, but both are in it. */
function rememberHeads(into: Journal, from: Journal): void {
  for (const journal of [into, from]) {
    if (journal.ends().length > 0) into.addHead(journal.head(), journal.ends());
  }
  for (const { head, ends } of from.heads()) into.copyHead(head, ends);
}

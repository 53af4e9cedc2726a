// Makes one document of several copies of a site. Domain, *The site document* (merge).

import { rmSync } from 'node:fs';
import { resolve } from 'node:path';

import { done, failed, type Result } from '../domain/failures.ts';
import { onFile } from './file-failures.ts';
import { createFile } from './new-file.ts';
import { OpenDocument, type SiteWriter } from './open-document.ts';
import { openSite } from './open-site.ts';
import { schemaVersion } from './schema.ts';

export interface MergeRequest extends SiteWriter {
  /** At least one; they stay as they are. */
  readonly paths: readonly string[];
  /** The new document. */
  readonly out: string;
}

export interface MergedSite {
  /** Absolute path. */
  readonly out: string;
  readonly events: number;
  /** Events that the first copy didn't have. */
  readonly added: number;
  /** Fields that two people changed: listed in the document's state. */
  readonly conflicts: number;
}

/** Failures: those of opening and creating, `site.other-site`, `site.copies-disagree`. Nothing is left where it fails. */
export function mergeSites(request: MergeRequest): Result<MergedSite> {
  const out = resolve(request.out);
  const file = createFile(out);
  if (!file.ok) return file;
  const merged = new OpenDocument(out, schemaVersion, file.value, request, false);
  const counts = takeAll(merged, request);
  const { eventCount: events, conflicts } = merged.state;
  merged.close();
  if (counts.ok) return done({ out, events, added: events - counts.value, conflicts: conflicts.length });
  for (const part of ['', '-wal', '-shm']) rmSync(`${out}${part}`, { force: true });
  return counts;
}

/** Returns the number of events in the first copy. */
function takeAll(merged: OpenDocument, request: MergeRequest): Result<number> {
  let first: number | null = null;
  for (const path of request.paths) {
    const copy = openSite({ ...request, path, readonly: true });
    if (!copy.ok) return copy;
    // What can't be read lies in the copy, whatever notices it.
    const taken = onFile(path, () => merged.merge(copy.value));
    first ??= copy.value.state.eventCount;
    copy.value.close();
    if (!taken.ok) return taken;
  }
  return first === null ? failed('shell.wrong-use', { what: 'Name at least one document to merge.' }) : done(first);
}

// Makes and opens site documents. Domain, *The site document*; promises and their faults: reliability, *a document always
// opens, or says why*.

import { rmSync } from 'node:fs';
import { resolve } from 'node:path';

import { done, failed, type Result } from '../domain/failures.ts';
import { openForReading, openForWriting, type DatabaseFile } from './database-file.ts';
import { fileFailure } from './file-failures.ts';
import { migrate } from './migrations.ts';
import { createFile } from './new-file.ts';
import { OpenDocument, type SiteWriter } from './open-document.ts';
import { schemaVersion } from './schema.ts';
import type { SiteDocument } from './site-document.ts';

export interface OpenSiteRequest extends SiteWriter {
  readonly path: string;
  /** Nothing can be appended, and the folder may be read-only. */
  readonly readonly?: boolean;
}

export interface CreateSiteRequest extends SiteWriter {
  readonly path: string;
  readonly name: string;
  /** A new id where none is given. */
  readonly siteId?: string;
}

/** A new document with its first event. Failures: `site.exists`, `.no-folder`, `.not-writable`, `.disk-full`. */
export function createSite(request: CreateSiteRequest): Result<SiteDocument> {
  const path = resolve(request.path);
  const file = createFile(path);
  if (!file.ok) return file;
  const document = new OpenDocument(path, schemaVersion, file.value, request, false);
  const siteId = request.siteId ?? request.ids();
  const appended = document.append([{ type: 'site.created', body: { siteId, name: request.name } }]);
  if (appended.ok) return done(document);
  document.close();
  rmSync(path, { force: true });
  return appended;
}

/**
 * Opens a document, migrating an older one (a backup copy is written beside it first).
 * Failures: `site.not-found`, `.not-readable`, `.not-writable`, `.not-a-document`, `.too-new`, `.truncated`, `.damaged`,
 * `.open-elsewhere`, `.migration-failed`, `.disk-full`.
 */
export function openSite(request: OpenSiteRequest): Result<SiteDocument> {
  const path = resolve(request.path);
  const readonly = request.readonly ?? false;
  const migrated = migrate(path);
  if (!migrated.ok) return migrated;
  const file = readonly ? openForReading(path) : openForWriting(path);
  return file.ok ? documentOf(path, file.value, request, readonly) : file;
}

function documentOf(path: string, file: DatabaseFile, writer: SiteWriter, readonly: boolean): Result<SiteDocument> {
  try {
    return done(new OpenDocument(path, schemaVersion, file, writer, readonly));
  } catch (error) {
    file.close();
    if (error instanceof TypeError) return failed('site.damaged', { path, where: 'an event makes no sense' }, error);
    return fileFailure(error, path);
  }
}

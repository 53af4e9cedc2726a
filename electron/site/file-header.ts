// Decides what a file is before SQLite touches it: no document, too new, cut off, or one to open. Source: SQLite's file
// format, *The database header* (sqlite.org/fileformat.html).

import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

import { done, failed, type Result } from '../domain/failures.ts';
import { onFile } from './file-failures.ts';
import { isOpenHere } from './open-here.ts';
import { applicationId, schemaVersion } from './schema.ts';

export interface FileHeader {
  /** Version of its form. */
  readonly schema: number;
  /** Its last writer didn't close it: SQLite must put it in order first, which writes to it. */
  readonly unfinished: boolean;
}

const magic = 'SQLite format 3\0';
const headerBytes = 100;

/** Failures: `site.not-found`, `.not-readable`, `.not-a-document`, `.too-new`, `.truncated`, `.open-elsewhere`. */
export function readHeader(path: string): Result<FileHeader> {
  return onFile(path, () => {
    if (isOpenHere(path)) return failed('site.open-elsewhere', { path });
    const { header, size } = firstBytes(path);
    if (size < headerBytes || header.toString('latin1', 0, magic.length) !== magic) {
      return failed('site.not-a-document', { path });
    }
    return judge(path, header, size);
  });
}

function judge(path: string, header: Buffer, size: number): Result<FileHeader> {
  if (header.readUInt32BE(68) !== applicationId) return failed('site.not-a-document', { path });
  const schema = header.readUInt32BE(60);
  if (schema > schemaVersion) return failed('site.too-new', { path, found: schema, known: schemaVersion });
  const walBeside = existsSync(`${path}-wal`);
  // With a write-ahead log beside it the file itself may rightly be shorter than it says.
  if (!walBeside && size < pageSize(header) * header.readUInt32BE(28)) return failed('site.truncated', { path });
  const walMode = header[18] === 2;
  return done({ schema, unfinished: walMode || walBeside || existsSync(`${path}-journal`) });
}

/** 65,536 doesn't fit its two bytes and is written as 1. */
function pageSize(header: Buffer): number {
  const size = header.readUInt16BE(16);
  return size === 1 ? 65_536 : size;
}

function firstBytes(path: string): { header: Buffer; size: number } {
  const file = openSync(path, 'r');
  try {
    const header = Buffer.alloc(headerBytes);
    readSync(file, header, 0, headerBytes, 0);
    return { header, size: fstatSync(file).size };
  } finally {
    closeSync(file);
  }
}

// Writes one file as multipart/form-data (RFC 7578): the picture upload of `operated`.

import type { Chance } from '../../environment/chance.ts';

export interface FilePart {
  readonly field: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export function multipart(file: FilePart, chance: Chance): { contentType: string; body: Buffer } {
  const digits = (): string => Math.floor(chance() * 2 ** 32).toString(36);
  const boundary = `----commissioner-${digits()}${digits()}${digits()}`;
  const head = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="${file.field}"; filename="${file.fileName}"`,
    `Content-Type: ${file.mediaType}`,
    '',
    '',
  ].join('\r\n');
  const body = Buffer.concat([Buffer.from(head), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { contentType: `multipart/form-data; boundary=${boundary}`, body };
}

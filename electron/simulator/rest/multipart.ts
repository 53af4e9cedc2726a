// Reads the first file of a multipart/form-data body: all that an image upload in `operated` needs. RFC 7578.

export interface UploadedFile {
  readonly field: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The first part that has a file name; undefined where the body is not what it says. */
export function firstFile(body: Buffer, contentType: string): UploadedFile | undefined {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return undefined;
  const mark = Buffer.from(`--${boundary}`);
  for (let at = body.indexOf(mark); at >= 0;) {
    const next = body.indexOf(mark, at + mark.length);
    if (next < 0) return undefined;
    const file = partOf(body.subarray(at + mark.length + 2, next - 2));
    if (file) return file;
    at = next;
  }
  return undefined;
}

function partOf(part: Buffer): UploadedFile | undefined {
  const gap = part.indexOf('\r\n\r\n');
  if (gap < 0) return undefined;
  const headers = part.subarray(0, gap).toString('utf8');
  const field = /name="([^"]*)"/i.exec(headers)?.[1];
  if (field === undefined || !/filename="/i.test(headers)) return undefined;
  const mediaType = /content-type:\s*([^\s;]+)/i.exec(headers)?.[1] ?? 'application/octet-stream';
  return { field, mediaType: mediaType.toLowerCase(), bytes: part.subarray(gap + 4) };
}

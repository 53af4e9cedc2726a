// Decides which file answers an `app://` request: one inside the page's folder, and no other.
// https://www.electronjs.org/docs/latest/tutorial/security#18-avoid-usage-of-the-file-protocol-and-prefer-usage-of-custom-protocols

import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { CustomScheme, Protocol } from 'electron';

import { isOwnAddress, ownScheme } from '../own-page.ts';
import { contentSecurityPolicy } from '../../contract/content-security-policy.ts';
import { permissionsPolicy } from '../../contract/permissions-policy.ts';

/** Registered before the application is ready, or the page has no origin. */
export const appScheme: CustomScheme = {
  scheme: ownScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};

const mediaTypes: Readonly<Record<string, string>> = {
  // What a PDF may need to be drawn: character maps and fonts.
  '.bcmap': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  // The recorded voice.
  '.opus': 'audio/ogg',
  '.pfb': 'application/octet-stream',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

export interface ServedFile {
  readonly file: string;
  readonly mediaType: string;
}

/** The file inside `folder` that an address names; null for another origin, a way out of the folder or an unknown kind. */
export function servedFile(folder: string, address: string): ServedFile | null {
  if (!isOwnAddress(address)) return null;
  const wanted = decoded(new URL(address).pathname);
  if (wanted === null) return null;
  const file = path.join(folder, wanted);
  const inside = path.relative(folder, file);
  if (inside === '' || inside === '..' || inside.startsWith(`..${path.sep}`) || path.isAbsolute(inside)) return null;
  const mediaType = mediaTypes[path.extname(file)];
  return mediaType === undefined ? null : { file, mediaType };
}

function decoded(pathname: string): string | null {
  try {
    const text = decodeURIComponent(pathname);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** Lets `app://` answer from `folder`, with the page's policy on every answer. */
export function serveAppProtocol(protocol: Protocol, folder: string): void {
  protocol.handle(ownScheme, async (request) => {
    const served = request.method === 'GET' ? servedFile(folder, request.url) : null;
    const bytes = served && (await readFile(served.file).catch(() => null));
    if (!served || !bytes) return new Response('Not found', { status: 404, headers: guarded('text/plain') });
    return new Response(new Uint8Array(bytes), { headers: guarded(served.mediaType) });
  });
}

const guarded = (mediaType: string): Record<string, string> => ({
  'Content-Type': mediaType,
  'Content-Security-Policy': contentSecurityPolicy,
  'Permissions-Policy': permissionsPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
});

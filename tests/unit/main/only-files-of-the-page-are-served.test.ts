// `app://` answers with files inside the page's folder and with nothing else, however the way out is spelt.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Protocol } from 'electron';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { serveAppProtocol, servedFile } from '../../../electron/main/security/app-protocol.ts';
import { contentSecurityPolicy } from '../../../electron/contract/content-security-policy.ts';

const folder = path.resolve('/opt/commissioner/out/renderer');
const inFolder = (...names: string[]): string => path.join(folder, ...names);

describe('a request for', () => {
  test.each([
    ['app://commissioner/index.html', inFolder('index.html'), 'text/html; charset=utf-8'],
    ['app://commissioner/assets/index-1a2b.js', inFolder('assets', 'index-1a2b.js'), 'text/javascript; charset=utf-8'],
    ['app://commissioner/assets/a%20b.css', inFolder('assets', 'a b.css'), 'text/css; charset=utf-8'],
    [
      'app://commissioner/assets/pdf/cmaps/H.bcmap',
      inFolder('assets', 'pdf', 'cmaps', 'H.bcmap'),
      'application/octet-stream',
    ],
    ['app://commissioner/index.html?x=1#/plan', inFolder('index.html'), 'text/html; charset=utf-8'],
    ['app://commissioner/..%2e.js', inFolder('....js'), 'text/javascript; charset=utf-8'],
  ])('%s is answered from the folder', (address, file, mediaType) =>
    expect(servedFile(folder, address)).toEqual({ file, mediaType }),
  );

  test.each([
    'app://commissioner/',
    'app://commissioner/..%2fmain/main.js',
    'app://commissioner/%2e%2e%2f%2e%2e%2fpackage.json',
    'app://commissioner/assets/..%2f..%2f..%2f..%2f..%2f..%2fetc%2fhosts.json',
    'app://commissioner/..%2frenderer-other%2findex.html',
    'app://commissioner/index.html%00.js',
    'app://commissioner/%ff%fe.js',
    'app://commissioner/no-kind',
    'app://commissioner/secrets.sqlite',
    'app://elsewhere/index.html',
    'file:///opt/commissioner/out/renderer/index.html',
    'https://commissioner/index.html',
  ])('%s is not answered', (address) => expect(servedFile(folder, address)).toBeNull());
});

describe('the page’s policy', () => {
  test('lets nothing run but the page’s own files', () => {
    expect(contentSecurityPolicy).toContain("default-src 'none'");
    expect(contentSecurityPolicy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(contentSecurityPolicy).not.toMatch(/'unsafe|\*|https?:/);
  });
});

describe('an answer', () => {
  let served: string;
  let answer: (request: Request) => Promise<Response>;
  beforeAll(() => {
    served = mkdtempSync(path.join(tmpdir(), 'page-'));
    writeFileSync(path.join(served, 'index.html'), '<title>The page</title>');
    const protocol = { handle: (_scheme: string, handler: typeof answer) => void (answer = handler) };
    serveAppProtocol(protocol as unknown as Protocol, served);
  });
  afterAll(() => rmSync(served, { recursive: true, force: true }));

  test.each([
    ['GET', 'app://commissioner/index.html', 200],
    ['GET', 'app://commissioner/missing.html', 404],
    ['POST', 'app://commissioner/index.html', 404],
    ['GET', 'app://elsewhere/index.html', 404],
  ])('to %s %s is %i, with the page’s policies', async (method, url, status) => {
    const answered = await answer({ method, url } as Request);
    expect(answered.status).toBe(status);
    expect(answered.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    expect(answered.headers.get('permissions-policy')).toContain('camera=(self)');
    expect(answered.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await answered.text()).toBe(status === 200 ? '<title>The page</title>' : 'Not found');
  });
});

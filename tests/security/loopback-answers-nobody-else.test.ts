// The loopback port, asked by everybody but the browser that opened the printed address: nobody gets a byte of the page or a word
// of the contract.

import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect as connectTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';

import { Application } from '../../electron/application/application.ts';
import { Admission } from '../../electron/browser/admission.ts';
import { startBrowserShell, type BrowserShell } from '../../electron/browser/browser-shell.ts';
import { testShell } from '../support/test-shell.ts';
import { valueOf } from '../support/value-of.ts';

/** Bytes: small, so that a test can be larger. */
const largestMessage = 64 * 1024;

let folder: string;
let application: Application;
let shell: BrowserShell;
let port: number;
let cookie: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'page-'));
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'page', 'index.html'), '<title>The page</title>');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  application = new Application(testShell());
  shell = valueOf(await startBrowserShell({ application, pageFolder: join(folder, 'page'), port: 0, largestMessage }));
  port = Number(new URL(shell.url).port);
  const opened = await ask(new URL(shell.url).pathname + new URL(shell.url).search);
  cookie = String(opened.headers['set-cookie']?.[0]).split(';')[0] ?? '';
});

afterAll(async () => {
  await shell.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the browser that opened the address', () => {
  test('gets the page, with a strict cookie and the policy on every answer', async () => {
    const page = await ask('/', { cookie });
    expect(page).toMatchObject({ status: 200, body: '<title>The page</title>' });
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.headers['content-security-policy']).not.toMatch(/'unsafe/);
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect(page.headers['permissions-policy']).toContain('camera=(self), microphone=()');
  });

  test('may call it by the other name of this machine', async () => {
    const host = `localhost:${port}`;
    expect(await ask('/', { cookie, host, origin: `http://${host}` })).toMatchObject({ status: 200 });
  });

  test('gets a cookie that no script reads, no other site sends and no other port of ours takes', async () => {
    const other = valueOf(await startBrowserShell({ application, pageFolder: join(folder, 'page'), port: 0 }));
    const opened = await fetch(other.url, { redirect: 'manual' });
    const [given = ''] = opened.headers.getSetCookie();
    expect(given).toMatch(/; HttpOnly/);
    expect(given).toMatch(/; SameSite=Strict/);
    expect(given.split('=')[0]).not.toBe(cookie.split('=')[0]);
    // Nor is its address good for us.
    const { pathname, search } = new URL(other.url);
    expect((await ask(`${pathname}${search}`)).status).toBe(403);
    await other.close();
  });

  test('speaks the contract', async () => {
    expect(await socket({ cookie, origin: `http://127.0.0.1:${port}` })).toBe('open');
  });
});

describe('nobody else', () => {
  test.each([
    ['without a cookie', '/', {}],
    ["with somebody's cookie", '/', { cookie: 'commissioner-1=guessed' }],
    ['from a foreign origin', '/', { mine: '1', origin: 'http://evil.example' }],
    ['from another port of this machine', '/', { mine: '1', origin: 'http://127.0.0.1:1' }],
    ['with a token used before', 'the address again', {}],
    ['with a guessed token', '/open?token=guessed', {}],
    ['with no token', '/open?', {}],
  ])('%s gets nothing', async (_who, path, { mine, ...headers }: Record<string, string>) => {
    const url = new URL(shell.url);
    const address = path === 'the address again' ? `${url.pathname}${url.search}` : path;
    const answer = await ask(address, { ...headers, ...(mine ? { cookie } : {}) });
    expect(answer.status).toBe(403);
    expect(answer.body).not.toContain('The page');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('opens it with a fresh token from a foreign page', () => {
    const admission = new Admission(() => 'fresh');
    admission.listensAt(80);
    expect(admission.first({ host: '127.0.0.1:80', origin: 'https://evil.example' })).toBe('foreign-origin');
    expect(admission.first({ host: '127.0.0.1:80', origin: undefined })).toBe('welcome');
  });

  test.each(['evil.example', 'evil.example:80', '127.0.0.1', 'localhost:1', '[::1]:80'])(
    'reaches it by the name "%s" (DNS rebinding)',
    async (host) => {
      expect((await ask('/', { cookie, host })).status).toBeGreaterThanOrEqual(400);
      const opening = await ask(`/open?token=x`, { host });
      expect(opening.status).toBeGreaterThanOrEqual(400);
    },
  );

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/../../secret.txt',
    '//secret.txt',
    '/%252e%252e/secret.txt',
    '/..%c0%afsecret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/....//secret.txt',
    '/%00',
    '/assets/',
    '/assets',
  ])('gets out of the folder or a listing by %s', async (path) => {
    const answer = await ask(path, { cookie });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body).not.toContain('secret"');
    expect(answer.body.trim()).not.toBe('secret');
  });

  test.each([
    ['without an origin', { mine: '1' }],
    ["from another site's page", { mine: '1', origin: 'https://evil.example' }],
    ['from a file', { mine: '1', origin: 'null' }],
    ['without a cookie', { origin: 'own' }],
  ])('opens the socket %s', async (_who, { mine, origin }: Record<string, string>) => {
    const own = origin === 'own' ? `http://127.0.0.1:${port}` : origin;
    expect(await socket({ ...(mine ? { cookie } : {}), ...(own ? { origin: own } : {}) })).toBe('403');
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])('does anything by %s', async (method) => {
    const answer = await ask('/', { cookie }, { method });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('sends up a body', async () => {
    const answer = await ask('/open?token=x', {}, { method: 'POST', body: 'x'.repeat(4_096) });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  test('sends a message larger than any file, not even the page', async () => {
    const page = new WebSocket(`ws://127.0.0.1:${port}/contract`, {
      headers: { cookie, origin: `http://127.0.0.1:${port}` },
    });
    await once(page, 'open');
    page.send(Buffer.alloc(largestMessage + 1));
    const [code] = (await once(page, 'close')) as [number];
    expect(code).toBe(1009);
  });

  test('listens at a port that another program has', async () => {
    const taken = await startBrowserShell({ application, pageFolder: join(folder, 'page'), port });
    expect(taken).toMatchObject({ ok: false, failure: { code: 'shell.port-taken', params: { port } } });
  });

  test('opens a socket anywhere else', async () => {
    expect(await socket({ cookie, origin: `http://127.0.0.1:${port}` }, '/elsewhere')).toBe('403');
  });

  test('ends the program by asking for the socket and being gone before the refusal', async () => {
    const asked = `GET /contract HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
    const visitors = Array.from({ length: 200 }, async () => {
      const visitor = connectTcp(port, '127.0.0.1');
      await once(visitor, 'connect');
      await new Promise<void>((sent) => visitor.write(asked, () => sent()));
      visitor.resetAndDestroy();
    });
    await Promise.all(visitors);
    // What was thrown out of turn fails the run.
    expect((await ask('/', { cookie })).status).toBe(200);
  });

  test('keeps it from ending by a connection on which nothing is said', async () => {
    const served = valueOf(await startBrowserShell({ application, pageFolder: folder, port: 0 }));
    const silent = connectTcp(Number(new URL(served.url).port), '127.0.0.1');
    await once(silent, 'connect');
    const closed = once(silent, 'close');
    await served.close();
    await closed;
  });
});

interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** As it stands: `fetch` would mend paths and hosts. */
function ask(
  path: string,
  headers: Record<string, string> = {},
  { method = 'GET', body: sent = '' } = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, headers, method }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    asking.once('error', reject).end(sent);
  });
}

/** 'open', or the status that refused it. */
function socket(headers: Record<string, string>, path = '/contract'): Promise<string> {
  return new Promise((resolve) => {
    const page = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    page.once('open', () => (page.close(), resolve('open')));
    page.once('unexpected-response', (_request, response) => resolve(String(response.statusCode)));
    page.once('error', () => resolve('error'));
  });
}

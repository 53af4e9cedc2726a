// The browser shell: the same screens, served on loopback to one browser. Fastify serves the built page, a WebSocket carries the
// contract; who may ask is decided in `admission.ts`.

import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

import cookies from '@fastify/cookie';
import files from '@fastify/static';
import { RPCHandler } from '@orpc/server/ws';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { WebSocketServer } from 'ws';

import type { Application } from '../application/application.ts';
import { contentSecurityPolicy } from '../contract/content-security-policy.ts';
import { permissionsPolicy } from '../contract/permissions-policy.ts';
import { socketPath } from '../contract/socket-path.ts';
import { done, failed, type Result } from '../domain/failures.ts';
import { Admission, type Asked } from './admission.ts';

export interface BrowserShell {
  /** Opens the page once; then its cookie does. */
  readonly url: string;
  /** Ends every page's socket and stops listening. */
  close(): Promise<void>;
}

export interface BrowserShellOptions {
  readonly application: Application;
  /** The built page. */
  readonly pageFolder: string;
  /** 0: any free one. */
  readonly port: number;
  /** Bytes of one message of a page; what is larger ends its socket. */
  readonly largestMessage?: number;
}

/** The largest file that a page may send up, and a little for what is around it. */
const largestFile = 513 * 1024 * 1024;
/** Nothing is sent up by a request. */
const largestBody = 1024;
const refused =
  'This page answers only the browser that opened it from Commissioner. Start Commissioner again for a new address.\n';

/** No route has a schema, so what would compile them is not loaded. */
const nothingToCompile = { buildValidator: () => nothingChecked, buildSerializer: () => nothingChecked };
const nothingChecked = (): never => {
  throw new Error('a route of the browser shell has a schema');
};

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'permissions-policy': permissionsPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
} as const;

/** Failure: `shell.port-taken`. */
export async function startBrowserShell(options: BrowserShellOptions): Promise<Result<BrowserShell>> {
  const admission = new Admission(() => randomBytes(24).toString('base64url'));
  // A browser opens connections ahead of time and says nothing on them: at the end nobody waits a minute for those.
  const server = fastify({
    ...{ logger: false, bodyLimit: largestBody, forceCloseConnections: true },
    schemaController: { compilersFactory: nothingToCompile },
  });
  await server.register(cookies);
  guardPages(server, admission);
  await server.register(files, { root: options.pageFolder, index: 'index.html', list: false, cacheControl: false });
  try {
    await server.listen({ host: '127.0.0.1', port: options.port });
  } catch (cause) {
    return failed('shell.port-taken', { port: options.port }, cause);
  }
  const { port } = server.server.address() as AddressInfo;
  admission.listensAt(port);
  const sockets = contractSockets(server, admission, options);
  return done({
    url: `http://127.0.0.1:${port}/open?token=${admission.token()}`,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      await server.close();
    },
  });
}

function guardPages(server: FastifyInstance, admission: Admission): void {
  server.addHook('onRequest', async (request, reply) => {
    void reply.headers(headers);
    const { url } = request;
    const asked = askedBy(request.headers, request.cookies[admission.cookie]);
    const answer = url.startsWith('/open?') ? admission.first(asked) : admission.page(asked);
    if (answer !== 'welcome')
      await reply
        .code(answer === 'wrong-host' ? 421 : 403)
        .type('text/plain')
        .send(refused);
  });
  server.get('/open', (request: FastifyRequest<{ Querystring: { token?: string } }>, reply: FastifyReply) => {
    const session = admission.exchange(request.query.token ?? '');
    if (session === null) return reply.code(403).type('text/plain').send(refused);
    return reply
      .setCookie(admission.cookie, session, { httpOnly: true, sameSite: 'strict', path: '/' })
      .redirect('/', 303);
  });
}

function contractSockets(
  server: FastifyInstance,
  admission: Admission,
  { application, largestMessage = largestFile }: BrowserShellOptions,
): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  const handler = handlerOf(application);
  server.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Whoever asks may be gone before the answer, refused or not: nobody ends the program by that.
    socket.on('error', () => socket.destroy());
    const cookie = server.parseCookie(request.headers.cookie ?? '')[admission.cookie];
    const welcome = request.url === socketPath && admission.socket(askedBy(request.headers, cookie)) === 'welcome';
    if (!welcome) return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    void handler.then((answers) =>
      sockets.handleUpgrade(request, socket, head, (page) => {
        // A message that is too large or broken ends this page's socket, not the program.
        page.on('error', () => page.terminate());
        void answers.upgrade(page);
      }),
    );
  });
  return sockets;
}

/** Loaded once the address has been told: meanwhile the browser opens, which takes longer. */
async function handlerOf(application: Application): Promise<RPCHandler<object>> {
  await new Promise<void>((told) => application.shell.outside.clock.after(0, told));
  const { createRouter } = await import('../application/router.ts');
  return new RPCHandler(createRouter(application));
}

const askedBy = (headers: IncomingMessage['headers'], cookie: string | undefined): Asked => ({
  host: headers.host,
  origin: headers.origin,
  cookie,
});

// The HTTP edge of the simulated platform: sign-in, the token on every call, not-OK answers in the dialect's form, pictures.
// Which call does what is decided by the routes of the dialect.

import fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { Clock } from '../../environment/clock.ts';
import type { User } from '../accounts.ts';
import { asObject } from '../records.ts';
import type { SimulatorOptions } from '../simulator.ts';
import type { World } from '../world.ts';
import { Refusal } from './call.ts';
import type { Answer, Call, Handle, Routes } from './call.ts';
import { documentedRoutes } from './documented-routes.ts';
import { firstFile } from './multipart.ts';
import { operatedRoutes } from './operated-routes.ts';
import type { RestContext } from './stored-objects.ts';

/** Pictures come as data URLs: a third larger than they are. */
const bodyAtMost = 96 * 1024 * 1024;

interface RestOptions {
  readonly context: RestContext;
  readonly routes: Routes;
  /** The body of an answer that is not OK. */
  readonly notOk: (status: number, message: string) => unknown;
  /** Status of an answer that is not OK: `operated` says 400 where others say 404. */
  readonly statusOf: (status: number) => number;
  readonly heard: (what: string, body: unknown) => void;
}

/** The REST interface of this world in its dialect. `at` is filled in when the listeners have their ports. */
export function restFor(
  options: SimulatorOptions,
  world: World,
  at: { readonly rest: string; readonly mqttHost: string },
  clock: Clock,
  heard: RestOptions['heard'],
): FastifyInstance {
  const { model, accounts } = world;
  const context: RestContext = {
    model,
    accounts,
    mqttHost: () => at.mqttHost,
    restUrl: () => at.rest,
    etags: options.etags,
    now: () => clock.now(),
  };
  const operated = options.dialect === 'operated';
  return restServer({
    context,
    routes: operated ? operatedRoutes(context) : documentedRoutes(context),
    notOk: (status, message) => (operated ? { code: status, message } : { status, message }),
    statusOf: (status) => (operated && status === 404 ? 400 : status),
    heard,
  });
}

function restServer(options: RestOptions): FastifyInstance {
  const app = fastify({ logger: false, bodyLimit: bodyAtMost, forceCloseConnections: true });
  app.addContentTypeParser(/^multipart\/form-data/, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) =>
    refuse(
      options,
      reply,
      error instanceof Refusal ? options.statusOf(error.status) : (error.statusCode ?? 500),
      error.message,
    ),
  );
  app.setNotFoundHandler((_request, reply) => refuse(options, reply, 404, 'There is no such call'));
  app.addHook('preHandler', async (request) => {
    options.heard(`${request.method} ${request.url}`, request.body);
  });
  addSignIn(app, options);
  addPictures(app, options);
  for (const [route, handle] of Object.entries(options.routes)) addRoute(app, options, route, handle);
  return app;
}

function refuse(options: RestOptions, reply: FastifyReply, status: number, message: string): FastifyReply {
  return reply.code(status).send(options.notOk(status, message));
}

function addSignIn(app: FastifyInstance, options: RestOptions): void {
  const { accounts } = options.context;
  const signIn = async (request: FastifyRequest) => {
    const { email, password } = asObject(request.body);
    if (typeof email !== 'string' || typeof password !== 'string') throw new Refusal(400, 'Missing email or password');
    const token = accounts.signIn(email, password);
    if (token === null) throw new Refusal(401, 'Wrong email or password');
    return { token };
  };
  app.post('/auth/jwt', signIn);
  app.post('/auth/login', signIn);
  app.get('/auth/logout', async (request) => {
    const { token } = signedIn(options, request);
    accounts.revoke(token);
    return {};
  });
}

/** `Authorization: JWT <token>`, or a 401. */
function signedIn(options: RestOptions, request: FastifyRequest): { user: User; token: string } {
  const token = /^JWT (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const user = options.context.accounts.userOf(token);
  if (!user) throw new Refusal(401, 'The access token is missing, expired or revoked');
  return { user, token };
}

function addPictures(app: FastifyInstance, options: RestOptions): void {
  const { model } = options.context;
  const send = async (request: FastifyRequest<{ Params: { id: string } }>, reply: FastifyReply) => {
    const { user } = signedIn(options, request);
    const picture = model.pictures.get(request.params.id);
    if (!picture) throw new Refusal(404, 'There is no such picture');
    if (!user.companies.includes(picture.companyId)) throw new Refusal(403, 'That picture is another company’s');
    const { mediaType, bytes } = picture.read();
    return reply.type(mediaType).send(Buffer.from(bytes));
  };
  app.get('/api/floorPlans/:id/image', send);
  app.get('/images/:id', send);
}

function addRoute(app: FastifyInstance, options: RestOptions, route: string, handle: Handle): void {
  const [method = '', url = ''] = route.split(' ');
  app.route({
    method,
    url,
    handler: async (request, reply) => {
      const answer = handle(callOf(request, signedIn(options, request).user));
      return send(options, reply, answer);
    },
  });
}

function send(options: RestOptions, reply: FastifyReply, answer: Answer): FastifyReply {
  if (options.context.etags && answer.version !== undefined) reply.header('etag', answer.version);
  reply.code(answer.status);
  return answer.body === undefined ? reply.send() : reply.send(answer.body);
}

function callOf(request: FastifyRequest, user: User): Call {
  const query = asObject(request.query);
  return {
    user,
    params: request.params as Record<string, string>,
    query: (key) => {
      const value = query[key];
      if (Array.isArray(value)) return value.map(String);
      return typeof value === 'string' && value !== '' ? [value] : [];
    },
    body: asObject(Buffer.isBuffer(request.body) ? undefined : request.body),
    ifMatch: request.headers['if-match'],
    file: Buffer.isBuffer(request.body) ? firstFile(request.body, request.headers['content-type'] ?? '') : undefined,
  };
}

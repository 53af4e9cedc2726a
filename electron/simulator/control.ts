// The control interface on loopback: what a test outside the process may see and do with the building. Form: the issue's
// table, row `simulate`.

import fastify from 'fastify';
import type { FastifyInstance } from 'fastify';

import type { Result } from '../domain/failures.ts';
import { wordsOf } from '../domain/failures.ts';
import { asObject } from './records.ts';
import { Refusal } from './rest/call.ts';
import type { PluggedDevice } from './simulator.ts';
import type { BoxPort, SiteFloor } from './site-floor.ts';
import { hasLamp } from './socket-state.ts';

export interface ControlOptions {
  readonly site: SiteFloor;
  readonly topicOf: (port: BoxPort) => string | null;
  readonly fault: (text: string) => Result<void>;
  readonly transportFault: (fault: { transport: string; share?: number; ms?: number }) => Result<void>;
}

/** `204`, or `4xx` with a sentence in plain text. */
export function controlServer(options: ControlOptions): FastifyInstance {
  const app = fastify({ logger: false, forceCloseConnections: true });
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) =>
    reply
      .code(error instanceof Refusal ? error.status : (error.statusCode ?? 500))
      .type('text/plain; charset=utf-8')
      .send(error.message),
  );
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).type('text/plain; charset=utf-8').send('There are GET /state and POST /plug, /unplug and /faults.'),
  );
  // Whatever a script calls its body, it is JSON.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, parsed) => {
    try {
      parsed(null, JSON.parse(String(body)));
    } catch {
      parsed(new Refusal(400, 'The body is not JSON; say for example {"portId":"…"}.'));
    }
  });
  app.get('/state', async () => ({ ports: stateOf(options) }));
  app.post('/plug', async (request, reply) => {
    const body = asObject(request.body);
    portOf(options.site, body['portId']).socket.plug(deviceOf(body['device']));
    return reply.code(204).send();
  });
  app.post('/unplug', async (request, reply) => {
    portOf(options.site, asObject(request.body)['portId']).socket.unplug();
    return reply.code(204).send();
  });
  app.post('/faults', async (request, reply) => {
    addFault(options, asObject(request.body));
    return reply.code(204).send();
  });
  return app;
}

/** The building's own ports, claimed or not; a port no socket is wired to has the label null. */
function stateOf(options: ControlOptions): unknown[] {
  const own = [...options.site.ports.values()].filter(({ box }) => box.built !== null);
  return own.map((port) => ({
    portId: port.portId,
    hubId: port.box.hubId,
    locationId: port.box.claim?.locationId ?? null,
    topic: options.topicOf(port),
    label: options.site.labelAt.get(port.portId) ?? null,
    device: port.socket.held,
    lamp: hasLamp(port.socket.state) ? port.socket.state.lampLevel : null,
  }));
}

function portOf(site: SiteFloor, portId: unknown): BoxPort {
  if (typeof portId !== 'string') throw new Refusal(400, 'Say which port, as {"portId":"…"}; GET /state lists them.');
  const port = site.ports.get(portId);
  if (!port) throw new Refusal(404, `No port has the id ${portId}.`);
  return port;
}

function deviceOf(value: unknown): PluggedDevice {
  const { type, name, watts } = asObject(value);
  if (typeof type !== 'string' || typeof name !== 'string') throw new Refusal(400, 'A device has a type and a name.');
  if (watts === undefined) return { type, name };
  if (typeof watts !== 'number' || !(watts >= 0))
    throw new Refusal(400, 'The watts of a device are a number, 0 or more.');
  return { type, name, watts };
}

function addFault(options: ControlOptions, body: Record<string, unknown>): void {
  const { add, transport, share, ms } = body;
  const wrong = [share, ms].some((value) => value !== undefined && typeof value !== 'number');
  if (wrong) throw new Refusal(400, 'The share and ms are numbers.');
  const result =
    typeof add === 'string'
      ? options.fault(add)
      : typeof transport === 'string'
        ? options.transportFault({
            transport,
            ...(typeof share === 'number' && { share }),
            ...(typeof ms === 'number' && { ms }),
          })
        : undefined;
  if (!result) throw new Refusal(400, 'Say what to add, as {"add":"swap:1"} or {"transport":"drop","share":0.1}.');
  if (!result.ok) {
    const { say, next } = wordsOf(result.failure);
    throw new Refusal(result.failure.code === 'simulator.faults-do-not-fit' ? 409 : 400, `${say} ${next}`);
  }
}

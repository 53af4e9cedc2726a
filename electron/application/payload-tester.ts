// The payload map's tester: the last message of a port as it came beside what was read from it, and how a message that a person
// pastes would be read. By the map of the site's connection, else of its dialect.

import type { HeardMessage, PayloadPort, TriedPayload } from '../contract/payload.ts';
import { dialectFor } from '../domain/dialects/dialects.ts';
import type { LiveDialect } from '../domain/dialects/dialect.ts';
import { done, failed, type Result } from '../domain/failures.ts';
import type { RawMessage } from '../domain/reading.ts';
import type { SiteState } from '../domain/site-types.ts';
import type { Millis } from '../domain/units.ts';
import { payloadFields } from '../live/payload-fields.ts';
import { compileTopics } from '../live/topics.ts';
import type { Application } from './application.ts';
import { portAddresses } from './port-addresses.ts';

/** A message as text is shown at most so long. */
const shownLength = 20_000;
/** No eye reads more than four a second; what comes in between is counted. */
const pauseMs: Millis = 250;

/** The last message of this port, or of whichever spoke last, from now on until the listener leaves. Nothing is kept but it. */
export async function* heardMessages(
  application: Application,
  portKey: string | null,
  signal: AbortSignal,
): AsyncGenerator<HeardMessage, void> {
  const { clock } = application.shell.outside;
  let last: { readonly portKey: string; readonly message: RawMessage } | null = null;
  let passed = -1;
  let wake: () => void = () => {};
  const unlisten = application.onReading((reading, message) => {
    if (portKey !== null && reading.portKey !== portKey) return;
    last = { portKey: reading.portKey, message };
    passed += 1;
    wake();
  });
  const ended = (): void => wake();
  signal.addEventListener('abort', ended, { once: true });
  const heard = (): typeof last => last;
  try {
    while (!signal.aborted) {
      const now = heard();
      if (now) {
        const shown = messageView(application, now.portKey, now.message, passed);
        [last, passed] = [null, -1];
        if (shown) yield shown;
        if (!signal.aborted) await new Promise<void>((resolve) => clock.after(pauseMs, resolve));
      } else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    unlisten();
    signal.removeEventListener('abort', ended);
  }
}

/** Failures: `live.not-json`, `live.not-an-object`. A topic that is of no port of the site is no failure, it is told. */
export function tryPayload(
  application: Application,
  { topic, raw }: { readonly topic?: string | undefined; readonly raw: string },
): Result<TriedPayload> {
  const state = application.document?.state;
  if (!state) return failed('shell.no-site');
  const dialect = dialectOf(application, state);
  let json: unknown;
  try {
    json = JSON.parse(raw);
  } catch (error) {
    return failed('live.not-json', { detail: error instanceof Error ? error.message.slice(0, 200) : '' });
  }
  const fields = payloadFields(dialect.payload, json);
  if (!fields) return failed('live.not-an-object');
  const asked = topic?.trim() ?? '';
  return done({
    fields,
    topic:
      asked === '' ? null : { port: portOfTopic(application, state, dialect, asked), form: dialect.topics.updates },
  });
}

function messageView(
  application: Application,
  portKey: string,
  { topic, raw, at }: RawMessage,
  passed: number,
): HeardMessage | null {
  const state = application.document?.state;
  if (!state) return null;
  const text = new TextDecoder().decode(raw);
  const fields = payloadFields(dialectOf(application, state).payload, JSON.parse(text)) ?? [];
  return { port: portView(state, portKey), topic, raw: text.slice(0, shownLength), at, fields, passed };
}

/** A connection may read some fields otherwise than its dialect does. */
const dialectOf = ({ online }: Application, state: SiteState): LiveDialect =>
  online?.connection.dialect.live ?? dialectFor(state.dialect ?? 'documented').live;

function portOfTopic(
  { online }: Application,
  state: SiteState,
  { topics }: LiveDialect,
  topic: string,
): PayloadPort | null {
  const compiled = compileTopics(topics);
  const companyId = online?.connection.profile.companyId ?? state.companyId ?? '';
  const address = portAddresses(state, companyId).find((port) => compiled.updates(port).includes(topic));
  return address ? portView(state, address.portKey) : null;
}

function portView(state: SiteState, portKey: string): PayloadPort {
  const port = state.portsByKey.get(portKey);
  const hub = port && state.hubs.get(port.hubId);
  return {
    portKey,
    label: (port?.socketId && state.sockets.get(port.socketId)?.label) || null,
    hub: hub ? hub.name || hub.hwId : null,
    number: port?.number ?? null,
  };
}

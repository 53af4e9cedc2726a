// Opens the byte stream under one MQTT connection: TCP, TLS or WebSocket, with an own authority and client certificate, and
// says what a server's refusal meant. Platform contract, *Local broker* and *Live stream*; RFC 6455 (upgrade).

import { connect as connectTcp, isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls, createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { createWebSocketStream, WebSocket } from 'ws';
import { done, failed, type Result } from '../domain/failures.ts';

/** PEM texts. The authority is trusted beside those that Node brings. */
export interface TlsMaterial {
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

/** What the server said instead of a WebSocket. `date`: its clock, where it told. */
export interface Refusal {
  readonly status: number;
  readonly date: number | null;
}

export interface OpenedStream {
  readonly stream: Duplex;
  /** Known once the stream has failed. */
  refusal(): Refusal | null;
}

const plainPorts: Readonly<Record<string, number>> = { 'mqtt:': 1883, 'mqtts:': 8883 };

/** True for the addresses that `openStream` takes. */
export function isBrokerUrl(url: string): boolean {
  return URL.canParse(url) && /^(mqtts?|wss?):\/\/[^/]/.test(url);
}

/** Opens streams to an address; what goes wrong comes as the stream's error. */
export type OpenStream = (url: string) => OpenedStream;

/**
 * Reads the certificates once for all connections to come. Throws nothing; `live.untrusted` where a PEM can't be read.
 * The address is used as it is, letter by letter: it may be signed.
 */
export function createStreamOpener(tls: TlsMaterial): Result<OpenStream> {
  const context = contextOf(tls);
  if (!context.ok) return context;
  return done((url) => {
    const { protocol } = new URL(url);
    return protocol === 'ws:' || protocol === 'wss:'
      ? openWebSocket(url, context.value)
      : openSocket(url, context.value);
  });
}

type MaybeContext = { readonly secureContext?: SecureContext };

function contextOf({ ca, cert, key }: TlsMaterial): Result<MaybeContext> {
  if (ca === undefined && cert === undefined && key === undefined) return done({});
  try {
    const secureContext = createSecureContext({
      ...(ca !== undefined && { ca: [...rootCertificates, ca] }),
      ...(cert !== undefined && { cert }),
      ...(key !== undefined && { key }),
    });
    return done({ secureContext });
  } catch (cause) {
    return failed('live.bad-certificate', {}, cause);
  }
}

function openSocket(url: string, context: MaybeContext): OpenedStream {
  const { protocol, hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const to = { host, port: port === '' ? (plainPorts[protocol] ?? 1883) : Number(port) };
  const stream =
    protocol === 'mqtts:'
      ? connectTls({ ...to, ...context, ...(isIP(host) === 0 && { servername: host }) })
      : connectTcp(to);
  stream.setNoDelay(true);
  return { stream, refusal: () => null };
}

function openWebSocket(url: string, context: MaybeContext): OpenedStream {
  let refusal: Refusal | null = null;
  const socket = new WebSocket(url, ['mqtt'], { ...context, perMessageDeflate: false });
  socket.on('unexpected-response', (_request, response) => {
    const date = Date.parse(response.headers.date ?? '');
    refusal = { status: response.statusCode ?? 0, date: Number.isNaN(date) ? null : date };
    response.resume();
    socket.terminate();
  });
  const stream = createWebSocketStream(socket);
  socket.on('close', () => stream.destroy());
  return { stream, refusal: () => refusal };
}

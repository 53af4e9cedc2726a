// The MQTT broker of the simulated platform: a signed listener (MQTT over WebSocket over TLS, with AWS's signature check,
// permissions and quotas) and a plain one without any of that, both with the same sockets behind them.

import { createServer as createTlsServer } from 'node:https';
import type { Server as TlsServer } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { Server as TcpServer, Socket } from 'node:net';
import type { Duplex } from 'node:stream';

import { Aedes } from 'aedes';
import type { AuthenticateError, Client, PublishPacket, Subscription } from 'aedes';
import { WebSocketServer } from 'ws';

import type { Millis } from '../../domain/units.ts';
import type { Chance } from '../../environment/chance.ts';
import type { Cancel, Clock } from '../../environment/clock.ts';
import type { Accounts, MqttCredentials } from '../accounts.ts';
import type { WireDialect } from '../wire-dialect.ts';
import { Air } from './air.ts';
import type { Authority } from './authority.ts';
import { linkOverTcp, linkOverWebSocket } from './link.ts';
import type { Link } from './link.ts';
import { aws, RateLimit } from './quota.ts';
import { checkSignature } from './signature-check.ts';
import { noRules, signedRules, tooDeep } from './signed-rules.ts';
import { MessageFaults } from './transport-faults.ts';
import type { TransportFault } from './transport-faults.ts';

export interface BrokerOptions {
  readonly authority: Authority;
  readonly accounts: Accounts;
  readonly wire: WireDialect;
  readonly quotas: 'aws' | 'off';
  readonly clock: Clock;
  readonly chance: Chance;
  /** A client has published; not called for what a quota discarded. */
  readonly published: (topic: string, payload: Buffer) => void;
}

/** Who is at the other end. Null credentials: the plain listener. */
interface Session {
  readonly link: Link;
  readonly credentials: MqttCredentials | null;
  readonly outgoing: RateLimit | null;
}

const restartingFor = 500;

export class Broker {
  readonly air: Air;
  readonly #options: BrokerOptions;
  readonly #faults: MessageFaults;
  readonly #aedes: Aedes;
  readonly #tls: TlsServer;
  readonly #tcp: TcpServer;
  readonly #upgrades = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => [...offered].find((name) => name.startsWith('mqtt')) ?? false,
  });
  readonly #sessions = new Set<Session>();
  readonly #sockets = new Set<Socket>();
  readonly #byStream = new WeakMap<object, Session>();
  readonly #lastConnect = new Map<string, Millis>();
  readonly #timers = new Set<Cancel>();
  #down = false;

  constructor(options: BrokerOptions) {
    this.#options = options;
    this.#faults = new MessageFaults(options.chance, options.clock);
    this.air = new Air(this.#faults, () => options.clock.now());
    this.#aedes = this.#makeAedes();
    this.#tls = createTlsServer({ key: options.authority.key, cert: options.authority.cert });
    this.#tls.on('upgrade', (request, stream, head) => this.#upgrade(request, stream, head));
    this.#tcp = createTcpServer((socket) => {
      if (this.#down) return void socket.destroy();
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      this.#open(
        linkOverTcp(socket, noRules, () => options.clock.now()),
        null,
      );
    });
  }

  /** Listens on loopback; the ports really taken. 0 asks for any free one. */
  async listen(signedPort: number, plainPort: number): Promise<{ signed: number; plain: number }> {
    await this.#aedes.listen();
    return { signed: await listening(this.#tls, signedPort), plain: await listening(this.#tcp, plainPort) };
  }

  /** Applies a fault of messages from now on, or does something to the connections there are. */
  transportFault(fault: TransportFault): void {
    if (this.#faults.set(fault)) return;
    const hit = [...this.#sessions].filter(() => this.#options.chance() < fault.share);
    switch (fault.kind) {
      case 'cut':
        return cutAll(hit);
      case 'half-open':
        for (const { link } of hit) link.freeze();
        if (fault.ms !== undefined) this.#later(fault.ms, () => cutAll(hit));
        return;
      case 'restart':
        this.#down = true;
        cutAll([...this.#sessions]);
        this.#later(fault.ms ?? restartingFor, () => (this.#down = false));
        return;
      case 'expire':
        this.#options.accounts.expireCredentials();
        return cutAll([...this.#sessions].filter((session) => session.credentials !== null));
      default:
    }
  }

  async stop(): Promise<void> {
    this.#down = true;
    for (const cancel of this.#timers) cancel();
    cutAll([...this.#sessions]);
    // A line that had gone half-open is still up although its session has ended.
    for (const socket of this.#upgrades.clients) socket.terminate();
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((closed) => this.#aedes.close(() => closed()));
    this.#upgrades.close();
    this.#tls.closeAllConnections();
    await Promise.all([closing(this.#tls), closing(this.#tcp)]);
  }

  #makeAedes(): Aedes {
    const aedes = new Aedes({
      concurrency: 1_000,
      authenticate: (client, _user, _password, done) => this.#authenticate(client, done),
      authorizePublish: (client, packet, done) => this.#authorizePublish(client, packet, done),
      authorizeSubscribe: (client, subscription, done) => this.#authorizeSubscribe(client, subscription, done),
      authorizeForward: (client, packet) => {
        const { outgoing } = this.#sessionOf(client) ?? {};
        return outgoing && !outgoing.take(this.#options.clock.now()) ? null : packet;
      },
    });
    aedes.on('subscribe', (subscriptions, client) => {
      const outgoing = this.#sessionOf(client)?.outgoing ?? null;
      for (const { topic, qos } of subscriptions) {
        if (Number(qos) !== 128) this.air.subscribed(client, topic, outgoing);
      }
    });
    aedes.on('unsubscribe', (filters, client) => {
      for (const filter of filters) this.air.unsubscribed(client, filter);
    });
    aedes.on('clientDisconnect', (client) => this.air.gone(client));
    return aedes;
  }

  #upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on('error', () => stream.destroy());
    if (this.#down) return void stream.destroy();
    const { clock, accounts, quotas } = this.#options;
    const verdict = checkSignature(request.url ?? '', request.headers.host ?? '', clock.now(), (id) =>
      accounts.credentials(id),
    );
    if (!verdict.ok) return refuseUpgrade(stream, verdict.why, clock.now());
    this.#upgrades.handleUpgrade(request, stream, head, (socket) => {
      const rules = quotas === 'aws' ? signedRules() : noRules;
      this.#open(
        linkOverWebSocket(socket, rules, () => clock.now()),
        verdict.credentials,
      );
    });
  }

  #open(link: Link, credentials: MqttCredentials | null): void {
    const limited = credentials !== null && this.#options.quotas === 'aws';
    const session: Session = { link, credentials, outgoing: limited ? new RateLimit(aws.publishesPerSecond) : null };
    this.#sessions.add(session);
    this.#byStream.set(link, session);
    link.on('error', () => link.destroy());
    link.on('close', () => this.#sessions.delete(session));
    this.#aedes.handle(link);
  }

  #sessionOf(client: Client | null): Session | undefined {
    return client ? this.#byStream.get(client.conn) : undefined;
  }

  #authenticate(client: Client, done: (error: AuthenticateError | null, success: boolean | null) => void): void {
    const session = this.#sessionOf(client);
    if (!session?.outgoing) return done(null, true);
    const now = this.#options.clock.now();
    const last = this.#lastConnect.get(client.id) ?? Number.NEGATIVE_INFINITY;
    if (this.#lastConnect.size > 10_000) this.#lastConnect.clear();
    this.#lastConnect.set(client.id, now);
    // One CONNECT a second for each client id [aws].
    if (now - last < 1_000) return done(Object.assign(new Error('Too many connects'), { returnCode: 3 }), false);
    done(null, true);
  }

  #authorizePublish(client: Client | null, packet: PublishPacket, done: (error?: Error | null) => void): void {
    const { topic } = packet;
    const credentials = this.#sessionOf(client)?.credentials ?? null;
    if (topic.startsWith('$SYS/')) return done(new Error('$SYS is reserved'));
    const allowed = !credentials || this.#options.wire.actionOf(topic)?.companyId === credentials.companyId;
    if (!allowed) return done(new Error('No permission for this topic'));
    this.#options.published(topic, Buffer.from(packet.payload));
    done(null);
  }

  #authorizeSubscribe(
    client: Client,
    subscription: Subscription,
    done: (error: Error | null, subscription?: Subscription | null) => void,
  ): void {
    const session = this.#sessionOf(client);
    if (!session?.credentials) return done(null, subscription);
    const { topic, qos } = subscription;
    if (!this.#options.wire.mayHear(topic, session.credentials.companyId)) return done(null, null);
    if (session.outgoing && (qos > 1 || tooDeep(topic) || !this.#roomFor(client, topic))) return done(null, null);
    done(null, subscription);
  }

  /** Filters granted in this SUBSCRIBE are not counted in `air` yet, so the client's own list is asked. */
  #roomFor(client: Client, filter: string): boolean {
    const { subscriptions } = client as Client & { readonly subscriptions: Readonly<Record<string, unknown>> };
    return filter in subscriptions || Object.keys(subscriptions).length < aws.filters;
  }

  #later(ms: Millis, run: () => void): void {
    const cancel = this.#options.clock.after(ms, () => {
      this.#timers.delete(cancel);
      run();
    });
    this.#timers.add(cancel);
  }
}

function cutAll(sessions: readonly Session[]): void {
  for (const { link } of sessions) link.cut();
}

/** As AWS does: HTTP 403 in place of the upgrade. */
function refuseUpgrade(stream: Duplex, why: string, now: Millis): void {
  const body = JSON.stringify({ message: why });
  stream.end(
    `HTTP/1.1 403 Forbidden\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n` +
      `date: ${new Date(now).toUTCString()}\r\nconnection: close\r\n\r\n${body}`,
  );
}

async function listening(server: TlsServer | TcpServer, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}

async function closing(server: TlsServer | TcpServer): Promise<void> {
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

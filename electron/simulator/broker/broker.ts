// The MQTT broker of the simulated platform: a signed listener (MQTT over WebSocket over TLS, with AWS's signature check,
// permissions and quotas) and a plain one without any of that, both with the same sockets behind them.

import type { IncomingMessage } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Server as TlsServer } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import type { Server as TcpServer, Socket } from 'node:net';
import type { Duplex } from 'node:stream';

import { Aedes } from 'aedes';
import { WebSocketServer } from 'ws';

import type { Millis } from '../../domain/units.ts';
import type { Chance } from '../../environment/chance.ts';
import type { Clock } from '../../environment/clock.ts';
import type { Accounts, MqttCredentials } from '../accounts.ts';
import type { WireDialect } from '../wire-dialect.ts';
import { Air } from './air.ts';
import type { Authority } from './authority.ts';
import { linkOverTcp, linkOverWebSocket } from './link.ts';
import type { Link } from './link.ts';
import { permissions } from './permissions.ts';
import type { PermissionOptions } from './permissions.ts';
import { cutAll, Sessions } from './sessions.ts';
import { checkSignature } from './signature-check.ts';
import { noRules, signedRules } from './signed-rules.ts';
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

const restartingFor = 500;

export class Broker {
  readonly air: Air;
  readonly #options: BrokerOptions;
  readonly #faults: MessageFaults;
  readonly #sessions: Sessions;
  readonly #aedes: Aedes;
  readonly #tls: TlsServer;
  readonly #tcp: TcpServer;
  readonly #sockets = new Set<Socket>();
  readonly #upgrades = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => [...offered].find((name) => name.startsWith('mqtt')) ?? false,
  });
  #down = false;

  constructor(options: BrokerOptions) {
    this.#options = options;
    this.#faults = new MessageFaults(options.chance, options.clock);
    this.#sessions = new Sessions(options.clock, options.chance);
    this.air = new Air(this.#faults, this.#now);
    this.#aedes = this.#makeAedes();
    this.#tls = createTlsServer({ key: options.authority.key, cert: options.authority.cert });
    this.#tls.on('upgrade', (request, stream, head) => this.#upgrade(request, stream, head));
    this.#tcp = createTcpServer((socket) => this.#accept(socket));
  }

  readonly #now = (): Millis => this.#options.clock.now();

  /** Listens on loopback; the ports really taken. 0 asks for any free one. */
  async listen(signedPort: number, plainPort: number): Promise<{ signed: number; plain: number }> {
    await this.#aedes.listen();
    return { signed: await listening(this.#tls, signedPort), plain: await listening(this.#tcp, plainPort) };
  }

  /** Applies a fault of messages from now on, or does something to the connections there are. */
  transportFault(fault: TransportFault): void {
    if (this.#faults.set(fault)) return;
    const hit = this.#sessions.some(fault.share);
    switch (fault.kind) {
      case 'cut':
        return cutAll(hit);
      case 'half-open':
        for (const { link } of hit) link.freeze();
        if (fault.ms !== undefined) this.#sessions.later(fault.ms, () => cutAll(hit));
        return;
      case 'restart':
        this.#down = true;
        cutAll(this.#sessions.some(1));
        this.#sessions.later(fault.ms ?? restartingFor, () => (this.#down = false));
        return;
      case 'expire':
        this.#options.accounts.expireCredentials();
        return cutAll(this.#sessions.some(1).filter((session) => session.credentials !== null));
      default:
    }
  }

  async stop(): Promise<void> {
    this.#down = true;
    this.#faults.stop();
    this.#sessions.stop();
    // A line that had gone half-open is still up although its session has ended.
    for (const socket of this.#upgrades.clients) socket.terminate();
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((closed) => this.#aedes.close(() => closed()));
    this.#upgrades.close();
    this.#tls.closeAllConnections();
    await Promise.all([closing(this.#tls), closing(this.#tcp)]);
  }

  #makeAedes(): Aedes {
    const { wire, published } = this.#options;
    const sessions = this.#sessions;
    const granted: PermissionOptions['granted'] = (client, filter, session) =>
      this.air.subscribed(client, filter, session?.outgoing ?? null);
    const rules = permissions({ sessions, wire, now: this.#now, published, granted });
    const aedes = new Aedes({ concurrency: 1_000, ...rules });
    aedes.on('unsubscribe', (filters, client) => {
      for (const filter of filters) this.air.unsubscribed(client, filter);
    });
    aedes.on('clientDisconnect', (client) => this.air.gone(client));
    return aedes;
  }

  #accept(socket: Socket): void {
    if (this.#down) return void socket.destroy();
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    this.#open(linkOverTcp(socket, noRules, this.#now), null);
  }

  #upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on('error', () => stream.destroy());
    if (this.#down) return void stream.destroy();
    const { accounts, quotas } = this.#options;
    const { url = '', headers } = request;
    const verdict = checkSignature(url, headers.host ?? '', this.#now(), (id) => accounts.credentials(id));
    if (!verdict.ok) return refuseUpgrade(stream, verdict.why, this.#now());
    this.#upgrades.handleUpgrade(request, stream, head, (socket) => {
      const rules = quotas === 'aws' ? signedRules() : noRules;
      this.#open(linkOverWebSocket(socket, rules, this.#now), verdict.credentials);
    });
  }

  #open(link: Link, credentials: MqttCredentials | null): void {
    this.#sessions.open(link, credentials, credentials !== null && this.#options.quotas === 'aws');
    this.#aedes.handle(link);
  }
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

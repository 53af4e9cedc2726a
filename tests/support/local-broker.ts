// A plain MQTT broker on loopback for tests, that can be stopped and started on the same port, with sockets cut on demand.

import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Aedes, type Client } from 'aedes';

export interface LocalBroker {
  readonly url: string;
  publish(topic: string, payload: string, retain?: boolean): Promise<void>;
  /** Topic and payload of everything clients have published. */
  readonly published: { readonly topic: string; readonly payload: string }[];
  /** Filters of every SUBSCRIBE so far, one list a packet. */
  readonly subscribes: (readonly string[])[];
  readonly clientIds: Set<string>;
  sockets(): readonly Socket[];
  /** Ends every connection without a word. */
  cut(): void;
  stop(): Promise<void>;
  start(): Promise<void>;
}

export interface BrokerRules {
  readonly mayConnect?: (username: string | undefined, password: string | undefined) => boolean;
  readonly mayHear?: (filter: string) => boolean;
  readonly onAction?: (topic: string, payload: string) => void;
}

export async function startLocalBroker(rules: BrokerRules = {}): Promise<LocalBroker> {
  const aedes = await Aedes.createBroker({
    authenticate: (_client, username, password, done) =>
      done(null, rules.mayConnect?.(username, password?.toString()) ?? true),
    authorizeSubscribe: (_client, subscription, done) =>
      done(null, (rules.mayHear?.(subscription.topic) ?? true) ? subscription : null),
  });
  const published: { topic: string; payload: string }[] = [];
  const subscribes: (readonly string[])[] = [];
  const clientIds = new Set<string>();
  const open = new Set<Socket>();
  aedes.on('client', (client: Client) => clientIds.add(client.id));
  aedes.on('subscribe', (subscriptions) => subscribes.push(subscriptions.map(({ topic }) => topic)));
  aedes.on('publish', (packet, client) => {
    if (client === null) return;
    published.push({ topic: packet.topic, payload: packet.payload.toString() });
    rules.onAction?.(packet.topic, packet.payload.toString());
  });

  let port = 0;
  let server: Server;
  const start = async (): Promise<void> => {
    server = createServer((socket) => {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
      socket.on('error', () => {});
      aedes.handle(socket);
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  };
  const cut = (): void => {
    for (const socket of open) socket.resetAndDestroy();
  };
  await start();
  return {
    get url() {
      return `mqtt://127.0.0.1:${port}`;
    },
    publish: (topic, payload, retain = false) =>
      new Promise((resolve, reject) =>
        aedes.publish({ cmd: 'publish', topic, payload, qos: 0, retain, dup: false }, (error) =>
          error ? reject(error) : resolve(),
        ),
      ),
    published,
    subscribes,
    clientIds,
    sockets: () => [...open],
    cut,
    async stop() {
      cut();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
    start,
  };
}

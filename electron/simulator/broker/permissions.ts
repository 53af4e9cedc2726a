// Decides who may connect, hear and say what: signed sessions stay within their company and AWS's quotas, plain ones may do
// anything. Handlers of the broker library. Platform contract, *What AWS IoT Core allows one connection*.

import type { AedesOptions, Client } from 'aedes';

import type { Millis } from '../../domain/units.ts';
import type { WireDialect } from '../wire-dialect.ts';
import { aws } from './quota.ts';
import type { Session, Sessions } from './sessions.ts';
import { tooDeep } from './signed-rules.ts';

export interface PermissionOptions {
  readonly sessions: Sessions;
  readonly wire: WireDialect;
  readonly now: () => Millis;
  readonly published: (topic: string, payload: Buffer) => void;
  /** A filter was granted: from now on, even before the client is told (MQTT 3.1.1, section 3.8.4). */
  readonly granted: (client: Client, filter: string, session: Session | undefined) => void;
}

type Handlers = Required<
  Pick<AedesOptions, 'authenticate' | 'authorizePublish' | 'authorizeSubscribe' | 'authorizeForward'>
>;

/** Client ids remembered for the quota of connects. */
const idsAtMost = 10_000;
const serverUnavailable = 3;

export function permissions({ sessions, wire, now, published, granted }: PermissionOptions): Handlers {
  const lastConnect = new Map<string, Millis>();
  return {
    authenticate(client, _user, _password, done) {
      if (!sessions.of(client)?.outgoing) return done(null, true);
      const last = lastConnect.get(client.id) ?? Number.NEGATIVE_INFINITY;
      if (lastConnect.size >= idsAtMost) lastConnect.clear();
      lastConnect.set(client.id, now());
      if (now() - last >= aws.connectEvery) return done(null, true);
      return done(Object.assign(new Error('Too many connects'), { returnCode: serverUnavailable }), false);
    },
    authorizePublish(client, { topic, payload }, done) {
      const credentials = sessions.of(client)?.credentials ?? null;
      if (topic.startsWith('$SYS/')) return done(new Error('$SYS is reserved'));
      const allowed = !credentials || wire.actionOf(topic)?.companyId === credentials.companyId;
      if (!allowed) return done(new Error('No permission for this topic'));
      published(topic, Buffer.from(payload));
      return done(null);
    },
    authorizeSubscribe(client, subscription, done) {
      const session = sessions.of(client);
      const { topic, qos } = subscription;
      const allowed = !session?.credentials || wire.mayHear(topic, session.credentials.companyId);
      const withinQuota = !session?.outgoing || (qos <= 1 && !tooDeep(topic) && hasRoomFor(client, topic));
      if (!allowed || !withinQuota) return done(null, null);
      granted(client, topic, session);
      return done(null, subscription);
    },
    authorizeForward(client, packet) {
      const { outgoing } = sessions.of(client) ?? {};
      return outgoing && !outgoing.take(now()) ? null : packet;
    },
  };
}

/** The client's own list is asked: it has the filters granted earlier in the same SUBSCRIBE too. */
function hasRoomFor(client: Client, filter: string): boolean {
  const { subscriptions } = client as Client & { readonly subscriptions: Readonly<Record<string, unknown>> };
  return filter in subscriptions || Object.keys(subscriptions).length < aws.filters;
}

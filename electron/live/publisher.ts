// Sends actions to ports: address, payload, the least busy connection, under the quota. Platform contract, *Live stream*
// (actions) and *Subscription plan* (actions share the quota and are paced).

import type { LiveDialect } from '../domain/dialects/dialect.ts';
import { failed, type Result } from '../domain/failures.ts';
import type { PortAction, PortAddress, PortKey } from '../domain/reading.ts';
import type { Clock } from '../environment/clock.ts';
import { compileActions } from './action-template.ts';
import type { Connection } from './connection.ts';
import { createPacing, type Pacing } from './pacing.ts';
import type { CompiledTopics } from './topics.ts';
import type { Traffic } from './traffic.ts';

export interface PublisherOptions {
  readonly clock: Clock;
  readonly dialect: LiveDialect;
  readonly topics: CompiledTopics;
  readonly actionsPerSecond: number;
  readonly addressOf: (portKey: PortKey) => PortAddress | undefined;
  readonly lanes: () => readonly Connection[];
  readonly traffic: Traffic;
}

/** `act` fails with `live.unknown-port`, `live.no-such-action`, `live.not-connected`, `live.not-taken` besides pacing's own. */
export function createPublisher(options: PublisherOptions): Pacing {
  const payloadOf = compileActions(options.dialect.actions);
  const leastBusy = (): Connection | undefined => {
    const up = options.lanes().filter((lane) => lane.isUp());
    const rate = (lane: Connection): number => options.traffic.rate(lane);
    return up.reduce((best, lane) => (rate(lane) < rate(best) ? lane : best), up[0]!);
  };
  const publish = async (portKey: PortKey, action: PortAction): Promise<Result<void>> => {
    const port = options.addressOf(portKey);
    if (port === undefined) return failed('live.unknown-port', { port: portKey });
    const payload = payloadOf(port, action);
    if (!payload.ok) return payload;
    const lane = leastBusy();
    if (lane === undefined) return failed('live.not-connected');
    return lane.publish(options.topics.action(port), payload.value);
  };
  return createPacing(options.clock, options.actionsPerSecond, publish);
}

// A small site and a live session on it, for the tests of this folder.

import { documentedLive } from '../../../electron/domain/dialects/documented-live.ts';
import type { PortAddress, PortReading, RawMessage } from '../../../electron/domain/reading.ts';
import { systemOutside } from '../../../electron/environment/outside.ts';
import { createLiveSession, type LiveSessionOptions } from '../../../electron/live/live-session.ts';
import type { LineState, LiveSession } from '../../../electron/live/live.ts';

const company = 'c1';

/** Ports p1, p2 … on hubs h1, h2 … of `perHub` ports. */
export function someports(count: number, perHub = 8): PortAddress[] {
  return Array.from({ length: count }, (_, index) => ({
    portKey: `p${index + 1}`,
    companyId: company,
    locationId: 'l1',
    hubId: `h${Math.floor(index / perHub) + 1}`,
  }));
}

export const topicOf = (port: PortAddress): string =>
  `/ports/${port.companyId}/${port.locationId}/${port.hubId}/${port.portKey}`;

export const actionTopicOf = (port: PortAddress): string => topicOf(port).replace('/ports/', '/action/');

export const plugged = (watts = 12): string =>
  JSON.stringify({ data: { device: { type: 'laptop', name: 'load' }, power: { watts } } });
export const empty = (): string => JSON.stringify({ data: { device: null, power: { watts: 0 } } });
export const lampAt = (level: number): string => JSON.stringify({ data: { device: { lamp: { level } } } });

export interface HeardSession {
  readonly live: LiveSession;
  readonly readings: PortReading[];
  readonly messages: RawMessage[];
  readonly lines: LineState[];
}

export function sessionWith(
  options: Pick<LiveSessionOptions, 'source'> & Partial<LiveSessionOptions> & { ports?: readonly PortAddress[] },
): HeardSession {
  const { ports = someports(8), ...rest } = options;
  const live = createLiveSession({
    ...systemOutside(),
    dialect: documentedLive,
    companyId: company,
    target: { ports },
    quotas: 'off',
    plan: 'lanes',
    leases: { opened() {}, ended() {} },
    ...rest,
  });
  const heard: HeardSession = { live, readings: [], messages: [], lines: [] };
  live.onReading((reading, message) => {
    heard.readings.push(reading);
    heard.messages.push(message);
  });
  live.onLine((line) => heard.lines.push(line));
  return heard;
}

// What can be said of a site without changing it: its summary, and a line for each socket. Pure but for the document.

import type { SiteState } from '../domain/site-types.ts';
import type { Verdict } from '../domain/verdict.ts';
import { dialectFor } from '../domain/dialects/dialects.ts';
import { compileTopics } from '../live/topics.ts';
import type { SiteDocument } from '../site/site-document.ts';
import { portAddresses } from './connection.ts';

export interface SiteInfo {
  readonly id: string;
  readonly name: string;
  readonly schema: number;
  readonly events: number;
  readonly head: string;
  /** Sockets by verdict; they sum to `sockets`. */
  readonly counts: Readonly<Record<Verdict | 'sockets' | 'hubs' | 'plans' | 'locations' | 'openIssues', number>>;
}

export interface SocketLine {
  readonly id: string;
  readonly label: string;
  readonly locationId: string;
  readonly hubId: string | null;
  readonly portId: string | null;
  readonly topic: string | null;
  readonly verdict: Verdict;
  readonly reason: string | null;
  /** When the verdict was recorded, ISO 8601; null while untested. */
  readonly at: string | null;
}

export function siteInfo(document: SiteDocument): SiteInfo {
  const { state } = document;
  const { id, name, eventCount: events } = state;
  return { id, name, schema: document.schema, events, head: document.head(), counts: siteCounts(state) };
}

export function socketLines(state: SiteState): SocketLine[] {
  const topics = compileTopics(dialectFor(state.dialect ?? 'documented').live.topics);
  const addresses = new Map(portAddresses(state, state.companyId ?? '').map((address) => [address.portKey, address]));
  return [...state.sockets.values()]
    .filter((socket) => !socket.removed)
    .map((socket) => {
      const port = socket.binding && state.hubs.get(socket.binding.hubId)?.ports.get(socket.binding.number);
      const address = port?.portKey ? addresses.get(port.portKey) : undefined;
      const { verdict, reason, at } = socket.verdict;
      return {
        id: socket.id,
        label: socket.label,
        locationId: socket.locationId,
        hubId: socket.binding?.hubId ?? null,
        portId: port?.portKey ?? null,
        topic: address ? (topics.updates(address)[0] ?? null) : null,
        verdict,
        reason,
        at: at === null ? null : new Date(at).toISOString(),
      };
    });
}

function siteCounts(state: SiteState): SiteInfo['counts'] {
  const live = <T extends { removed: boolean }>(things: ReadonlyMap<string, T>): T[] =>
    [...things.values()].filter((thing) => !thing.removed);
  const counts = { pass: 0, marginal: 0, fail: 0, deferred: 0, stale: 0, untested: 0 };
  const sockets = live(state.sockets);
  for (const socket of sockets) counts[socket.verdict.verdict] += 1;
  return {
    sockets: sockets.length,
    ...counts,
    hubs: live(state.hubs).length,
    plans: live(state.plans).length,
    locations: live(state.locations).length,
    openIssues: [...state.issues.values()].filter((issue) => issue.state === 'open').length,
  };
}

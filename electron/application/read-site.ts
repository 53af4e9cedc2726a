// What can be said of a site without changing it: its summary, and a line for each socket. Pure but for the document.

import { boundPort, liveSockets, siteCounts } from '../domain/site-queries.ts';
import type { SiteState, SyncState } from '../domain/site-types.ts';
import type { Verdict } from '../domain/verdict.ts';
import { dialectFor } from '../domain/dialects/dialects.ts';
import { compileTopics } from '../live/topics.ts';
import type { SiteDocument } from '../site/site-document.ts';
import { portAddresses } from './port-addresses.ts';

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
  /** Of location and hub the platform's ids where it knows them, else the document's. */
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
  return { id, name, schema: document.schema, events, head: document.head(), counts: siteCountsOf(state) };
}

function siteCountsOf(state: SiteState): SiteInfo['counts'] {
  const there = (things: ReadonlyMap<string, { readonly removed: boolean }>): number =>
    [...things.values()].filter(({ removed }) => !removed).length;
  return {
    ...siteCounts(state).total,
    hubs: there(state.hubs),
    plans: there(state.plans),
    locations: there(state.locations),
    openIssues: [...state.issues.values()].filter((issue) => issue.state === 'open').length,
  };
}

export function socketLines(state: SiteState): SocketLine[] {
  const topics = compileTopics(dialectFor(state.dialect ?? 'documented').live.topics);
  const addresses = new Map(portAddresses(state, state.companyId ?? '').map((address) => [address.portKey, address]));
  return liveSockets(state).map((socket) => {
    const portKey = boundPort(state, socket)?.portKey ?? null;
    const address = portKey === null ? undefined : addresses.get(portKey);
    const { verdict, reason, at } = socket.verdict;
    return {
      id: socket.id,
      label: socket.label,
      locationId: remoteIdOf(state.locations.get(socket.locationId)) ?? socket.locationId,
      hubId: socket.binding && (remoteIdOf(state.hubs.get(socket.binding.hubId)) ?? socket.binding.hubId),
      portId: portKey,
      topic: address ? (topics.updates(address)[0] ?? null) : null,
      verdict,
      reason,
      at: at === null ? null : new Date(at).toISOString(),
    };
  });
}

const remoteIdOf = (thing: { readonly sync: SyncState } | undefined): string | undefined => thing?.sync.seen?.remoteId;

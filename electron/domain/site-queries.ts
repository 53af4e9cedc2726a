// Questions that several rooms ask of a site's state, answered in one place so that the numbers agree everywhere. Pure.

import { demandedOf } from './demanded.ts';
import { done, failed, type Result } from './failures.ts';
import { staleByProcedure } from './fold/staleness.ts';
import type { Procedure } from './procedure.ts';
import { silentAfterMs } from './silence.ts';
import type { Hub, Port, SiteState, Socket } from './site-types.ts';
import type { Millis } from './units.ts';
import type { Verdict } from './verdict.ts';

/** The port the document says this socket is on. */
export function boundPort(state: SiteState, socket: Socket): Port | null {
  const { binding } = socket;
  return (binding && state.hubs.get(binding.hubId)?.ports.get(binding.number)) ?? null;
}

/** Sockets that are there, in the order they were added. */
export const liveSockets = (state: SiteState): Socket[] =>
  [...state.sockets.values()].filter(({ removed }) => !removed);

/** What a hub is called: the serial stands for a name that nobody gave. */
export const hubName = (hub: Pick<Hub, 'name' | 'hwId'> | undefined): string =>
  hub === undefined ? '' : hub.name.trim() === '' ? hub.hwId : hub.name;

/** They sum to `sockets`. */
export type VerdictCounts = Readonly<Record<Verdict | 'sockets', number>>;

export function countVerdicts(sockets: Iterable<Socket>): VerdictCounts {
  const counts = { sockets: 0, pass: 0, marginal: 0, fail: 0, deferred: 0, stale: 0, untested: 0 };
  for (const socket of sockets) {
    counts.sockets += 1;
    counts[socket.verdict.verdict] += 1;
  }
  return counts;
}

export interface SiteCounts {
  readonly total: VerdictCounts;
  readonly byLocation: ReadonlyMap<string, VerdictCounts>;
  /** Sockets without a pin are under ''. */
  readonly byPlan: ReadonlyMap<string, VerdictCounts>;
}

export function siteCounts(state: SiteState): SiteCounts {
  const sockets = liveSockets(state);
  return {
    total: countVerdicts(sockets),
    byLocation: countedBy(sockets, ({ locationId }) => locationId),
    byPlan: countedBy(sockets, ({ planId }) => planId ?? ''),
  };
}

/**
 * Ids of the sockets that a person names by label or id, each once, in the order named; nothing named, none meant.
 * Failure: `shell.wrong-use` where a name fits no socket, or two.
 */
export function socketsNamed(state: SiteState, names: readonly string[]): Result<readonly string[]> {
  const ids = new Set<string>();
  for (const name of names) {
    const direct = state.sockets.get(name);
    const fitting = direct && !direct.removed ? [direct] : liveSockets(state).filter(({ label }) => label === name);
    if (fitting.length === 0) return failed('shell.wrong-use', { what: `There is no socket ${name} in this site.` });
    if (fitting.length > 1) return failed('shell.wrong-use', { what: sharedLabel(name, fitting) });
    ids.add(fitting[0]!.id);
  }
  return done([...ids]);
}

/** Sockets whose verdict would become stale if this were set now: for the site, or for a location (null: the site's again). */
export function staleUnder(state: SiteState, procedure: Procedure | null, locationId?: string): Socket[] {
  const { locations, procedure: ofSite } = state;
  const isMeant = (id: string): boolean =>
    locationId === undefined ? !locations.get(id)?.procedure : id === locationId;
  return liveSockets(state).filter(
    (socket) => isMeant(socket.locationId) && staleByProcedure(socket, demandedOf(state, socket), procedure ?? ofSite),
  );
}

/** noted: in the document · known: to the platform · heard: some port spoke lately · silent: all have stopped. */
export type HubState = 'noted' | 'known' | 'heard' | 'all-heard' | 'silent';

/** `lastHeard`: arrival of the port's last message in this session, null for none. Ports without an id can't be heard. */
export function hubStateOf(hub: Hub, lastHeard: (portKey: string) => Millis | null, now: Millis): HubState {
  if (!hub.sync.seen || hub.sync.seen.gone) return 'noted';
  const keys = [...hub.ports.values()].flatMap(({ portKey }) => portKey ?? []);
  const heard = keys.map(lastHeard).filter((at) => at !== null);
  if (heard.length === 0) return 'known';
  const lately = heard.filter((at) => now - at <= silentAfterMs).length;
  if (lately === 0) return 'silent';
  return lately === keys.length ? 'all-heard' : 'heard';
}

/** What the top bar proposes; `count` sockets (or hubs) are meant. Screens, *The top bar*. */
export type NextAction =
  | { readonly action: 'import-schedule' }
  | { readonly action: 'add-hubs' }
  | { readonly action: 'connect' }
  | { readonly action: 'discover'; readonly count: number }
  | { readonly action: 'walk'; readonly count: number }
  | { readonly action: 'revisit'; readonly count: number }
  | { readonly action: 'issue-report' }
  | { readonly action: 'done' };

/**
 * Who only ever follows it ends with a report. Binding by hand is never proposed. `joined`: the site has a connection (which may
 * be down just now); without one nothing can be heard, so nothing can pass.
 */
export function nextAction(state: SiteState, joined: boolean): NextAction {
  const sockets = liveSockets(state);
  if (sockets.length === 0) return { action: 'import-schedule' };
  if (![...state.hubs.values()].some(({ removed }) => !removed)) return { action: 'add-hubs' };
  const counts = countVerdicts(sockets);
  const unbound = sockets.filter(({ binding, verdict }) => !binding && verdict.verdict === 'untested').length;
  const revisit = sockets.filter(isWorthAVisit).length;
  if (!joined && unbound + counts.untested + revisit > 0) return { action: 'connect' };
  if (unbound > 0) return { action: 'discover', count: unbound };
  if (counts.untested > 0) return { action: 'walk', count: counts.untested };
  const reported = state.reports.at(-1)?.at ?? null;
  if (revisit > 0) return { action: 'revisit', count: revisit };
  return isNewerThan(sockets, reported) ? { action: 'issue-report' } : { action: 'done' };
}

/** What failed or was deferred twice belongs into the report, not on another round. */
export function isWorthAVisit({ verdict: { verdict, attempts } }: Socket): boolean {
  return verdict === 'stale' || ((verdict === 'fail' || verdict === 'deferred') && attempts < 2);
}

const isNewerThan = (sockets: readonly Socket[], reported: Millis | null): boolean =>
  reported === null || sockets.some(({ verdict }) => (verdict.at ?? 0) > reported);

function countedBy(sockets: readonly Socket[], key: (socket: Socket) => string): Map<string, VerdictCounts> {
  const groups = new Map<string, Socket[]>();
  for (const socket of sockets) {
    const name = key(socket);
    const group = groups.get(name);
    if (group) group.push(socket);
    else groups.set(name, [socket]);
  }
  return new Map([...groups].map(([name, group]) => [name, countVerdicts(group)]));
}

const sharedLabel = (label: string, sockets: readonly Socket[]): string =>
  `${sockets.length} sockets are labelled ${label}; name one by its id: ${sockets.map(({ id }) => id).join(', ')}.`;

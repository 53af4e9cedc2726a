// The open site as the screens show it: views asked for when they are stale, verdicts by the state stream's deltas. Holds what
// was told last and decides nothing.

import { defineStore } from 'pinia';
import { markRaw, shallowRef } from 'vue';

import type { HubView, IssuesView, SiteView, SocketsView } from '../../../electron/contract/site-views.ts';
import type { Outcome } from '../../../electron/contract/outcome.ts';
import { codes } from '../../../electron/contract/codes.ts';
import type { Delta, PortRow, Snapshot, SocketRow } from '../../../electron/contract/state-stream.ts';
import type { Grade, Verdict } from '../../../electron/domain/verdict.ts';
import { application, ifThere, listen } from './application.ts';
import { staleViews, type SiteViewName } from './stale-views.ts';

export interface Standing {
  readonly verdict: Verdict;
  readonly reason: string | null;
  /** Not measured in both: shown outlined. */
  readonly outlined: boolean;
  readonly portIndex: number;
}

const noIssues: IssuesView = { issues: [], silentHubs: [] };
const untested: Standing = { verdict: 'untested', reason: null, outlined: false, portIndex: -1 };

export const useSite = defineStore('site', () => {
  const view = shallowRef<SiteView | null>(null);
  const sockets = shallowRef<SocketsView | null>(null);
  const hubs = shallowRef<readonly HubView[]>([]);
  const issues = shallowRef<IssuesView>(noIssues);
  /** Raised when standings are told: ten thousand are looked up, not watched one by one. */
  const version = shallowRef(0);
  /** The same for what the ports say. */
  const portsVersion = shallowRef(0);
  const standings = new Map<string, Standing>();
  const socketIds: string[] = [];
  const ports: PortRow[] = [];
  /** Where the port with the platform's id is told. */
  const portIndexes = new Map<string, number>();

  /** Asked ten thousand times a frame: plain functions, not a store's actions. */
  const rows = markRaw({
    standing: (socketId: string): Standing => standings.get(socketId) ?? untested,
    port: (index: number): PortRow | undefined => ports[index],
    portNamed: (portKey: string): PortRow | undefined => ports[portIndexes.get(portKey) ?? -1],
  });

  function take(told: Snapshot | Delta): void {
    if (told.kind === 'snapshot') {
      standings.clear();
      socketIds.length = ports.length = 0;
      portIndexes.clear();
    }
    const keys = told.kind === 'snapshot' ? told.ports : (told.newPorts ?? []);
    for (const key of keys) portIndexes.set(key, portIndexes.size);
    const added = told.kind === 'snapshot' ? told.sockets : (told.newSockets ?? []);
    for (const [id] of added) socketIds.push(id);
    const socketRows = told.kind === 'snapshot' ? told.socketRows : told.sockets;
    for (const row of socketRows ?? []) standings.set(socketIds[row[0]] ?? '', standingOf(row));
    const portRows = told.kind === 'snapshot' ? told.portRows : told.ports;
    for (const row of portRows ?? []) ports[row[0]] = row;
    if (socketRows) version.value += 1;
    if (portRows) portsVersion.value += 1;
  }

  const ask = {
    site: async () => (view.value = valueOf(await application().site.view())),
    sockets: async () => (sockets.value = valueOf(await application().site.sockets())),
    hubs: async () => (hubs.value = valueOf(await application().site.hubs()) ?? []),
    issues: async () => (issues.value = valueOf(await application().site.issues()) ?? noIssues),
  };
  const stale = new Set<SiteViewName>();
  let asking = false;

  /** Deltas are taken meanwhile; what becomes stale while this asks is asked for in another round. */
  async function askFor(what: readonly SiteViewName[]): Promise<void> {
    for (const each of what) stale.add(each);
    if (asking) return;
    asking = true;
    try {
      while (stale.size > 0) {
        const round = [...stale];
        stale.clear();
        await Promise.all(round.map((each) => ask[each]()));
      }
    } finally {
      asking = false;
    }
  }

  /** Until the site is closed. Asks only once it is told of changes: none can fall in between. */
  const follow = (): Promise<void> =>
    listen(application().site.changes(), (told) => {
      take(told);
      void ifThere(askFor(staleViews(told)));
    });

  /** For what goes stale without a delta: a hub that falls silent says nothing. */
  const askForIssues = (): Promise<void | null> => ifThere(askFor(['issues']));

  function forget(): void {
    standings.clear();
    [view.value, sockets.value, hubs.value] = [null, null, []];
    issues.value = noIssues;
  }
  return { view, sockets, hubs, issues, version, portsVersion, rows, follow, forget, askForIssues };
});

const valueOf = <T>(outcome: Outcome<T>): T | null => (outcome.ok ? outcome.value : null);

function standingOf([, verdict, reason, works, place, portIndex]: SocketRow): Standing {
  const measured = (grade: number): boolean => (codes.grade[grade] as Grade | 'none') === 'measured';
  const outlined = (works !== 0 || place !== 0) && !(measured(works) && measured(place));
  return { verdict: codes.verdict[verdict] ?? 'untested', reason, outlined, portIndex };
}

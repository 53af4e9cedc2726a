// The open site as the screens show it: views asked for when they are stale, verdicts by the state stream's deltas. Holds what
// was told last and decides nothing.

import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

import type { HubView, IssuesView, SiteView, SocketsView } from '../../../electron/contract/site-views.ts';
import { codes } from '../../../electron/contract/codes.ts';
import type { Delta, PortRow, Snapshot, SocketRow } from '../../../electron/contract/state-stream.ts';
import type { Grade, Verdict } from '../../../electron/domain/verdict.ts';
import { application, listen } from './application.ts';

export interface Standing {
  readonly verdict: Verdict;
  readonly reason: string | null;
  /** Not measured in both: shown outlined. */
  readonly outlined: boolean;
  readonly portIndex: number;
}

const untested: Standing = { verdict: 'untested', reason: null, outlined: false, portIndex: -1 };

export const useSite = defineStore('site', () => {
  const view = shallowRef<SiteView | null>(null);
  const sockets = shallowRef<SocketsView | null>(null);
  const hubs = shallowRef<readonly HubView[]>([]);
  const issues = shallowRef<IssuesView>({ issues: [], silentHubs: [] });
  /** Raised with every delta: ten thousand standings are looked up, not watched one by one. */
  const version = shallowRef(0);
  const standings = new Map<string, Standing>();
  const socketIds: string[] = [];
  const ports: PortRow[] = [];

  const standing = (socketId: string): Standing => standings.get(socketId) ?? untested;
  const port = (index: number): PortRow | undefined => ports[index];

  function take(told: Snapshot | Delta): void {
    if (told.kind === 'snapshot') {
      standings.clear();
      socketIds.length = ports.length = 0;
    }
    const added = told.kind === 'snapshot' ? told.sockets : (told.newSockets ?? []);
    for (const [id] of added) socketIds.push(id);
    for (const row of (told.kind === 'snapshot' ? told.socketRows : told.sockets) ?? []) {
      standings.set(socketIds[row[0]] ?? '', standingOf(row));
    }
    for (const row of (told.kind === 'snapshot' ? told.portRows : told.ports) ?? []) ports[row[0]] = row;
    version.value += 1;
  }

  async function askAgain(): Promise<void> {
    const client = application();
    const [site, columns, boxes, list] = await Promise.all([
      client.site.view(),
      client.site.sockets(),
      client.site.hubs(),
      client.site.issues(),
    ]);
    view.value = site.ok ? site.value : null;
    sockets.value = columns.ok ? columns.value : null;
    hubs.value = boxes.ok ? boxes.value : [];
    issues.value = list.ok ? list.value : { issues: [], silentHubs: [] };
  }

  /** Until the site is closed. */
  async function follow(): Promise<void> {
    await askAgain();
    await listen(application().site.changes(), async (told) => {
      take(told);
      const changedElsewhere = told.kind === 'delta' && (told.stale || told.newSockets || told.sockets);
      if (changedElsewhere) await askAgain();
    });
  }

  function forget(): void {
    standings.clear();
    [view.value, sockets.value, hubs.value] = [null, null, []];
    issues.value = { issues: [], silentHubs: [] };
  }
  return { view, sockets, hubs, issues, version, standing, port, follow, askAgain, forget };
});

function standingOf([, verdict, reason, works, place, portIndex]: SocketRow): Standing {
  const measured = (grade: number): boolean => (codes.grade[grade] as Grade | 'none') === 'measured';
  const outlined = (works !== 0 || place !== 0) && !(measured(works) && measured(place));
  return { verdict: codes.verdict[verdict] ?? 'untested', reason, outlined, portIndex };
}

// The punch list for the screens; silent hubs stand in it as one entry each, as long as they are silent.

import type { IssuesView, IssueView } from '../../contract/site-views.ts';
import { hubStateOf } from '../../domain/site-queries.ts';
import type { Issue, SiteState } from '../../domain/site-types.ts';
import type { Hearing } from './hubs-view.ts';

export function issuesView(state: SiteState, { now, heardAt }: Hearing): IssuesView {
  const silent = [...state.hubs.values()].filter((hub) => !hub.removed && hubStateOf(hub, heardAt, now) === 'silent');
  return {
    issues: [...state.issues.values()]
      .map((issue) => issueView(state, issue))
      .sort((a, b) => (a.state === b.state ? b.openedAt - a.openedAt : a.state === 'open' ? -1 : 1)),
    silentHubs: silent.map(({ id: hubId, name, hwId, ports }) => ({
      hubId,
      name: name.trim() === '' ? hwId : name,
      hwId,
      sockets: [...ports.values()].filter(({ socketId }) => socketId !== null).length,
    })),
  };
}

export function issueView(state: SiteState, issue: Issue): IssueView {
  const { id, on, text, state: stands, openedAt, author, comments, photos } = issue;
  return { id, on, subject: subjectOf(state, on), text, state: stands, openedAt, author, comments, photos };
}

function subjectOf(state: SiteState, on: Issue['on']): string {
  if (!on) return '';
  if (on.kind === 'socket') return state.sockets.get(on.id)?.label ?? '';
  if (on.kind === 'plan') return state.plans.get(on.id)?.name ?? '';
  const hub = state.hubs.get(on.id);
  return hub?.name.trim() || (hub?.hwId ?? '');
}

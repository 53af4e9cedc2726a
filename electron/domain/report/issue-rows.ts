// The punch list of a report: open issues first, each with what it is on, its comments and its photos. Pure.

import type { Issue, SiteState } from '../site-types.ts';
import type { Millis } from '../units.ts';

export interface IssueRow {
  readonly id: string;
  /** Label, serial or plan name of what it is on; empty for the site. */
  readonly on: string;
  readonly text: string;
  readonly state: 'open' | 'closed';
  readonly openedAt: Millis;
  readonly author: string;
  readonly comments: readonly { readonly at: Millis; readonly author: string; readonly text: string }[];
  readonly photos: readonly { readonly blob: string; readonly mediaType: string; readonly name: string }[];
}

export function issueRows(state: SiteState): IssueRow[] {
  return [...state.issues.values()]
    .map(({ id, on, text, state: standing, openedAt, author, comments, photos }) => ({
      id,
      on: nameOf(state, on),
      text,
      state: standing,
      openedAt,
      author,
      comments,
      photos,
    }))
    .sort((a, b) => (a.state === b.state ? a.openedAt - b.openedAt : a.state === 'open' ? -1 : 1));
}

function nameOf(state: SiteState, on: Issue['on']): string {
  if (!on) return '';
  if (on.kind === 'socket') return state.sockets.get(on.id)?.label ?? on.id;
  if (on.kind === 'hub') return state.hubs.get(on.id)?.hwId ?? on.id;
  return state.plans.get(on.id)?.name ?? on.id;
}

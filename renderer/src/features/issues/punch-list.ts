// Decides what the punch list shows: silent hubs first, then issues as the application orders them, those that fit what was asked
// for. Pure.

import type { IssuesView, IssueView } from '../../../../electron/contract/site-views.ts';

export type Entry =
  | { readonly kind: 'issue'; readonly id: string; readonly issue: IssueView }
  | { readonly kind: 'silent'; readonly id: string; readonly hub: IssuesView['silentHubs'][number] };

export interface Wanted {
  readonly state: 'open' | 'closed' | 'all';
  readonly subject: 'any' | 'none' | 'socket' | 'hub' | 'plan';
  /** In the text, the subject, a comment or who wrote it; any case. */
  readonly text: string;
}

export function punchList({ issues, silentHubs }: IssuesView, { state, subject, text }: Wanted): Entry[] {
  const sought = text.trim().toLocaleLowerCase();
  const holds = (...texts: readonly string[]): boolean =>
    sought === '' || texts.some((each) => each.toLocaleLowerCase().includes(sought));
  const silent = silentHubs
    .filter(({ name, hwId }) => state !== 'closed' && (subject === 'any' || subject === 'hub') && holds(name, hwId))
    .map((hub): Entry => ({ kind: 'silent', id: `silent/${hub.hubId}`, hub }));
  const written = issues
    .filter((issue) => state === 'all' || issue.state === state)
    .filter(({ on }) => subject === 'any' || (on?.kind ?? 'none') === subject)
    .filter(({ text: said, subject: on, author, comments }) =>
      holds(said, on, author, ...comments.map((comment) => comment.text)),
    )
    .map((issue): Entry => ({ kind: 'issue', id: issue.id, issue }));
  return [...silent, ...written];
}

/** The entry one step on; the first or last stays. What is chosen but not in the list: the first. */
export function stepped(entries: readonly Entry[], chosen: string | null, key: string): string | null {
  const at = entries.findIndex(({ id }) => id === chosen);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: Math.max(0, at - 1),
    PageDown: at + 10,
    PageUp: at - 10,
    Home: 0,
    End: entries.length - 1,
  };
  const to = steps[key];
  if (to === undefined) return chosen;
  return entries[Math.min(entries.length - 1, Math.max(0, to))]?.id ?? null;
}

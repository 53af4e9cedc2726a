// Decides which of the site's views what is told makes stale. Pure.

import type { Delta, Snapshot } from '../../../electron/contract/state-stream.ts';

export type SiteViewName = 'site' | 'sockets' | 'hubs' | 'issues';
const all: readonly SiteViewName[] = ['site', 'sockets', 'hubs', 'issues'];

/** Verdicts change counts alone, readings nothing; whatever else changed may be in any view. */
export function staleViews(told: Snapshot | Delta): readonly SiteViewName[] {
  if (told.kind === 'snapshot') return all;
  const { stale = [], newSockets, sockets } = told;
  if (newSockets) return all;
  const kinds = new Set(stale);
  const issuesChanged = kinds.delete('issue');
  if (kinds.size > 0) return all;
  return [...(sockets || issuesChanged ? ['site' as const] : []), ...(issuesChanged ? ['issues' as const] : [])];
}

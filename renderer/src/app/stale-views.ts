// Decides which of the site's views a delta makes stale. Pure.

import type { Delta } from '../../../electron/contract/state-stream.ts';

export type SiteViewName = 'site' | 'sockets' | 'hubs' | 'issues';
const all: readonly SiteViewName[] = ['site', 'sockets', 'hubs', 'issues'];

/** Verdicts change counts alone, readings nothing; whatever else changed may be in any view. */
export function staleViews({ stale = [], newSockets, sockets }: Delta): readonly SiteViewName[] {
  if (newSockets) return all;
  const kinds = new Set(stale);
  const issuesChanged = kinds.delete('issue');
  if (kinds.size > 0) return all;
  return [...(sockets || issuesChanged ? ['site' as const] : []), ...(issuesChanged ? ['issues' as const] : [])];
}

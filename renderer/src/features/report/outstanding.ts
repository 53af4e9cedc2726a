// Decides what a client must still wait for, in numbers, and where each is mended. Nothing: the site is accepted, by the same rule
// as the report's first page (`isAccepted`). Pure.

import type { VerdictCounts } from '../../../../electron/domain/site-queries.ts';
import type { Verdict } from '../../../../electron/domain/verdict.ts';

export interface Outstanding {
  readonly what: Exclude<Verdict, 'pass' | 'marginal'> | 'issues' | 'sockets';
  readonly count: number;
  /** Where it is mended. */
  readonly to: string;
}

export function outstanding(counts: VerdictCounts, openIssues: number): readonly Outstanding[] {
  if (counts.sockets === 0) return [{ what: 'sockets', count: 0, to: '/site' }];
  const verdicts = (['fail', 'deferred', 'stale', 'untested'] as const).map((what) => ({
    what,
    count: counts[what],
    to: '/verify',
  }));
  const all: Outstanding[] = [...verdicts, { what: 'issues', count: openIssues, to: '/issues' }];
  return all.filter(({ count }) => count > 0);
}

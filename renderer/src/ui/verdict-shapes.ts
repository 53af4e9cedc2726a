// The shape of each verdict's sign, in a square of 16: the same on the plan, in lists and in the report.

import type { Verdict } from '../../../electron/domain/verdict.ts';

/** As of an SVG path. */
export const verdictShapes: Record<Verdict, string> = {
  pass: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Z',
  marginal: 'M8 2 15 14H1Z',
  fail: 'M3 3 13 13M13 3 3 13',
  deferred: 'M8 2a6 6 0 1 0 0 12Z',
  stale: 'M13 8a5 5 0 1 1-2-4M11 1v3.5H7.5',
  untested: 'M8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z',
};

/** The other half of what is deferred: a ring around its shape. */
export const deferredRing = 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Z';

/** Drawn as lines: what is a line by nature, and what was not measured. */
export const isLine = (verdict: Verdict, outlined: boolean): boolean =>
  outlined || verdict === 'fail' || verdict === 'stale';

// The numbers of the state stream's rows, for both ends. Apart from the schemas, so that the page need not load those.

/** The order is the code that stands in a row. */
export const codes = {
  verdict: ['untested', 'pass', 'marginal', 'fail', 'deferred', 'stale'],
  grade: ['none', 'measured', 'observed', 'by-route', 'manual', 'imported'],
} as const;

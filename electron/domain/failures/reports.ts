// What can be expected to go wrong in `reports`, in the user's words.

import type { FailureText } from './failure-text.ts';

export const reportsFailures = {} as const satisfies Record<string, FailureText>;
